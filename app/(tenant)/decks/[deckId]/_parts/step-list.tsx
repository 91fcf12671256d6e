'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, memo, useCallback, useEffect, useRef, useState } from 'react';

import { Button } from '@/app/_ui/button';
import { Kbd } from '@/app/_ui/kbd';
import type { DraftLane } from '@/lib/processes/decks/inputs';

import { findStep, reduceDraft } from './draft-reducer';
import { laneId } from './lane-id';
import { StepListLane } from './step-list-lane';
import { StepRow } from './step-row';
import { stepRowCard, stepRowGrid } from './step-row-look';
import type { StepsProps } from './steps-props';

const columns = ['lane', 'title', 'kind', 'people', 'deadline', 'demands', 'condition'] as const;

/** Every step a line: titles are written in place, and the keyboard is enough. */
export const StepList = memo(function StepList({ draft, ...rest }: StepsProps) {
  const { change, current, edit, readOnly } = rest;
  const t = useTranslations('decks.list');
  const editor = useTranslations('decks.editor');
  const list = useRef<HTMLOListElement>(null);
  const nameOf = (lane: DraftLane, index: number) => lane.title || editor('lane', { n: index + 1 });
  const added = useRef<number | null>(null);
  const [said, say] = useState('');

  useEffect(() => {
    if (added.current === null) return;
    const key = draft.lanes[added.current]?.checkpoints.at(-1)?.key;
    added.current = null;
    titles(list.current)
      .find((title) => keyOf(title) === key)
      ?.focus();
  }, [draft]);

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const title = event.target;
    if (!(title instanceof HTMLElement) || title.dataset.title === undefined) return;
    if (event.nativeEvent.isComposing) return;
    const key = keyOf(title);
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
    if (event.key === 'Enter') edit(key);
    else if (by && event.altKey && !readOnly) move(key, by);
    else if (by && !event.altKey) {
      const all = titles(list.current);
      all[all.indexOf(title) + by]?.focus();
    } else return;
    event.preventDefault();
  }

  const addTo = useCallback(
    (lane: number) => {
      added.current = lane;
      change({ type: 'add-step', lane, title: '' });
    },
    [change],
  );

  function move(key: string, by: 1 | -1) {
    const moved = reduceDraft(current(), { type: 'shift-step', key, by });
    const step = findStep(moved, key);
    const lane = step && moved.lanes[step.lane];
    if (!lane) return;
    change({ type: 'shift-step', key, by });
    const title = step.checkpoint.title || editor('untitled');
    say(t('moved', { title, lane: nameOf(lane, step.lane), n: step.position + 1 }));
  }

  return (
    <section aria-label={editor('board')} className="@container pb-4">
      <div
        aria-hidden
        className={`hidden border-b border-line-strong pb-2 text-xs font-semibold text-ink-soft @4xl:grid ${stepRowGrid}`}
      >
        {columns.map((column) => (
          <span key={column}>{t(`columns.${column}`)}</span>
        ))}
      </div>
      <ol ref={list} aria-label={t('label')} onKeyDown={onKeyDown} className="@max-4xl:grid @max-4xl:gap-2">
        {/* Beside each other and not in their lanes, so that a step that moves keeps the focus. */}
        {draft.lanes.flatMap((lane, index) =>
          lane.checkpoints.length === 0 ? (
            <li
              key={laneId(index)}
              className={`items-center border-b border-line ${stepRowGrid} ${stepRowCard}`}
            >
              <StepListLane
                title={nameOf(lane, index)}
                index={index}
                add={readOnly ? undefined : addTo}
                isFirst
              />
              <span className="text-sm text-ink-faint @max-4xl:order-2 @4xl:col-span-6">{t('empty')}</span>
            </li>
          ) : (
            lane.checkpoints.map((step, position) => (
              <StepRow
                key={step.key}
                step={step}
                lane={index}
                position={position}
                count={lane.checkpoints.length}
                laneTitle={nameOf(lane, index)}
                add={position === 0 ? addTo : undefined}
                {...rest}
              />
            ))
          ),
        )}
      </ol>
      {!readOnly && (
        <div className="mt-3 flex flex-wrap items-center justify-between gap-3">
          <Button variant="ghost" icon={<Plus aria-hidden />} onClick={() => change({ type: 'add-lane' })}>
            {editor('addLane')}
          </Button>
          <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-ink-faint touch:hidden">
            <Hint keys={['↑', '↓']}>{t('keys.go')}</Hint>
            <Hint keys={['⏎']}>{t('keys.open')}</Hint>
            <Hint keys={['Alt', '↑', '↓']}>{t('keys.move')}</Hint>
          </p>
        </div>
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
    </section>
  );
});

function Hint({ keys, children }: { keys: string[]; children: string }) {
  return (
    <span className="inline-flex items-center gap-1">
      {keys.map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
      {children}
    </span>
  );
}

function titles(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('[data-title]') ?? [])];
}

function keyOf(title: HTMLElement): string {
  return title.closest<HTMLElement>('[data-step]')?.dataset.step ?? '';
}
