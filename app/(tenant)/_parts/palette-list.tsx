'use client';

import { ArrowRight, Layers, ListChecks, Play, UserRound } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';

import { RunState } from '@/app/_parts/run/run-state';
import { Marked } from '@/app/_ui/marked';

import type { PaletteGroup, PaletteOption } from './palette-options';

const icons = { deck: ListChecks, run: Play, person: UserRound, page: ArrowRight, all: Layers };

type Props = {
  id: string;
  groups: PaletteGroup[];
  activeId: string | undefined;
  onPoint: (id: string) => void;
  onChoose: () => void;
};

/** What is offered, in groups; the arrow keys in the box above move through all of it. */
export function PaletteList({ id, groups, activeId, onPoint, onChoose }: Props) {
  const t = useTranslations('search.palette');

  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);

  return (
    <div id={id} role="listbox" aria-label={t('results')} className="p-2">
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset
        <div
          key={group.name}
          role="group"
          aria-labelledby={`${id}-${group.name}`}
          className="mb-1.5 last:mb-0"
        >
          <p id={`${id}-${group.name}`} className="px-2.5 pt-2 pb-1 text-xs font-strong text-ink-faint">
            {t(`groups.${group.name}`)}
          </p>
          {group.options.map((option) => (
            <Option
              key={option.id}
              option={option}
              isActive={option.id === activeId}
              onPoint={onPoint}
              onChoose={onChoose}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

function Option({
  option,
  isActive,
  onPoint,
  onChoose,
}: Pick<Props, 'onPoint' | 'onChoose'> & { option: PaletteOption; isActive: boolean }) {
  const t = useTranslations('search.palette');
  const Icon = icons[option.kind];

  return (
    <Link
      id={option.id}
      href={option.href as Route}
      role="option"
      aria-selected={isActive}
      tabIndex={-1}
      prefetch={false}
      onClick={onChoose}
      onPointerMove={() => onPoint(option.id)}
      className="flex min-h-11 items-center gap-3 rounded-sm px-2.5 py-1.5 text-md outline-none aria-selected:bg-hover"
    >
      <Icon aria-hidden className="size-4.5 shrink-0 stroke-[1.75] text-ink-faint" />
      <span className="min-w-0 flex-1">
        <span className="block truncate">
          {option.kind === 'all' ? (
            t('all', { q: option.title[0]?.text ?? '' })
          ) : (
            <Marked pieces={option.title} />
          )}
        </span>
        {option.below && (
          <span className="block truncate text-sm text-ink-soft">
            <Marked pieces={option.below} />
          </span>
        )}
      </span>
      {option.status && (
        <span className="shrink-0">
          <RunState status={option.status} />
        </span>
      )}
    </Link>
  );
}
