export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function show(label: string, value: string, goal?: string): void {
  console.log(`${label.padEnd(64)} ${value.padStart(12)}${goal ? `   goal ${goal}` : ''}`);
}

/** Milliseconds of each call, after a warm-up that is not counted. */
export async function timesOf(calls: number, work: (n: number) => Promise<unknown>): Promise<number[]> {
  for (let n = 0; n < Math.min(20, calls); n += 1) await work(n);
  const times: number[] = [];
  for (let n = 0; n < calls; n += 1) {
    const started = performance.now();
    await work(n);
    times.push(performance.now() - started);
  }
  return times;
}
