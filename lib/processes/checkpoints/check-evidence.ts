import type { FieldValue } from '@/db/schema/processes/decks';
import { DomainError } from '@/lib/platform/core/domain-error';
import type { Tx } from '@/lib/platform/core/transact';
import type { HeldStep } from '@/lib/processes/runs/hold-run';

import { filledFields, type GivenFields } from './rules/field-values';
import { confirmedValue, missingEvidence } from './rules/missing-evidence';
import { findOpenTodos } from './store';

type Given = { value?: string; note?: string; signoffName?: string; fields?: GivenFields };

/** What a sign-off brings, by whomever it is made; refused with the complete list of what is missing. */
export async function checkEvidence(
  tx: Tx,
  step: HeldStep,
  given: Given,
  signerName: string,
): Promise<{
  value: string;
  facts: { note: string | null; signoffName: string | null };
  fields: Record<string, FieldValue>;
}> {
  const openTodos = step.requireTodosDone ? await findOpenTodos(tx, step.id) : [];
  const missing = missingEvidence({ ...step, openTodos }, given, signerName);
  if (missing.length > 0)
    throw new DomainError('evidence_missing', 'Something is still missing.', { problems: missing });
  const value = confirmedValue(step.confirmationType, given.value);
  if (value === null)
    throw new DomainError('invalid_input', 'This step cannot give that value.', { problems: [wrongValue] });

  return {
    value,
    facts: { note: given.note || null, signoffName: given.signoffName || null },
    fields: filledFields(step.fields, given.fields ?? {}),
  };
}

const wrongValue = {
  pointer: '/value',
  code: 'value_not_possible',
  message: 'This step cannot give that value.',
};
