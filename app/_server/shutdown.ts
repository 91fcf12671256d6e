const KEY = Symbol.for('laufkarte.shutdown');

type Shared = typeof globalThis & { [KEY]?: boolean };

/** Kept on the process, because instrumentation and routes are bundled apart and share no module. */
export function beginShutdown(): void {
  (globalThis as Shared)[KEY] = true;
}

export function isShuttingDown(): boolean {
  return (globalThis as Shared)[KEY] === true;
}
