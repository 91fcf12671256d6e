import { env } from './env';

type Level = 'debug' | 'info' | 'warn' | 'error';
export type LogFields = Record<string, unknown> & { requestId?: string; tenantId?: string; userId?: string };

const weight = { debug: 10, info: 20, warn: 30, error: 40, silent: 99 };

/** One JSON line per happening. No personal data beyond ids, no secrets. */
export const log = {
  debug: (message: string, fields?: LogFields) => write('debug', message, fields),
  info: (message: string, fields?: LogFields) => write('info', message, fields),
  warn: (message: string, fields?: LogFields) => write('warn', message, fields),
  error: (message: string, fields?: LogFields) => write('error', message, fields),
};

/** An error that is our bug or our surroundings': whole in the log, never shown. */
export function report(error: unknown, fields?: LogFields): void {
  write('error', error instanceof Error ? error.message : String(error), {
    ...fields,
    error: describe(error),
  });
}

function write(level: Level, message: string, fields: LogFields = {}): void {
  if (weight[level] < weight[env().LOG_LEVEL]) return;
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), level, message, ...fields })}\n`);
}

function describe(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause ? describe(error.cause) : undefined;
  return {
    name: error.name,
    message: error.message,
    code: (error as { code?: unknown }).code,
    stack: error.stack,
    cause,
  };
}
