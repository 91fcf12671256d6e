import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { read, transact } from '@/lib/platform/core/transact';
import { archiveDeck } from '@/lib/processes/decks/archive-deck';
import { getDeck } from '@/lib/processes/decks/get-deck';
import { saveDraft } from '@/lib/processes/decks/save-draft';
import { unarchiveDeck } from '@/lib/processes/decks/unarchive-deck';
import { cancelRun } from '@/lib/processes/runs/cancel-run';
import { getRun } from '@/lib/processes/runs/get-run';
import { listRunEvents } from '@/lib/processes/runs/list-run-events';
import { publishDeck } from '@/lib/processes/versions/publish-deck';
import { createPublishedDeck } from '@/tests/factories/deck';
import { createTenant, deactivate, type TestTenant } from '@/tests/factories/tenant';
import { trailOf } from '@/tests/setup/trail';

import { createSchedule } from './create-schedule';
import { getSchedule } from './get-schedule';
import { getScheduleNotice } from './get-schedule-notice';
import { listDueSchedules } from './list-due-schedules';
import { resumeSchedule } from './resume-schedule';
import { suspendSchedule } from './suspend-schedule';
import { triggerSchedule } from './trigger-schedule';
import { updateSchedule } from './update-schedule';

let acme: TestTenant;
let admin: Ctx & { actor: Person };

const rule = { pattern: 'daily' as const, every: 1, time: '08:00' };
const timing = { rule, timeZone: 'UTC', startsOn: '2026-03-01' };
const day = (date: number, time = '08:00') =>
  new Date(`2026-03-${String(date).padStart(2, '0')}T${time}:00Z`);

beforeAll(async () => {
  acme = await createTenant();
  admin = { ...(await acme.person('admin')), now: day(2, '10:00') };
});

type Policies = { misfire?: 'latest' | 'all' | 'none'; overlap?: 'allow' | 'skip'; title?: string };

async function make(ctx: Ctx = admin, more: Policies = {}) {
  const { deckId } = await createPublishedDeck(ctx, [[{ key: 'a' }]], { title: 'Inspection' });
  const { id } = await createSchedule(ctx, { deckId, ...timing, ...more });
  return { deckId, scheduleId: id };
}

const triggerAt = (scheduleId: string, moment: Date) =>
  triggerSchedule({ ...acme.job, now: moment }, { scheduleId });

async function untilDone(scheduleId: string, moment: Date): Promise<string[]> {
  const runIds: string[] = [];
  for (;;) {
    const { runId, more } = await triggerAt(scheduleId, moment);
    if (runId) runIds.push(runId);
    if (!more) return runIds;
  }
}

async function occurrencesOf(scheduleId: string) {
  const { rows } = await read(acme.job, (tx) =>
    tx.execute<{ day: number; because: string | null; late: boolean }>(sql`
      select extract(day from due_at at time zone 'UTC')::int as day, skipped_because as because, late
      from schedule_occurrences where schedule_id = ${scheduleId} order by due_at`),
  );
  return rows.map(({ day, because, late }) => `${day} ${because ?? 'run'}${late ? ' late' : ''}`);
}

