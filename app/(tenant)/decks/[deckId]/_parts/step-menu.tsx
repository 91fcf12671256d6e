'use client';

import { ArrowDown, ArrowUp, Copy, Ellipsis, MoveRight, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { IconButton } from '@/app/_ui/icon-button';
import { Menu } from '@/app/_ui/menu';
import { notify } from '@/app/_ui/notify';

import type { StepProps } from './steps-props';

/** Where else a step may go, for those who do not drag. */
export function StepMenu({
  step,
  lane,
  position,
  count,
  change,
  current,
  title,
}: StepProps & { title: string }) {
  const t = useTranslations('decks.editor');
  const move = (toLane: number, to: number) =>
    change({ type: 'move-step', key: step.key, lane: toLane, position: to });

  function remove() {
    const before = current();
    change({ type: 'remove-step', key: step.key });
    notify.info(t('removed', { title }), {
      action: { label: t('undo'), run: () => change({ type: 'restore', draft: before }) },
    });
  }

  return (
    <Menu
      align="end"
      trigger={<IconButton size="sm" icon={<Ellipsis aria-hidden />} label={t('stepMenu', { title })} />}
      items={() => [
        {
          label: t('up'),
          icon: <ArrowUp aria-hidden />,
          disabled: position === 0,
          onSelect: () => move(lane, position - 1),
        },
        {
          label: t('down'),
          icon: <ArrowDown aria-hidden />,
          disabled: position === count - 1,
          onSelect: () => move(lane, position + 1),
        },
        ...current().lanes.flatMap((each, index) =>
          index === lane
            ? []
            : [
                {
                  label: t('toLane', { title: each.title || t('lane', { n: index + 1 }) }),
                  icon: <MoveRight aria-hidden />,
                  onSelect: () => move(index, Number.POSITIVE_INFINITY),
                },
              ],
        ),
        {
          label: t('duplicate'),
          icon: <Copy aria-hidden />,
          divided: true,
          onSelect: () => change({ type: 'duplicate-step', key: step.key }),
        },
        { label: t('remove'), icon: <Trash2 aria-hidden />, tone: 'danger', onSelect: remove },
      ]}
    />
  );
}
