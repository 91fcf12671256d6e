'use client';

import { useTranslations } from 'next-intl';
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';

import { percentBox } from '@/app/_parts/signatures/percent-box';
import { classes } from '@/app/_ui/classes';
import type { DraftSignatureField } from '@/lib/processes/decks/inputs';

import { moved, resized } from './place-field';

/** How far an arrow key goes. */
const NUDGE = 0.01;

const arrows: Record<string, [right: number, down: number]> = {
  ArrowLeft: [-NUDGE, 0],
  ArrowRight: [NUDGE, 0],
  ArrowUp: [0, -NUDGE],
  ArrowDown: [0, NUDGE],
};

type Pull = { field: DraftSignatureField; x: number; y: number; change: typeof moved };

/** A signature field on its page: pulled with the pointer, larger at its corner, and the same with the arrow keys. */
export function FieldBox({
  field,
  name,
  set,
}: {
  field: DraftSignatureField;
  name: string;
  set: (field: DraftSignatureField) => void;
}) {
  const t = useTranslations('signatures.fields');
  const pull = useRef<Pull>(undefined);
  const percent = (part: number) => Math.round(part * 100);

  function begin(event: PointerEvent<HTMLElement>, change: typeof moved) {
    if (event.button !== 0 || event.currentTarget.matches(':disabled')) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    pull.current = { field, x: event.clientX, y: event.clientY, change };
  }

  function follow(event: PointerEvent<HTMLElement>) {
    const page = event.currentTarget.closest('[data-page]')?.getBoundingClientRect();
    if (!pull.current || !page) return;
    const { field: from, x, y, change } = pull.current;
    set(change(from, (event.clientX - x) / page.width, (event.clientY - y) / page.height));
  }

  function nudge(event: KeyboardEvent) {
    const step = arrows[event.key];
    if (!step) return;
    event.preventDefault();
    set((event.shiftKey ? resized : moved)(field, ...step));
  }

  const end = () => {
    pull.current = undefined;
  };
  const follows = { onPointerMove: follow, onPointerUp: end, onPointerCancel: end };
  return (
    <div style={percentBox(field)} className="absolute">
      <button
        type="button"
        aria-label={t('box', {
          name,
          page: field.page,
          x: percent(field.x),
          y: percent(field.y),
          width: percent(field.width),
          height: percent(field.height),
        })}
        className={classes(
          'absolute inset-0 cursor-move touch-none overflow-hidden rounded-sm border-2 border-accent bg-accent-wash/70',
          'px-1 text-left text-xs leading-tight text-accent-strong outline-offset-2 disabled:cursor-default',
        )}
        onPointerDown={(event) => begin(event, moved)}
        onKeyDown={nudge}
        {...follows}
      >
        <span aria-hidden>{name}</span>
      </button>
      <button
        type="button"
        tabIndex={-1}
        aria-hidden
        className="absolute -right-3 -bottom-3 grid size-6 cursor-nwse-resize touch-none place-items-center touch:-right-5.5 touch:-bottom-5.5 touch:size-11 disabled:hidden"
        onPointerDown={(event) => begin(event, resized)}
        {...follows}
      >
        <span className="size-3.5 rounded-full border-2 border-card bg-accent" />
      </button>
    </div>
  );
}
