/// <reference path="../tests/interop/reference-packages.d.ts" />
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { verifyCredential } from '@digitalbazaar/vc';
import { checkStatus } from '@digitalbazaar/vc-bitstring-status-list';
import { makeIssuer } from './fixture.ts';
import { makeReference } from './reference.ts';

/**
 * The stock stack behind a plain HTTP server: takes a credential by POST, says whether it verifies, status included.
 * Every document that it needs comes in one message from the process that starts it, and stays in memory.
 */
const serve = async (documents: Readonly<Record<string, object>>): Promise<void> => {
  const { suiteOf, documentLoader } = await makeReference(makeIssuer(), new Map(Object.entries(documents)));
  const server = createServer((request, response) => {
    const answer = async () => {
      const credential: unknown = JSON.parse(await text(request));
      const result = await verifyCredential({ credential, suite: suiteOf(), documentLoader, checkStatus });
      response.setHeader('content-type', 'application/json');
      response.statusCode = result.verified ? 200 : 422;
      response.end(JSON.stringify({ verified: result.verified, error: result.verified ? null : String(result.error) }));
    };
    answer().catch((error: unknown) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    process.send?.(typeof address === 'object' && address !== null ? address.port : 0);
  });
};

process.once('message', (documents: Readonly<Record<string, object>>) => void serve(documents));
process.once('disconnect', () => process.exit(0));
