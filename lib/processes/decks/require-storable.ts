import { DomainError } from '@/lib/platform/core/domain-error';
import type { Tx } from '@/lib/platform/core/transact';

import type { Draft } from './inputs';
import { checkDraftShape } from './rules/check-draft-shape';
import type { KnownReferences } from './rules/validate-draft';
import { findReferences } from './store';

/** The people and departments of a draft, or one error with everything that keeps it from being kept. */
export async function requireStorable(tx: Tx, draft: Draft, base: string): Promise<KnownReferences> {
  const known = await findReferences(tx, draft);
  const problems = checkDraftShape(draft, known);
  if (problems.length === 0) return known;
  throw new DomainError('invalid_input', 'The draft cannot be kept like this.', {
    problems: problems.map((problem) => ({ ...problem, pointer: `${base}${problem.pointer}` })),
  });
}
