import { ArrowLeftRight, Minus, Pencil, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

import { classes } from '@/app/_ui/classes';
import { type Tone, toneWash } from '@/app/_ui/tone';
import type { VersionDiff } from '@/lib/processes/versions/diff-versions';

import { isLong, sideOf } from './diff-words';

const marks = {
  b: (chunks: ReactNode) => <b className="font-strong">{chunks}</b>,
  del: (chunks: ReactNode) => <del className="text-ink-soft">{chunks}</del>,
  ins: (chunks: ReactNode) => <ins className="font-strong no-underline">{chunks}</ins>,
};

/** Every difference as a sentence. */
export function DiffSentences({ diff }: { diff: VersionDiff }) {
  const t = useTranslations('decks');
  const words = { t, condition: useTranslations('condition') };
  const laneOf = ({ lane, laneTitle }: { lane: number; laneTitle: string }) =>
    laneTitle || t('editor.lane', { n: lane + 1 });
  const laneTitle = (lane: { index: number; title: string } | null) =>
    lane ? laneOf({ lane: lane.index, laneTitle: lane.title }) : '';

  const lines = [
    ...diff.deck.map(({ field, from, to }) => {
      const [before, after] = [sideOf(words, diff, field, from), sideOf(words, diff, field, to)];
      const name = t(`diff.deckFields.${field}`);
      return {
        key: `deck ${field}`,
        look: changed,
        text: isLong(before, after)
          ? t('diff.deckLong', { field: name })
          : t.rich('diff.deck', { field: name, from: before, to: after, ...marks }),
      };
    }),
    ...diff.lanes.map(({ change, from, to }) => {
      const lane = laneTitle(to ?? from);
      return {
        key: `lane ${change} ${from?.index} ${to?.index}`,
        ...{
          added: { look: added, text: t.rich('diff.laneAdded', { lane, ...marks }) },
          removed: { look: removed, text: t.rich('diff.laneRemoved', { lane, ...marks }) },
          renamed: {
            look: changed,
            text: t.rich('diff.laneRenamed', { lane, from: laneTitle(from), ...marks }),
          },
          moved: { look: moved, text: t.rich('diff.laneMoved', { lane, n: (to?.index ?? 0) + 1, ...marks }) },
        }[change],
      };
    }),
    ...diff.added.map(({ checkpoint, title, place }) => ({
      key: `added ${checkpoint}`,
      look: added,
      text: t.rich('diff.added', { title, lane: laneOf(place), ...marks }),
    })),
    ...diff.removed.map(({ checkpoint, title }) => ({
      key: `removed ${checkpoint}`,
      look: removed,
      text: t.rich('diff.removed', { title, ...marks }),
    })),
    ...diff.moved.map(({ checkpoint, title, to }) => ({
      key: `moved ${checkpoint}`,
      look: moved,
      text: t.rich('diff.moved', { title, lane: laneOf(to), n: to.position + 1, ...marks }),
    })),
    ...diff.changed.map(({ checkpoint, title, field, from, to }) => {
      const [before, after] = [sideOf(words, diff, field, from), sideOf(words, diff, field, to)];
      const name = t(`diff.stepFields.${field}`);
      return {
        key: `changed ${checkpoint} ${field}`,
        look: changed,
        text: isLong(before, after)
          ? t.rich('diff.changedLong', { title, field: name, ...marks })
          : t.rich('diff.changed', { title, field: name, from: before, to: after, ...marks }),
      };
    }),
  ];
  if (lines.length === 0) return <p className="text-md text-ink-soft">{t('diff.nothing')}</p>;

  return (
    <ul className="grid gap-2.5">
      {lines.map(({ key, look: { icon: Icon, tone }, text }) => (
        <li key={key} className="flex items-start gap-2.5 text-md">
          <span
            aria-hidden
            className={classes('mt-px grid size-5 shrink-0 place-items-center rounded-full', toneWash[tone])}
          >
            <Icon className="size-3" strokeWidth={2.5} />
          </span>
          <span className="min-w-0 wrap-anywhere">{text}</span>
        </li>
      ))}
    </ul>
  );
}

const added = { icon: Plus, tone: 'done' as Tone };
const removed = { icon: Minus, tone: 'overdue' as Tone };
const moved = { icon: ArrowLeftRight, tone: 'started' as Tone };
const changed = { icon: Pencil, tone: 'open' as Tone };
