import { randomInt } from 'node:crypto';
import { connect, createServer } from 'node:net';

/** Below 32768, because outgoing connections take ports above it at the wrong moment. */
export function randomPort() {
  return randomInt(20000, 32000);
}

export async function isFree(port) {
  return (await tryToListen(port, '127.0.0.1')) === undefined;
}

/** Why the product cannot listen there, as a sentence. */
export async function portProblem(port, host) {
  const code = await tryToListen(port, host);
  if (!code) return undefined;
  if (code === 'EADDRINUSE') {
    return `Port ${port} is taken by another program. Stop that one, or choose another port: PORT=${port + 1} npm start`;
  }
  if (code === 'EACCES') return `Port ${port} is not allowed for this user. Choose one above 1023 with PORT.`;
  return `HOST=${host} is not an address of this machine (${code}).`;
}

export function accepts(port) {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('error', () => done(false));
    socket.once('connect', () => {
      socket.destroy();
      done(true);
    });
  });
}

function tryToListen(port, host) {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', (error) => done(error.code));
    probe.listen(port, host, () => probe.close(() => done(undefined)));
  });
}
