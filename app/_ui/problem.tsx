import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

export type ProblemProps = {
  /** What to do now, in a sentence. */
  message: ReactNode;
  /** Small below, for whoever is asked for help. */
  correlationId?: string;
  /** What is wrong in detail, one line each. */
  details?: string[];
};

export function Problem({ message, correlationId, details = [] }: ProblemProps) {
  const t = useTranslations('common.problem');

  return (
    <div role="alert" className="flex gap-2.5 rounded-sm bg-overdue-wash px-3.5 py-3 text-md text-overdue">
      <CircleAlert aria-hidden className="mt-0.5 size-4.5 shrink-0" />
      <div className="grid min-w-0 gap-1">
        <p className="font-medium">{message}</p>
        {details.length > 0 && (
          <ul className="list-disc pl-4 text-sm">
            {details.map((detail) => (
              <li key={detail}>{detail}</li>
            ))}
          </ul>
        )}
        {correlationId && (
          <p className="font-mono text-2xs break-all">{t('reference', { id: correlationId })}</p>
        )}
      </div>
    </div>
  );
}
