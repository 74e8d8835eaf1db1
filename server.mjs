// The outer server: sets what the framework must not take from a client, limits slow connections, stops cleanly.
import http from 'node:http';

const port = Number(process.env.PORT || 3000);
const host = process.env.HOST || '127.0.0.1';
const origin = new URL(process.env.CAIRN_URL || `http://localhost:${port}`);

// Addresses come from configuration, never from a request (adapter-node reads these headers).
process.env.PROTOCOL_HEADER = 'x-cairn-protocol';
process.env.HOST_HEADER = 'x-cairn-host';
process.env.BODY_SIZE_LIMIT = String((Number(process.env.CAIRN_MAX_UPLOAD_MB || 15) + 2) * 1024 * 1024);

let handler;
try {
  ({ handler } = await import('./build/handler.js'));
} catch (error) {
  // A refusal says in its message what to do; anything else keeps its stack.
  const isRefusal = error?.name === 'OperatorError' || error?.name === 'SettingsError';
  console.error(isRefusal ? `\n${error.message}\n` : error);
  process.exit(1);
}

const server = http.createServer({ connectionsCheckingInterval: 5_000 }, (request, response) => {
  request.headers['x-cairn-protocol'] = origin.protocol.slice(0, -1);
  request.headers['x-cairn-host'] = origin.host;
  // A check that machines ask for is answered before the framework sees it.
  if (globalThis.cairnRunning?.answerDirectly?.(request, response)) return;
  handler(request, response, () => {
    response.statusCode = 404;
    response.end('Not found');
  });
});
server.headersTimeout = 10_000;
server.requestTimeout = 60_000;
server.maxConnections = 12_000;

server.on('error', (error) => {
  const sentence =
    error.code === 'EADDRINUSE'
      ? `Port ${port} is taken by another program. Choose another one: PORT=3001 npm start`
      : error.message;
  console.error(`\n${sentence}\n`);
  void stop(1);
});

let stopping = false;
async function stop(code) {
  if (stopping) return;
  stopping = true;
  // Containers are given ten seconds.
  const deadline = new Promise((resolve) => setTimeout(resolve, 8000).unref());
  const answered = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), 1500).unref();
  // Requests under way still need the database: it is closed behind them, or after two seconds without them.
  await Promise.race([answered, new Promise((resolve) => setTimeout(resolve, 2000))]);
  // The app closes its database and jobs in its listeners, which are waited for.
  const work = [];
  for (const listener of process.listeners('sveltekit:shutdown')) work.push(listener('stop'));
  await Promise.race([Promise.allSettled(work), deadline]);
  process.exit(code);
}
process.on('SIGINT', () => void stop(0));
process.on('SIGTERM', () => void stop(0));

// `--prepare` migrates and fills an empty database, and ends there: what that takes of memory is given back.
if (process.argv.includes('--prepare')) void stop(0);
else server.listen(port, host, () => process.emit('cairn:listening', { port: server.address().port, host }));
