import { CircleCheck, CircleX } from 'lucide-react';
import { useTranslations } from 'next-intl';

/** All that is left to say once a guest has answered. */
export function GuestThanks({ outcome, title }: { outcome: 'completed' | 'rejected'; title: string }) {
  const t = useTranslations('guests.page');
  const isDone = outcome === 'completed';
  const Icon = isDone ? CircleCheck : CircleX;

  return (
    <div role="status" className="mx-auto flex w-full max-w-md flex-1 flex-col justify-center pb-16">
      <Icon aria-hidden className={isDone ? 'mb-4 size-8 text-done' : 'mb-4 size-8 text-overdue'} />
      <h1 className="text-xl font-heavy tracking-tight text-balance">
        {t(isDone ? 'doneTitle' : 'rejectedTitle')}
      </h1>
      <p dir="auto" className="mt-1.5 text-base text-pretty wrap-anywhere text-ink-soft">
        {t(isDone ? 'doneText' : 'rejectedText', { title })}
      </p>
    </div>
  );
}
