import type { z } from 'zod';

import { DomainError, type Problem } from './domain-error';

/** The only parser: whatever a door passes in, the domain takes it through its shape. */
export function parseInput<Shape extends z.ZodType>(shape: Shape, raw: unknown): z.output<Shape> {
  const result = shape.safeParse(raw);
  if (result.success) return result.data;
  throw new DomainError('invalid_input', 'The input is not valid.', { problems: problemsOf(result.error) });
}

export function problemsOf(error: z.ZodError, base = ''): Problem[] {
  return error.issues.slice(0, 200).map((issue) => ({
    pointer: `${base}${issue.path.map((part) => `/${escapePointer(String(part))}`).join('')}`,
    code: issue.code,
    message: issue.message,
  }));
}

function escapePointer(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}
