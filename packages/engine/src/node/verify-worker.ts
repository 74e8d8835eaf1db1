/** What runs in the thread of its own: one credential at a time, documents by way of the thread that started it. */
import { parentPort } from 'node:worker_threads';
import type { DocumentAnswer, DocumentSource } from '../types.ts';
import { verifyCredential } from '../verify/verify-credential.ts';
import { nodeCrypto } from './index.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

const port = parentPort;
if (port === null) throw new Error('This file runs in a worker thread only');

const tell = (message: FromWorker): void => port.postMessage(message);

const waiting = new Map<number, (answer: DocumentAnswer) => void>();
let questions = 0;

const documents: DocumentSource = {
  find: (url, wanted) =>
    new Promise((resolve) => {
      questions += 1;
      waiting.set(questions, resolve);
      tell({ kind: 'find', question: questions, url, wanted });
    }),
};

port.on('message', (message: ToWorker) => {
  if (message.kind === 'found') {
    waiting.get(message.question)?.(message.answer);
    waiting.delete(message.question);
    return;
  }
  const world = { ...message.world, crypto: nodeCrypto, documents };
  void verifyCredential(message.input, world).then((report) => tell({ kind: 'report', report }));
});

tell({ kind: 'ready' });
