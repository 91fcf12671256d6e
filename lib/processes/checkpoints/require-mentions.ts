import { DomainError } from '@/lib/platform/core/domain-error';
import type { Tx } from '@/lib/platform/core/transact';
import { findViewers } from '@/lib/processes/runs/find-viewers';

import { talkLimits } from './inputs';
import { mentionsIn } from './rules/mentions';

/**
 * Whom a text names. Somebody who may not see the run would be told of it by being named, so the writer is asked to
 * leave them out; whether such a person exists at all is not said.
 */
export async function requireMentions(tx: Tx, runId: string, text: string): Promise<string[]> {
  const named = mentionsIn(text);
  if (named.length > talkLimits.mentions) {
    const params = { most: talkLimits.mentions };
    const message = `At most ${talkLimits.mentions} people can be named.`;
    throw new DomainError('invalid_input', 'The comment names too many people.', {
      problems: [{ pointer: '/text', code: 'too_many_mentions', message, params }],
    });
  }
  const viewers = await findViewers(tx, runId, named);
  const problems = named
    .filter((id) => !viewers.has(id))
    .map((id) => ({
      pointer: '/text',
      code: 'mention_cannot_see',
      message: 'This person cannot see the run.',
      params: { id },
    }));
  if (problems.length > 0) {
    throw new DomainError('invalid_input', 'Somebody named cannot see the run.', { problems });
  }
  return named;
}
