import type { z } from 'zod';

import type { Problem } from '@/lib/platform/core/domain-error';

import { pointerTo } from './json-text';

const MOST = 1_000;

type Issue = z.core.$ZodIssue;

/** What a shape found wrong with a file's value, in codes of our own that stay when the validator changes. */
export function shapeProblems(error: z.ZodError, value: unknown): Problem[] {
  const problems = error.issues.flatMap((issue) => problemsOfIssue(issue, value));
  const seen = new Set<string>();
  return problems.filter(({ pointer, code }) => {
    const known = seen.has(`${code} ${pointer}`);
    seen.add(`${code} ${pointer}`);
    return !known;
  });
}

/** All of them, but not more than somebody could read: what is cut off is counted. */
export function atMostReadable(problems: Problem[]): Problem[] {
  if (problems.length <= MOST) return problems;
  const count = problems.length - MOST;
  const message = `There are ${count} more problems.`;
  return [...problems.slice(0, MOST), { pointer: '', code: 'more_problems', message, params: { count } }];
}

function problemsOfIssue(issue: Issue, value: unknown): Problem[] {
  const pointer = pointerTo(issue.path);
  const problem = (code: string, message: string, params?: Problem['params']) => [
    { pointer, code, message, ...(params && { params }) },
  ];

  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((name) => ({
        pointer: pointerTo([...issue.path, name]),
        code: 'unknown_member',
        message: `"${name.slice(0, 60)}" is not part of the format.`,
        params: { name: name.slice(0, 60) },
      }));
    case 'too_big':
      return issue.origin === 'number' || issue.origin === 'int'
        ? problem('out_of_range', `must be at most ${issue.maximum}`, { max: Number(issue.maximum) })
        : problem('too_long', issue.message, { max: Number(issue.maximum) });
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int'
        ? problem('out_of_range', `must be at least ${issue.minimum}`, { min: Number(issue.minimum) })
        : problem('empty', 'must not be empty');
    case 'invalid_format':
      return problem('invalid_key', issue.message);
    case 'custom':
      return problem(String(issue.params?.code ?? 'control_characters'), issue.message);
    case 'invalid_type':
    case 'invalid_value':
    case 'invalid_union':
      return at(value, issue.path) === undefined
        ? problem('missing', 'is missing')
        : insideUnion(issue, value, pointer);
    default:
      return problem('invalid', issue.message);
  }
}

/** A union says only that no branch fits; the branch that fits best by kind says why. */
function insideUnion(issue: Issue, value: unknown, pointer: string): Problem[] {
  const branches = issue.code === 'invalid_union' ? issue.errors : [];
  const best = branches.find((branch) =>
    branch.every((inner) => inner.path.length > 0 && at(value, [...issue.path, ...inner.path]) !== undefined),
  );
  if (best) {
    return best.flatMap((inner) =>
      problemsOfIssue({ ...inner, path: [...issue.path, ...inner.path] }, value),
    );
  }
  const code = issue.code === 'invalid_type' ? 'wrong_type' : 'invalid_value';
  return [{ pointer, code, message: issue.code === 'invalid_union' ? 'is not allowed here' : issue.message }];
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      inner !== null && typeof inner === 'object' ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );
}
