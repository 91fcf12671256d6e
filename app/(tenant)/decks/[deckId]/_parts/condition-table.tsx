'use client';

import { useTranslations } from 'next-intl';

import { conditionSentence } from '@/app/_parts/condition/condition-sentence';
import { Badge } from '@/app/_ui/badge';
import type { DraftCheckpoint, DraftCondition } from '@/lib/processes/decks/inputs';

import { conditionOutcomes, type Question } from './condition-outcomes';

/** What each combination of answers would do, for whoever does not trust a sentence. */
export function ConditionTable({
  condition,
  steps,
}: {
  condition: DraftCondition;
  steps: readonly DraftCheckpoint[];
}) {
  const t = useTranslations('condition');
  const outcomes = conditionOutcomes(condition, steps);
  if (!outcomes) return null;

  const heading = (question: Question) =>
    question.kind === 'answer'
      ? steps.find(({ key }) => key === question.step)?.title || t('unnamed')
      : conditionSentence(t, question.leaf, steps);
  const word = (question: Question, outcome: string) => {
    if (outcome === 'skipped') return t('skipped');
    if (question.kind === 'field') return t(outcome === 'holds' ? 'values.yes' : 'values.no');
    return t(`values.${outcome as 'ok'}`);
  };

  return (
    <details>
      <summary className="cursor-pointer text-sm font-strong">{t('table')}</summary>
      <div className="mt-2 overflow-x-auto rounded-md border border-line">
        <table className="w-full text-left text-sm">
          <thead>
            <tr className="border-b border-line text-xs text-ink-faint">
              {outcomes.questions.map((question) => (
                <th key={heading(question)} scope="col" className="px-3 py-2 font-semibold">
                  {heading(question)}
                </th>
              ))}
              <th scope="col" className="px-3 py-2 font-semibold">
                {t('result')}
              </th>
            </tr>
          </thead>
          <tbody>
            {outcomes.rows.map(({ answers, runs }) => (
              <tr key={answers.join(' ')} className="border-b border-line last:border-0">
                {answers.map((answer, at) => (
                  <td key={heading(outcomes.questions[at]!)} className="px-3 py-1.5">
                    {word(outcomes.questions[at]!, answer)}
                  </td>
                ))}
                <td className="px-3 py-1.5">
                  <Badge tone={runs ? 'started' : 'off'}>{t(runs ? 'runs' : 'skips')}</Badge>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