describe('triggerSchedule', () => {
  it('starts a run as its starter, says what set it off, and leaves the trail of a run', async () => {
    const { scheduleId } = await make(admin, { title: 'Inspection of {date}' });
    expect(await triggerAt(scheduleId, day(3, '07:59'))).toEqual({
      runId: null,
      suspended: null,
      more: false,
    });
    const { runId } = await triggerAt(scheduleId, day(3, '08:01'));
    const run = await getRun(admin, { runId: runId! });
    expect(run).toMatchObject({
      title: 'Inspection of 03.03.2026',
      status: 'active',
      startedBy: { id: admin.actor.id },
      schedule: { id: scheduleId, title: 'Inspection of {date}', late: false },
    });
    expect(run.schedule!.dueAt).toEqual(day(3));
    const { items } = await listRunEvents(admin, { runId: runId! });
    expect(items[1]?.data).toMatchObject({ title: 'Inspection of', late: false });
    expect(items.map(({ type, actor }) => `${type} ${actor.kind}`).slice(0, 3)).toEqual([
      'run.created job',
      'run.scheduled job',
      'run.started job',
    ]);
    expect((await trailOf(admin, runId!)).audit).toEqual(['run.created', 'run.started']);
    expect((await getSchedule(admin, { scheduleId })).nextDueAt).toEqual(day(4));
  });

  it('starts one run for one due time, whoever comes and however many', async () => {
    const { scheduleId } = await make();
    const all = await Promise.all(Array.from({ length: 40 }, () => triggerAt(scheduleId, day(3, '08:01'))));
    expect(all.filter(({ runId }) => runId)).toHaveLength(1);
    expect(await occurrencesOf(scheduleId)).toEqual(['3 run']);
  });

  it('makes up for what was missed as its policy says', async () => {
    const latest = await make(admin, { misfire: 'latest' });
    expect(await untilDone(latest.scheduleId, day(6, '12:00'))).toHaveLength(1);
    expect(await occurrencesOf(latest.scheduleId)).toEqual([
      '3 missed late',
      '4 missed late',
      '5 missed late',
      '6 run late',
    ]);
    const all = await make(admin, { misfire: 'all' });
    expect(await untilDone(all.scheduleId, day(6, '12:00'))).toHaveLength(4);
    expect(await occurrencesOf(all.scheduleId)).toEqual([
      '3 run late',
      '4 run late',
      '5 run late',
      '6 run late',
    ]);
    const none = await make(admin, { misfire: 'none' });
    expect(await untilDone(none.scheduleId, day(6, '12:00'))).toEqual([]);
    expect(await untilDone(none.scheduleId, day(7, '08:01'))).toHaveLength(1);
  });

  it('starts nothing while a run is still going on, if told so', async () => {
    const { scheduleId } = await make(admin, { overlap: 'skip' });
    const { runId } = await triggerAt(scheduleId, day(3, '08:01'));
    expect((await triggerAt(scheduleId, day(4, '08:01'))).runId).toBeNull();
    await cancelRun({ ...admin, now: day(4, '09:00') }, { runId: runId!, reason: 'Enough' });
    expect((await triggerAt(scheduleId, day(5, '08:01'))).runId).not.toBeNull();
    expect(await occurrencesOf(scheduleId)).toEqual(['3 run', '4 still_running late', '5 run']);

    const { scheduleId: other } = await make();
    await triggerAt(other, day(3, '08:01'));
    expect((await triggerAt(other, day(4, '08:01'))).runId).not.toBeNull();
  });

  it('starts nothing twice when the clock jumps two hours back, even if the times are changed then', async () => {
    const { scheduleId } = await make();
    await triggerAt(scheduleId, day(3, '08:01'));
    expect((await triggerAt(scheduleId, day(3, '06:01'))).runId).toBeNull();
    expect((await triggerAt(scheduleId, day(3, '08:01'))).runId).toBeNull();

    const past = { ...admin, now: day(3, '06:02') };
    const change = { scheduleId, ...timing, title: 'Changed', startsOn: '2026-03-02' };
    expect((await updateSchedule(past, { ...change, revision: 1 })).nextDueAt).toEqual(day(3));
    expect((await triggerAt(scheduleId, day(3, '08:01'))).runId).toBeNull();
    expect((await triggerAt(scheduleId, day(4, '08:01'))).runId).not.toBeNull();
    expect(await occurrencesOf(scheduleId)).toEqual(['3 run', '4 run']);
  });

  it('is over after its last day', async () => {
    const { deckId } = await make();
    const { id: scheduleId } = await createSchedule(admin, { deckId, ...timing, endsOn: '2026-03-04' });
    await triggerAt(scheduleId, day(3, '08:01'));
    await triggerAt(scheduleId, day(4, '08:01'));
    expect(await getSchedule(admin, { scheduleId })).toMatchObject({ status: 'ended', nextDueAt: null });
    expect((await triggerAt(scheduleId, day(5, '08:01'))).runId).toBeNull();
  });

  it('suspends what has lost its deck, before it is due, and goes on when both are back', async () => {
    const { deckId, scheduleId } = await make();
    await archiveDeck(admin, { deckId });
    const early = { ...acme.job, now: day(2, '11:00') };
    expect((await listDueSchedules(early, {})).items).toContainEqual({ id: scheduleId });
    expect(await triggerAt(scheduleId, early.now)).toMatchObject({ suspended: 'deck_archived' });
    expect((await listDueSchedules(early, {})).items).not.toContainEqual({ id: scheduleId });
    expect((await trailOf(admin, scheduleId)).posted).toEqual(['schedule.suspended']);
    expect((await triggerAt(scheduleId, day(3, '08:01'))).runId).toBeNull();

    await expect(resumeSchedule(admin, { scheduleId })).rejects.toMatchObject({ code: 'deck_archived' });
    await unarchiveDeck(admin, { deckId });
    await resumeSchedule(admin, { scheduleId });
    expect((await triggerAt(scheduleId, day(3, '08:01'))).runId).not.toBeNull();
  });

  it('suspends what has lost its starter; whoever resumes it takes their place', async () => {
    const departmentId = await acme.department();
    const lead = {
      ...(await acme.person('lead', { departmentId, isLead: true })),
      now: day(2, '10:00'),
    };
    const { deckId } = await createPublishedDeck(lead, [[{ key: 'a' }]], { departmentId });
    const { id: scheduleId } = await createSchedule(lead, { deckId, ...timing });
    await deactivate(lead);
    expect(await triggerAt(scheduleId, day(2, '11:00'))).toMatchObject({ suspended: 'starter_inactive' });
    expect(await getScheduleNotice(acme.job, { scheduleId })).toMatchObject({
      starterId: lead.actor.id,
      ownerId: lead.actor.id,
      adminIds: expect.arrayContaining([admin.actor.id]),
      suspendedReason: 'starter_inactive',
    });

    await resumeSchedule(admin, { scheduleId });
    const { runId } = await triggerAt(scheduleId, day(3, '08:01'));
    expect((await getRun(admin, { runId: runId! })).startedBy.id).toBe(admin.actor.id);
  });

  it('suspends what its starter may not start any more', async () => {
    const employee = { ...(await acme.person('lead')), now: day(2, '10:00') };
    const { scheduleId } = await make(employee);
    await transact(acme.job, (tx) =>
      tx.execute(sql`update decks set owner_id = ${admin.actor.id}
        where id = (select deck_id from run_schedules where id = ${scheduleId})`),
    );
    expect(await triggerAt(scheduleId, day(3, '08:01'))).toMatchObject({
      suspended: 'starter_not_allowed',
      runId: null,
    });
  });

  it('takes the newest version there is at the due time', async () => {
    const { deckId, scheduleId } = await make();
    const deck = await getDeck(admin, { deckId });
    const saved = await saveDraft(admin, {
      deckId,
      revision: deck.revision,
      draft: { ...deck.draft, title: 'Better inspection' },
    });
    await publishDeck(admin, { deckId, revision: saved.revision });
    const { runId } = await triggerAt(scheduleId, day(3, '08:01'));
    expect((await getRun(admin, { runId: runId! })).version).toBe(2);
  });

  it('is for jobs only, sees one tenant only, and leaves suspended ones alone', async () => {
    const { scheduleId } = await make();
    await expect(triggerSchedule(admin, { scheduleId })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(listDueSchedules(admin, {})).rejects.toMatchObject({ code: 'forbidden' });
    await expect(getScheduleNotice(admin, { scheduleId })).rejects.toMatchObject({ code: 'forbidden' });
    const other = await createTenant();
    const far = { ...other.job, now: day(30) };
    await expect(triggerSchedule(far, { scheduleId })).rejects.toMatchObject({ code: 'not_found' });
    expect((await listDueSchedules(far, {})).items).toEqual([]);
    await suspendSchedule(admin, { scheduleId });
    expect(await triggerAt(scheduleId, day(9))).toEqual({ runId: null, suspended: null, more: false });
  });
});

describe('listDueSchedules', () => {
  it('goes through all that are due, page by page', async () => {
    const tenant = await createTenant();
    const boss = { ...(await tenant.person('admin')), now: day(2) };
    const { deckId } = await createPublishedDeck(boss, [[{ key: 'a' }]]);
    for (let made = 0; made < 5; made += 1) await createSchedule(boss, { deckId, ...timing });
    const job = { ...tenant.job, now: day(3, '08:01') };
    const first = await listDueSchedules(job, { limit: 3 });
    const second = await listDueSchedules(job, { limit: 3, cursor: first.nextCursor });
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(5);
    expect(second.nextCursor).toBeNull();
  });
});
