'use client';

import { Eraser } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type PointerEvent, useRef } from 'react';

import { Button } from '@/app/_ui/button';
import { markLimits, pad } from '@/lib/processes/signatures/inputs';

/** Points closer than this add nothing a reader could see. */
const STEP = 10;

/** A place to sign with finger, pen or mouse. Whoever cannot, types. */
export function SignaturePad({
  strokes,
  set,
}: {
  strokes: readonly number[][];
  set: (strokes: number[][]) => void;
}) {
  const t = useTranslations('signatures.sign');
  const isDown = useRef(false);
  const latest = useRef(strokes);
  latest.current = strokes;

  function pointOf(event: PointerEvent<SVGSVGElement>): [number, number] {
    const frame = event.currentTarget.getBoundingClientRect();
    const along = (at: number, length: number, most: number) =>
      Math.round(Math.min(1, Math.max(0, at / length)) * most);
    return [
      along(event.clientX - frame.left, frame.width, pad.width),
      along(event.clientY - frame.top, frame.height, pad.height),
    ];
  }

  function begin(event: PointerEvent<SVGSVGElement>) {
    if (event.button !== 0 || latest.current.length >= markLimits.strokes) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    isDown.current = true;
    const point = pointOf(event);
    // A dot is a line to itself.
    set([...latest.current, [...point, ...point]]);
  }

  function draw(event: PointerEvent<SVGSVGElement>) {
    if (!isDown.current) return;
    const line = latest.current.at(-1) ?? [];
    const [x, y] = pointOf(event);
    const isNear = Math.hypot(x - line.at(-2)!, y - line.at(-1)!) < STEP;
    const drawn = latest.current.reduce((sum, each) => sum + each.length, 0);
    if (isNear || line.length + 2 > markLimits.numbersOfStroke || drawn + 2 > markLimits.numbers) return;
    set([...latest.current.slice(0, -1), [...line, x, y]]);
  }

  return (
    <div className="grid gap-1.5">
      <svg
        role="img"
        aria-label={t('pad')}
        viewBox={`0 0 ${pad.width} ${pad.height}`}
        className="w-full touch-none cursor-crosshair rounded-md border border-line-control bg-card"
        onPointerDown={begin}
        onPointerMove={draw}
        onPointerUp={() => {
          isDown.current = false;
        }}
        onPointerCancel={() => {
          isDown.current = false;
        }}
      >
        <line
          x1="120"
          x2={pad.width - 120}
          y1="780"
          y2="780"
          className="stroke-line-strong"
          strokeWidth="6"
        />
        {strokes.map((numbers, at) => (
          <polyline
            // biome-ignore lint/suspicious/noArrayIndexKey: a stroke is its place in the order of drawing
            key={at}
            points={numbers.join(' ')}
            className="fill-none stroke-ink"
            strokeWidth="22"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        ))}
      </svg>
      <div className="flex items-center justify-between gap-2 text-sm text-ink-soft">
        <span>{t('padHint')}</span>
        <Button
          size="sm"
          variant="ghost"
          icon={<Eraser aria-hidden />}
          disabled={strokes.length === 0}
          onClick={() => set([])}
        >
          {t('clear')}
        </Button>
      </div>
    </div>
  );
}
