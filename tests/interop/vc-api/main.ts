import { startVcApi } from './server.ts';

const STANDARD_PORT = 40_443;

const { origin, api } = await startVcApi(Number(process.env['PORT'] ?? STANDARD_PORT));
console.info(`VC API for conformance suites at ${origin} (this machine only; certificate signed by itself)\n`);
for (const { name, did } of api.issuers) console.info(`${name.padEnd(22)} ${did}`);
console.info(`\nIssue   ${origin}/issuers/NAME/credentials/issue   or ${origin}/credentials/issue`);
console.info(`Verify  ${origin}/credentials/verify   ${origin}/presentations/verify\nStop with Ctrl+C.`);
