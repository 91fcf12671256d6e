import { CornerDownRight } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { useTranslations } from 'next-intl';

import { RunState } from '@/app/_parts/run/run-state';
import { classes } from '@/app/_ui/classes';
import type { RunView } from '@/lib/processes/runs/show-run';

type Related = RunView['tree'][number];

/** Every run of the tree this one belongs to, the whole above its parts. */
export function RunTree({ run }: { run: RunView }) {
  const t = useTranslations('runs.tree');
  if (run.tree.length < 2) return null;
  const least = Math.min(...run.tree.map(({ depth }) => depth));

  return (
    <section aria-labelledby="tree-title" className="mt-9 max-w-3xl">
      <h2 id="tree-title" className="mb-3 text-lg font-heavy tracking-[-0.012em]">
        {t('title')}
      </h2>
      <ul className="grid gap-1.5">
        {inOrder(run.tree).map((each) => (
          <li key={each.id} style={{ paddingInlineStart: `${Math.min(each.depth - least, 8) * 1.25}rem` }}>
            <TreeRow run={each} isThis={each.id === run.id} />
          </li>
        ))}
      </ul>
      {run.treeIsCut && <p className="mt-3 text-sm text-ink-soft">{t('cut', { n: run.tree.length })}</p>}
    </section>
  );
}

export function TreeRow({ run, isThis = false }: { run: Related; isThis?: boolean }) {
  const t = useTranslations('runs.tree');

  return (
    <div
      className={classes(
        'relative flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 rounded-md border border-line bg-card px-3 py-2',
        isThis ? 'border-accent' : 'hover:border-line-strong',
      )}
    >
      {run.depth > 0 && <CornerDownRight aria-hidden className="size-4 shrink-0 text-ink-faint" />}
      <span className="min-w-0 flex-1 basis-56 text-md">
        {isThis ? (
          <b className="font-strong" aria-current="page">
            {run.title}
          </b>
        ) : (
          <Link
            href={`/runs/${run.id}` as Route}
            className="font-strong after:absolute after:inset-0 after:rounded-md"
          >
            {run.title}
          </Link>
        )}
        <span className="ml-2 font-mono text-xs text-ink-faint">{run.number}</span>
      </span>
      <span className="text-sm text-ink-soft">
        {t('progress', { done: run.finishedCheckpoints, all: run.checkpointCount })}
      </span>
      <RunState status={run.status} />
    </div>
  );
}

/** Each run right below the one it is a part of. */
function inOrder(tree: readonly Related[]): Related[] {
  const shown = new Set(tree.map(({ id }) => id));
  const below = Map.groupBy(tree, ({ parentRunId }) =>
    parentRunId && shown.has(parentRunId) ? parentRunId : '',
  );
  const walk = (parent: string): Related[] =>
    (below.get(parent) ?? []).flatMap((each) => [each, ...walk(each.id)]);
  return walk('');
}
