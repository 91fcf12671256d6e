'use client';

import { Field as Parts } from '@base-ui/react/field';
import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

import { classes } from './classes';

/** Label, one control, hint and error; they find each other without ids. */
export function Field({
  label,
  hint,
  error,
  required = false,
  hideLabel = false,
  className,
  children,
}: {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  required?: boolean;
  hideLabel?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const t = useTranslations('common.words');

  return (
    <Parts.Root invalid={Boolean(error)} className={classes('grid gap-1.5', className)}>
      <Parts.Label
        className={
          hideLabel
            ? 'sr-only'
            : 'flex items-baseline gap-1.5 justify-self-start text-sm font-strong text-ink'
        }
      >
        {label}
        {required && <span className="text-xs font-normal text-ink-soft">{t('required')}</span>}
      </Parts.Label>
      {children}
      {hint && <Parts.Description className="text-sm text-ink-soft">{hint}</Parts.Description>}
      <Parts.Error match={Boolean(error)} className="flex gap-1.5 text-sm text-overdue">
        <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
        <span>{error}</span>
      </Parts.Error>
    </Parts.Root>
  );
}
