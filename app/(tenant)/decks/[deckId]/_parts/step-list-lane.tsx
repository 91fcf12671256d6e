'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { classes } from '@/app/_ui/classes';
import { IconButton } from '@/app/_ui/icon-button';

type Props = {
  title: string;
  index: number;
  /** The first step of a lane carries its name for the eye, and the way to one more step. */
  isFirst: boolean;
  add?: (lane: number) => void;
};

export function StepListLane({ title, index, isFirst, add }: Props) {
  const t = useTranslations('decks.list');
  return (
    <span
      className={classes(
        'flex min-w-0 items-center gap-1 text-sm @max-4xl:order-1 @max-4xl:col-span-2',
        isFirst ? 'font-semibold text-ink-soft' : 'text-ink-faint @max-4xl:sr-only',
      )}
    >
      <span className="min-w-0 flex-1 truncate" title={title}>
        {title}
      </span>
      {add && (
        <IconButton
          size="sm"
          icon={<Plus aria-hidden />}
          label={t('addTo', { title })}
          onClick={() => add(index)}
        />
      )}
    </span>
  );
}
