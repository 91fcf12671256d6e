'use client';

import { CircleAlert, CircleCheck, Info } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { memo } from 'react';

import { problemSentence } from '@/app/(tenant)/decks/_parts/problem-sentence';
import type { Problem } from '@/lib/platform/core/domain-error';

type Props = { problems: Problem[]; warnings: Problem[]; jumpTo: (problem: Problem) => void };

/** What stands in the way of publishing, live; each line leads to its place. */
export const ProblemsList = memo(function ProblemsList({ problems, warnings, jumpTo }: Props) {
  const t = useTranslations('decks');
  return (
    <div className="flex min-w-0 flex-wrap items-start gap-x-6 gap-y-2 text-md" aria-live="polite">
      {problems.length === 0 ? (
        <span className="inline-flex min-h-8 items-center gap-2 text-done [&_svg]:size-4.5">
          <CircleCheck aria-hidden />
          {t('editor.noProblems')}
        </span>
      ) : (
        <Group
          label={t('editor.problems', { n: problems.length })}
          icon={<CircleAlert aria-hidden />}
          look="text-overdue"
          list={problems}
          jumpTo={jumpTo}
          open
        />
      )}
      {warnings.length > 0 && (
        <Group
          label={t('editor.warnings', { n: warnings.length })}
          icon={<Info aria-hidden />}
          look="text-ink-soft"
          list={warnings}
          jumpTo={jumpTo}
        />
      )}
    </div>
  );
});

function Group({
  label,
  icon,
  look,
  list,
  jumpTo,
  open = false,
}: {
  label: string;
  icon: React.ReactNode;
  look: string;
  list: Problem[];
  jumpTo: (problem: Problem) => void;
  open?: boolean;
}) {
  const t = useTranslations('decks');
  return (
    <details open={open && list.length <= 3} className="max-w-full">
      <summary
        className={`flex min-h-8 cursor-pointer items-center gap-2 font-semibold [&_svg]:size-4.5 ${look}`}
      >
        {icon}
        {label}
      </summary>
      <ul className="mt-1 max-h-48 overflow-y-auto">
        {list.map((problem) => (
          <li key={`${problem.pointer} ${problem.code} ${problem.message}`}>
            <button
              type="button"
              className="min-h-8 text-left underline-offset-3 hover:underline"
              onClick={() => jumpTo(problem)}
            >
              {problemSentence(t, problem)}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
