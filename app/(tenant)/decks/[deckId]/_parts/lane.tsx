'use client';

import { useDroppable } from '@dnd-kit/core';
import { SortableContext, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { ArrowLeft, ArrowRight, Ellipsis, Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { memo, useState } from 'react';

import { classes } from '@/app/_ui/classes';
import { IconButton } from '@/app/_ui/icon-button';
import { Menu } from '@/app/_ui/menu';
import { notify } from '@/app/_ui/notify';
import type { DraftLane } from '@/lib/processes/decks/inputs';

import { laneId } from './lane-id';
import { StepCard } from './step-card';
import type { StepsProps } from './steps-props';

type Props = Omit<StepsProps, 'draft'> & { lane: DraftLane; index: number; laneCount: number };

export const Lane = memo(function Lane({ lane, index, laneCount, ...rest }: Props) {
  const { change, current, readOnly } = rest;
  const t = useTranslations('decks.editor');
  const { setNodeRef, isOver } = useDroppable({ id: laneId(index) });
  const name = lane.title || t('lane', { n: index + 1 });

  function remove() {
    const before = current();
    change({ type: 'remove-lane', lane: index });
    notify.info(t('removed', { title: name }), {
      action: { label: t('undo'), run: () => change({ type: 'restore', draft: before }) },
    });
  }

  return (
    <li
      ref={setNodeRef}
      className={classes('min-w-0 rounded-lg bg-sunken p-3', isOver && 'ring-2 ring-accent')}
    >
      <div className="mb-2 flex items-center gap-1">
        {readOnly ? (
          <h2 className="px-1 text-sm font-semibold text-ink-soft">{name}</h2>
        ) : (
          <>
            <input
              value={lane.title}
              maxLength={200}
              aria-label={t('laneTitle', { n: index + 1 })}
              placeholder={t('lane', { n: index + 1 })}
              onChange={({ target }) => change({ type: 'rename-lane', lane: index, title: target.value })}
              className="min-h-10 min-w-0 flex-1 rounded-sm border border-transparent bg-transparent px-2 text-sm font-semibold text-ink-soft placeholder:text-ink-faint hover:border-line focus:border-line-control focus:bg-card"
            />
            <span className="font-mono text-xs text-ink-faint">{lane.checkpoints.length}</span>
            <Menu
              align="end"
              trigger={
                <IconButton
                  size="sm"
                  icon={<Ellipsis aria-hidden />}
                  label={t('laneMenu', { title: name })}
                />
              }
              items={[
                {
                  label: t('moveLaneLeft'),
                  icon: <ArrowLeft aria-hidden />,
                  disabled: index === 0,
                  onSelect: () => change({ type: 'move-lane', lane: index, to: index - 1 }),
                },
                {
                  label: t('moveLaneRight'),
                  icon: <ArrowRight aria-hidden />,
                  disabled: index === laneCount - 1,
                  onSelect: () => change({ type: 'move-lane', lane: index, to: index + 1 }),
                },
                {
                  label: t('removeLane'),
                  icon: <Trash2 aria-hidden />,
                  tone: 'danger',
                  divided: true,
                  onSelect: remove,
                },
              ]}
            />
          </>
        )}
      </div>
      <SortableContext
        items={lane.checkpoints.map((step) => step.key)}
        strategy={verticalListSortingStrategy}
      >
        <ul className="grid grid-cols-[minmax(0,1fr)] gap-2">
          {lane.checkpoints.map((step, position) => (
            <StepCard
              key={step.key}
              step={step}
              lane={index}
              position={position}
              count={lane.checkpoints.length}
              {...rest}
            />
          ))}
        </ul>
      </SortableContext>
      {!readOnly && <AddStep add={(title) => change({ type: 'add-step', lane: index, title })} />}
    </li>
  );
});

/** A title and Enter: the quickest way from a list in the head to a deck. */
function AddStep({ add }: { add: (title: string) => void }) {
  const t = useTranslations('decks.editor');
  const [title, setTitle] = useState('');
  return (
    <form
      className="mt-2 flex items-center gap-1"
      onSubmit={(event) => {
        event.preventDefault();
        if (!title.trim()) return;
        add(title.trim());
        setTitle('');
      }}
    >
      <input
        value={title}
        maxLength={200}
        aria-label={t('newStep')}
        placeholder={t('addStep')}
        onChange={(event) => setTitle(event.target.value)}
        className="min-h-11 min-w-0 flex-1 rounded-sm border border-dashed border-line-strong bg-transparent px-3 text-md placeholder:text-ink-soft focus:border-line-control focus:bg-card"
      />
      <IconButton type="submit" icon={<Plus aria-hidden />} label={t('addStep')} />
    </form>
  );
}
