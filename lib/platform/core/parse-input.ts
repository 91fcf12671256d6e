import { z } from 'zod';

import { DomainError, type Problem } from './domain-error';

/** The only parser: whatever a door passes in, the domain takes it through its shape. */
export function parseInput<Shape extends z.ZodType>(shape: Shape, raw: unknown): z.output<Shape> {
  const result = tryShape(shape, raw);
  if (result.success) return result.data;
  throw new DomainError('invalid_input', 'The input is not valid.', { problems: problemsOf(result.error) });
}

/**
 * `safeParse` that is safe. The validator compares `length` before it knows that it holds a text, and an object
 * whose `length` is an object without a primitive value makes that comparison throw.
 */
export function tryShape<Shape extends z.ZodType>(
  shape: Shape,
  raw: unknown,
): z.ZodSafeParseResult<z.output<Shape>> {
  try {
    return shape.safeParse(raw);
  } catch (error) {
    const tooDeep = error instanceof RangeError;
    if (!tooDeep && !(error instanceof TypeError && error.message.includes('primitive value'))) throw error;
    const message = tooDeep ? 'is nested too deeply' : 'contains an object where a text or a list belongs';
    const issue: z.core.$ZodIssue = {
      code: 'invalid_type',
      expected: 'string',
      path: [],
      message,
      input: raw,
    };
    return { success: false, error: new z.ZodError([issue]) as z.ZodError<z.output<Shape>> };
  }
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
