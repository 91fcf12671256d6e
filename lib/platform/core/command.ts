import type { z } from 'zod';

import type { Ctx } from './ctx';
import { oncePerKey } from './once-per-key';
import { parseInput } from './parse-input';
import { type Tx, transact } from './transact';

/**
 * Every write of the product is one of these. It parses, opens the tenant's transaction, honours an idempotency
 * key and runs; what it recorded commits or vanishes with it. `spec` lets tests and documents enumerate all of them.
 */
export function command<Shape extends z.ZodType, Output>(spec: {
  name: string;
  input: Shape;
  run: (tx: Tx, ctx: Ctx, input: z.output<Shape>) => Promise<Output>;
}) {
  const call = async (ctx: Ctx, raw: z.input<Shape>): Promise<Output> => {
    const input = parseInput(spec.input, raw);
    return transact(ctx, (tx) =>
      oncePerKey(tx, ctx, spec.name, input, () => spec.run(tx, { ...ctx, tx }, input)),
    );
  };
  return Object.assign(call, { spec });
}
