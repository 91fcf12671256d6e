/** Something the person at the terminal can put right: shown as one sentence, without a stack. */
export class Failure extends Error {}

export function explain(error) {
  if (error instanceof Failure) return error.message;
  return error?.stack ?? String(error);
}
