import { createServer, type Server } from 'node:http';

/** For whoever watches the process: alive as long as it answers, ready while database and queue do. */
export function serveHealth(port: number, isReady: () => Promise<boolean>): Server {
  const server = createServer(async (request, response) => {
    response.setHeader('content-type', 'text/plain; charset=utf-8');
    response.setHeader('cache-control', 'no-store');
    if (request.url === '/livez') {
      response.end('ok\n');
      return;
    }
    if (request.url !== '/readyz') {
      response.writeHead(404).end();
      return;
    }
    const ready = await isReady();
    response.writeHead(ready ? 200 : 503).end(ready ? 'ok\n' : 'not ready\n');
  });
  return server.listen(port);
}
