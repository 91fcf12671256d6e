import { useTranslations } from 'next-intl';

import { useWhen } from '@/app/_i18n/use-when';
import { Card } from '@/app/_ui/card';
import { Markdown } from '@/app/_ui/markdown';
import type { OpenedGuestStep } from '@/lib/processes/guests/open-guest-step';

type Step = Extract<OpenedGuestStep, { state: 'open' }>['step'];

/** What is asked, by when, and as a part of what. */
export function StepToDo({ step }: { step: Step }) {
  const t = useTranslations('guests.page');
  const when = useWhen();

  return (
    <>
      <p className="mb-3 text-base text-pretty text-ink-soft">{t('greeting', { name: step.name })}</p>
      <h1 dir="auto" className="text-2xl font-heavy tracking-tight text-balance wrap-anywhere">
        {step.title}
      </h1>
      <p className="mt-2 mb-5 flex flex-wrap gap-x-4 gap-y-1 text-md text-ink-soft wrap-anywhere">
        <span>
          {t('run')}: {step.runTitle}
        </span>
        {step.dueAt && <span>{t('due', { moment: when.moment(step.dueAt) })}</span>}
      </p>
      <Card>
        <h2 className="mb-2 text-xs font-semibold text-ink-faint">{t('todo')}</h2>
        {step.instructions ? (
          <Markdown className="text-md">{step.instructions}</Markdown>
        ) : (
          <p className="text-md text-ink-soft">{t('noInstructions')}</p>
        )}
      </Card>
    </>
  );
}
