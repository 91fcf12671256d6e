const MOST_ROUNDS = 100;

/** A bounded search again and again, each in a transaction of its own, until it finds nothing more; the rest is for the next sweep. */
export async function untilDone(round: () => Promise<{ more: boolean }>): Promise<void> {
  for (let rounds = 0; rounds < MOST_ROUNDS; rounds += 1) {
    if (!(await round()).more) return;
  }
}
