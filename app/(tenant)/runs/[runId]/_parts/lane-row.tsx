'use client';

import { Children, type ReactNode, useEffect, useRef } from 'react';

/** Lanes side by side; where they do not fit, the one the run is in is scrolled into view. Stacked on a phone. */
export function LaneRow({
  label,
  current,
  children,
}: {
  label: string;
  current: number;
  children: ReactNode;
}) {
  const row = useRef<HTMLOListElement>(null);

  useEffect(() => {
    const lane = row.current?.children[current];
    if (!(lane instanceof HTMLElement) || !row.current) return;
    const end = lane.offsetLeft - row.current.offsetLeft + lane.offsetWidth;
    if (end > row.current.clientWidth) row.current.scrollLeft = end - row.current.clientWidth;
  }, [current]);

  return (
    <ol
      ref={row}
      aria-label={label}
      className="grid gap-3 sm:auto-cols-[minmax(15.5rem,1fr)] sm:grid-flow-col sm:items-start sm:gap-4 sm:overflow-x-auto sm:pb-3 sm:[scrollbar-width:thin]"
    >
      {Children.map(children, (lane) => lane && <li className="min-w-0">{lane}</li>)}
    </ol>
  );
}
