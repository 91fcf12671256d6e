import { getTranslations } from 'next-intl/server';

import { getWhen } from '@/app/_i18n/get-when';
import { TextLink } from '@/app/_ui/text-link';
import type { RunEvent } from '@/lib/processes/runs/list-run-events';

import { loadTimeline } from '../loaders';

const SHORT = 12;
const LONG = 200;

/** What happened, newest first, each line a sentence. */
export async function Timeline({ runId, all }: { runId: string; all: boolean }) {
  const [t, when, events] = await Promise.all([
    getTranslations('runs.timeline'),
    getWhen(),
    loadTimeline(runId, all ? LONG : SHORT),
  ]);
  return (
    <section className="mt-8 max-w-3xl">
      <h2 className="mb-3 text-lg font-heavy tracking-tight">{t('title')}</h2>
      <ol className="border-l border-line-strong">
        {events.items.map((event) => (
          <li
            key={event.seq}
            className="relative pb-3 pl-5 text-md before:absolute before:top-2 before:-left-[4.5px] before:size-2 before:rounded-full before:bg-line-strong"
          >
            <span>
              <Sentence event={event} />
            </span>
            <time dateTime={event.at.toISOString()} className="block font-mono text-xs text-ink-faint">
              {when.stamp(event.at)}
            </time>
            {typeof event.data.reason === 'string' && <Quote text={event.data.reason} />}
            {typeof event.data.note === 'string' && <Quote text={event.data.note} />}
          </li>
        ))}
      </ol>
      {events.nextCursor && !all && <TextLink href={`/runs/${runId}?timeline=all`}>{t('more')}</TextLink>}
    </section>
  );
}

async function Sentence({ event }: { event: RunEvent }) {
  const t = await getTranslations('runs');
  const key = event.type.replace('.', '_');
  const actor = event.actor.name ?? t('timeline.system');
  const value = typeof event.data.value === 'string' ? event.data.value : 'ok';
  return t.rich(
    t.has(`timeline.${key}` as 'timeline.other') ? (`timeline.${key}` as 'timeline.other') : 'timeline.other',
    {
      a: () => <b className="font-semibold">{actor}</b>,
      s: () => <b className="font-semibold">{String(event.data.title ?? '')}</b>,
      v: () => <b className="font-semibold">{t(`values.${value}` as 'values.ok')}</b>,
    },
  );
}

function Quote({ text }: { text: string }) {
  return (
    <span
      dir="auto"
      className="mt-1 block border-l-2 border-line-strong pl-2.5 text-sm whitespace-pre-line text-ink-soft"
    >
      {text}
    </span>
  );
}
