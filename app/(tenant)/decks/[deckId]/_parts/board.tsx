'use client';

import {
  closestCorners,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  KeyboardSensor,
  PointerSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { sortableKeyboardCoordinates } from '@dnd-kit/sortable';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { memo, useId, useState } from 'react';

import { Button } from '@/app/_ui/button';

import { findStep } from './draft-reducer';
import { Lane } from './lane';
import { laneOf } from './lane-id';
import type { StepsProps } from './steps-props';

// Kept outside: a new object would start the whole board anew.
const pointer = { activationConstraint: { distance: 6 } };
const touch = { activationConstraint: { delay: 200, tolerance: 8 } };
const keyboard = { coordinateGetter: sortableKeyboardCoordinates };

/** Lanes as columns, steps that can be dragged with pointer, finger and keyboard. */
export const Board = memo(function Board({ draft, ...rest }: StepsProps) {
  const { change, readOnly } = rest;
  const t = useTranslations('decks.editor');
  const id = useId();
  const [dragged, setDragged] = useState<string | null>(null);
  const sensors = useSensors(
    useSensor(PointerSensor, pointer),
    useSensor(TouchSensor, touch),
    useSensor(KeyboardSensor, keyboard),
  );
  const titleOf = (key: unknown) => {
    const lane = laneOf(key);
    if (lane !== null) return draft.lanes[lane]?.title || t('lane', { n: lane + 1 });
    return findStep(draft, String(key))?.checkpoint.title || t('untitled');
  };

  function drop({ active, over }: DragEndEvent) {
    setDragged(null);
    if (!over || active.id === over.id) return;
    const lane = laneOf(over.id);
    const target =
      lane === null ? findStep(draft, String(over.id)) : { lane, position: Number.POSITIVE_INFINITY };
    if (target)
      change({ type: 'move-step', key: String(active.id), lane: target.lane, position: target.position });
  }

  return (
    <DndContext
      id={id}
      sensors={sensors}
      collisionDetection={closestCorners}
      onDragStart={({ active }) => setDragged(String(active.id))}
      onDragCancel={() => setDragged(null)}
      onDragEnd={drop}
      accessibility={{
        screenReaderInstructions: { draggable: t('dragHelp') },
        announcements: {
          onDragStart: ({ active }) => t('lifted', { title: titleOf(active.id) }),
          onDragOver: ({ active, over }) =>
            over ? t('over', { title: titleOf(active.id), over: titleOf(over.id) }) : undefined,
          onDragEnd: ({ active }) => t('dropped', { title: titleOf(active.id) }),
          onDragCancel: () => t('cancelled'),
        },
      }}
    >
      <section aria-label={t('board')} className="overflow-x-auto pb-4">
        <ol className="grid gap-4 lg:auto-cols-[minmax(17rem,20rem)] lg:grid-flow-col lg:items-start">
          {draft.lanes.map((lane, index) => (
            <Lane
              // biome-ignore lint/suspicious/noArrayIndexKey: a lane is its place in the order
              key={index}
              lane={lane}
              index={index}
              laneCount={draft.lanes.length}
              {...rest}
            />
          ))}
          {!readOnly && (
            <li>
              <Button
                variant="ghost"
                icon={<Plus aria-hidden />}
                onClick={() => change({ type: 'add-lane' })}
              >
                {t('addLane')}
              </Button>
            </li>
          )}
        </ol>
      </section>
      <DragOverlay>
        {dragged && (
          <div className="rounded-md border border-accent bg-card p-3 text-md font-strong shadow-float">
            {titleOf(dragged)}
          </div>
        )}
      </DragOverlay>
    </DndContext>
  );
});
