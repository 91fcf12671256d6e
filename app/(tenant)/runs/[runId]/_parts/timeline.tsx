import type { Route } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';

import { getWhen } from '@/app/_i18n/get-when';
import { classes } from '@/app/_ui/classes';
import { LinkButton } from '@/app/_ui/link-button';
import { toneWash } from '@/app/_ui/tone';
import { Why } from '@/app/_ui/why';
import type { RunEvent } from '@/lib/processes/runs/list-run-events';

import { loadTimeline } from '../loaders';
import { lookOf } from './timeline-look';

const AT_FIRST = 10;
const AT_ONCE = 200;

/** `whole` shows all there is, anything else is where the older ones begin. */
export async function Timeline({ runId, from }: { runId: string; from?: string }) {
  const isWhole = from === 'whole';
  const [t, when, events] = await Promise.all([
    getTranslations('runs.timeline'),
    getWhen(),
    loadTimeline(runId, from ? AT_ONCE : AT_FIRST, isWhole ? undefined : from),
  ]);

  return (
    <section id="timeline" aria-labelledby="timeline-title" className="mt-9 max-w-3xl scroll-mt-20">
      <h2 id="timeline-title" className="mb-4 text-lg font-heavy tracking-[-0.012em]">
        {t('title')}
      </h2>
      <ol>
        {events.items.map((event) => (
          <Entry
            key={event.seq}
            event={event}
            runId={runId}
            at={when.moment(event.at)}
            changes={event.changes.map((change) => sayChange(change, t, when))}
          />
        ))}
      </ol>
      <div className="mt-1 flex gap-2">
        {events.nextCursor && (
          <LinkButton
            size="sm"
            scroll={false}
            href={`/runs/${runId}?timeline=${from ? events.nextCursor : 'whole'}#timeline`}
          >
            {t(from ? 'older' : 'more')}
          </LinkButton>
        )}
        {from && !isWhole && (
          <LinkButton size="sm" variant="ghost" href={`/runs/${runId}?timeline=whole#timeline`}>
            {t('newest')}
          </LinkButton>
        )}
      </div>
    </section>
  );
}

type EntryProps = { event: RunEvent; runId: string; at: string; changes: string[] };

function Entry({ event, runId, at, changes }: EntryProps) {
  const { icon: Icon, tone } = lookOf(event.type);
  const said = [
    event.data.subtask,
    event.data.guest,
    event.data.file,
    event.data.todo,
    event.data.reason,
    event.data.note,
    ...changes,
    filledIn(event),
  ].filter((text): text is string => typeof text === 'string' && text !== '');

  return (
    <li className="relative flex gap-3 pb-4 before:absolute before:top-7 before:bottom-0 before:left-3 before:w-px before:bg-line last:before:hidden">
      <span
        aria-hidden
        className={classes('mt-px grid size-6 shrink-0 place-items-center rounded-full', toneWash[tone])}
      >
        <Icon className="size-3.5" strokeWidth={2.25} />
      </span>
      <div className="grid min-w-0 flex-1 gap-1.5">
        <div className="flex flex-wrap items-baseline gap-x-3">
          <p className="min-w-0 text-md">
            <Sentence event={event} runId={runId} />
          </p>
          <time dateTime={event.at.toISOString()} className="text-sm whitespace-nowrap text-ink-faint">
            {at}
          </time>
        </div>
        {said.map((text) => (
          <div key={text} dir="auto" className="whitespace-pre-line">
            <Why>{text}</Why>
          </div>
        ))}
      </div>
    </li>
  );
}

type Words = Awaited<ReturnType<typeof getTranslations<'runs.timeline'>>>;
type When = Awaited<ReturnType<typeof getWhen>>;

/** From what to what; a day as people write it. */
function sayChange({ what, from, to }: RunEvent['changes'][number], t: Words, when: When): string {
  const key = `changes.${what}${from === null ? 'Added' : to === null ? 'Removed' : ''}` as 'changes.dueOn';
  // Noon in Greenwich is the same day almost everywhere.
  const said = (text: string | null) =>
    what === 'dueOn' && text ? when.day(new Date(`${text}T12:00:00Z`)) : (text ?? '');
  return t(key, { from: said(from), to: said(to) });
}

/** What was filled in, a line each, under the labels of then. */
function filledIn({ data }: RunEvent): string {
  const fields = Array.isArray(data.fields) ? (data.fields as { label: string; value: unknown }[]) : [];
  return fields
    .map(({ label, value }) => `${label}: ${typeof value === 'boolean' ? (value ? '✓' : '–') : value}`)
    .join('\n');
}

async function Sentence({ event, runId }: { event: RunEvent; runId: string }) {
  const t = await getTranslations('runs');
  const isOutcome = typeof event.data.subRun === 'string' && event.type !== 'checkpoint.activated';
  const key = (
    isOutcome && event.checkpointId ? 'timeline.sub_run_ended' : `timeline.${event.type.replace('.', '_')}`
  ) as 'timeline.other';
  const guests = await getTranslations('guests');
  const { kind, name } = event.actor;
  const actor = name
    ? kind === 'link'
      ? guests('signed', { name })
      : name
    : t(kind === 'link' ? 'timeline.link' : 'timeline.system');
  const value = typeof event.data.value === 'string' ? event.data.value : 'ok';

  return t.rich(t.has(key) ? key : 'timeline.other', {
    a: () => <Strong>{actor}</Strong>,
    s: () => <StepLink runId={runId} id={event.checkpointId} title={String(event.data.title ?? '')} />,
    late: String(event.data.late ?? false),
    v: () => <Strong>{t(`values.${value as 'ok'}`)}</Strong>,
  });
}

function StepLink({ runId, id, title }: { runId: string; id: string | null; title: string }) {
  if (!id) return <Strong>{title}</Strong>;

  return (
    <Link
      href={`/runs/${runId}?step=${id}` as Route}
      scroll={false}
      prefetch={false}
      className="font-strong underline-offset-3 hover:underline"
    >
      {title}
    </Link>
  );
}

function Strong({ children }: { children: ReactNode }) {
  return <b className="font-strong">{children}</b>;
}
