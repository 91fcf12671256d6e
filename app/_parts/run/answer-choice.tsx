'use client';

import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId } from 'react';

const answers = ['yes', 'no'] as const;

/** Yes or no, big enough for a gloved thumb. */
export function AnswerChoice({
  value,
  onChange,
  error,
}: {
  value?: 'yes' | 'no';
  onChange: (value: 'yes' | 'no') => void;
  error?: string;
}) {
  const t = useTranslations('runs.confirm');
  const errorId = useId();

  return (
    <fieldset aria-describedby={error ? errorId : undefined}>
      <legend className="mb-1.5 text-sm font-strong">{t('answer')}</legend>
      <div className="grid grid-cols-2 gap-2.5">
        {answers.map((answer) => (
          <label
            key={answer}
            className="relative flex min-h-14 items-center justify-center gap-2.5 rounded-sm border border-line-control bg-card text-base font-strong transition-colors duration-100 select-none hover:bg-hover has-checked:border-accent has-checked:bg-accent-wash has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent has-aria-invalid:border-overdue-mark"
          >
            <input
              type="radio"
              name="value"
              value={answer}
              checked={value === answer}
              onChange={() => onChange(answer)}
              aria-invalid={error && !value ? true : undefined}
              className="peer sr-only"
            />
            <span
              aria-hidden
              className="grid size-5 place-items-center rounded-full border-[1.5px] border-line-control after:size-2 after:scale-0 after:rounded-full after:bg-on-accent peer-checked:border-accent peer-checked:bg-accent peer-checked:after:scale-100"
            />
            {t(answer)}
          </label>
        ))}
      </div>
      {error && !value && (
        <p id={errorId} className="mt-1.5 flex gap-1.5 text-sm text-overdue">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {error}
        </p>
      )}
    </fieldset>
  );
}
