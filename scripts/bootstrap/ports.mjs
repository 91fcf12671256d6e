import { randomInt } from 'node:crypto';
import { connect, createServer } from 'node:net';

/** Below 32768, because outgoing connections take ports above it at the wrong moment. */
export function randomPort() {
  return randomInt(20000, 32000);
}

export function isFree(port, host = '127.0.0.1') {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(false));
    probe.listen(port, host, () => probe.close(() => done(true)));
  });
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
