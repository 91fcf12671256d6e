'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useOptimistic, useTransition } from 'react';

import { isOutdated } from '@/app/_parts/run/refused';
import { Checkbox } from '@/app/_ui/checkbox';
import { notify } from '@/app/_ui/notify';
import type { CheckpointView } from '@/lib/processes/runs/show-run';

import { tickSubtaskAction } from '../actions';

type Subtask = CheckpointView['subtasks'][number];

/** The parts of a step, ticked off one by one; each tick is kept at once. */
export function Subtasks({
  checkpointId,
  subtasks,
  mayTick,
}: {
  checkpointId: string;
  subtasks: readonly Subtask[];
  mayTick: boolean;
}) {
  const t = useTranslations('runs.step');
  const errors = useTranslations('errors');
  const router = useRouter();
  const [, startTransition] = useTransition();
  const [shown, tickAhead] = useOptimistic(
    subtasks,
    (now: readonly Subtask[], { index, done }: { index: number; done: boolean }) =>
      now.with(index, { ...now[index]!, doneAt: done ? (now[index]!.doneAt ?? 'now') : null }),
  );

  function tick(index: number, done: boolean) {
    startTransition(async () => {
      tickAhead({ index, done });
      const result = await tickSubtaskAction({ checkpointId, index, done });
      if (result.ok) return;
      if (isOutdated(result)) router.refresh();
      else notify.error(errors(result.code));
    });
  }

  return (
    <ul>
      {shown.map(({ title, doneBy, doneAt }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a subtask is its place in the list
        <li key={index}>
          <Checkbox
            label={<span className={doneAt ? 'text-ink-soft line-through' : undefined}>{title}</span>}
            hint={doneBy ? t('tickedBy', { name: doneBy }) : undefined}
            checked={doneAt !== null}
            disabled={!mayTick}
            onCheckedChange={(done) => tick(index, done)}
          />
        </li>
      ))}
    </ul>
  );
}
