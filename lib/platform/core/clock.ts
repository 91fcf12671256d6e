import { readFileSync } from 'node:fs';

import { env } from './env';
import { log } from './log';

let warned = false;

/**
 * What time it is: the machine's, unless CLOCK_OFFSET_FILE names a file with a number of seconds to add. Requests and
 * jobs ask here once each; everything below takes `ctx.now`.
 */
export function currentTime(): Date {
  return new Date(Date.now() + offsetSeconds() * 1000);
}

function offsetSeconds(): number {
  const file = env().CLOCK_OFFSET_FILE;
  if (!file) return 0;
  if (!warned)
    log.warn('The clock is moved by a file. Records written now do not show the real time.', { file });
  warned = true;
  try {
    const seconds = Number(readFileSync(file, 'utf8'));
    return Number.isFinite(seconds) ? seconds : 0;
  } catch {
    return 0;
  }
}
