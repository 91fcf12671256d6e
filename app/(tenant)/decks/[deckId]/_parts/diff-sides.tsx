import { useTranslations } from 'next-intl';

import type { VersionDiff } from '@/lib/processes/versions/diff-versions';

import { sideOf } from './diff-words';

/** Every difference with both its sides, long texts included. */
export function DiffSides({ diff }: { diff: VersionDiff }) {
  const t = useTranslations('decks');
  const words = { t, condition: useTranslations('condition') };
  const at = ({ lane, laneTitle, position }: { lane: number; laneTitle: string; position: number }) =>
    t('diff.place', { n: position + 1, lane: laneTitle || t('editor.lane', { n: lane + 1 }) });

  type Lane = VersionDiff['lanes'][number]['to'];
  const titleOf = (each: Lane) => each?.title || t('editor.lane', { n: (each?.index ?? 0) + 1 });
  const placeOf = (each: Lane) => t('diff.lanePlace', { n: (each?.index ?? 0) + 1 });
  const lane = (each: Lane) => t('diff.lane', { lane: titleOf(each) });

  const rows = [
    ...diff.deck.map(({ field, from, to }) => ({
      key: `deck ${field}`,
      what: t(`diff.deckFields.${field}`),
      from: sideOf(words, diff, field, from),
      to: sideOf(words, diff, field, to),
    })),
    ...diff.lanes.map(({ change, from, to }) => ({
      key: `lane ${change} ${from?.index} ${to?.index}`,
      ...{
        added: { what: lane(to), from: '–', to: t('diff.isNew') },
        removed: { what: lane(from), from: placeOf(from), to: t('diff.isGone') },
        renamed: { what: t('diff.laneTitle'), from: titleOf(from), to: titleOf(to) },
        moved: { what: t('diff.laneOrder', { lane: titleOf(to) }), from: placeOf(from), to: placeOf(to) },
      }[change],
    })),
    ...diff.added.map(({ checkpoint, title, place }) => ({
      key: `added ${checkpoint}`,
      what: `„${title}“`,
      from: '–',
      to: `${t('diff.isNew')}, ${at(place)}`,
    })),
    ...diff.removed.map(({ checkpoint, title, place }) => ({
      key: `removed ${checkpoint}`,
      what: `„${title}“`,
      from: at(place),
      to: t('diff.isGone'),
    })),
    ...diff.moved.map(({ checkpoint, title, from, to }) => ({
      key: `moved ${checkpoint}`,
      what: `„${title}“: ${t('diff.order')}`,
      from: at(from),
      to: at(to),
    })),
    ...diff.changed.map(({ checkpoint, title, field, from, to }) => ({
      key: `changed ${checkpoint} ${field}`,
      what: `„${title}“: ${t(`diff.stepFields.${field}`)}`,
      from: sideOf(words, diff, field, from),
      to: sideOf(words, diff, field, to),
    })),
  ];
  if (rows.length === 0) return <p className="text-md text-ink-soft">{t('diff.nothing')}</p>;

  return (
    <ul className="grid gap-3">
      {rows.map(({ key, what, from, to }) => (
        <li key={key} className="overflow-hidden rounded-lg border border-line bg-card">
          <h3 className="border-b border-line px-4 py-2.5 text-md font-strong">{what}</h3>
          <div className="grid sm:grid-cols-2">
            <Side label={t('diff.before')} text={from} />
            <Side label={t('diff.after')} text={to} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function Side({ label, text }: { label: string; text: string }) {
  return (
    <div className="min-w-0 border-line px-4 py-3 not-first:border-t sm:not-first:border-t-0 sm:not-first:border-l">
      <p className="text-xs font-semibold text-ink-faint">{label}</p>
      <p dir="auto" className="mt-1 text-md whitespace-pre-line wrap-anywhere">
        {text}
      </p>
    </div>
  );
}
