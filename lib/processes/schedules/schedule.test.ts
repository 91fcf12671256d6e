import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { archiveDeck } from '@/lib/processes/decks/archive-deck';
import { createDeck } from '@/lib/processes/decks/create-deck';
import { createPublishedDeck } from '@/tests/factories/deck';
import { createTenant, granted, type TestTenant } from '@/tests/factories/tenant';
import { trailOf } from '@/tests/setup/trail';

import { createSchedule } from './create-schedule';
import { deleteSchedule } from './delete-schedule';
import { getSchedule } from './get-schedule';
import { listSchedules } from './list-schedules';
import { previewSchedule } from './preview-schedule';
import { resumeSchedule } from './resume-schedule';
import { suspendSchedule } from './suspend-schedule';
import { updateSchedule } from './update-schedule';

let acme: TestTenant;
let admin: Ctx & { actor: Person };
let stranger: Ctx & { actor: Person };
let departmentId: string;
let deckId: string;

const now = new Date('2026-03-02T10:00:00Z');
const timing = {
  rule: { pattern: 'monthly' as const, every: 3, time: '08:00', day: 'last' as const },
  timeZone: 'Europe/Berlin',
  startsOn: '2026-03-01',
};
const policies = { misfire: 'latest' as const, overlap: 'allow' as const };

beforeAll(async () => {
  acme = await createTenant();
  admin = { ...(await acme.person('admin')), now };
  stranger = { ...(await (await createTenant()).person('admin')), now };
  departmentId = await acme.department();
  ({ deckId } = await createPublishedDeck(admin, [[{ key: 'a' }]], { title: 'Inspection', departmentId }));
});

const make = (ctx: Ctx = admin) => createSchedule(ctx, { deckId, ...timing });
const lead = async () => ({
  ...(await acme.person('lead', { departmentId, isLead: true })),
  now,
});

describe('createSchedule', () => {
  it('knows when it is due next, and leaves a trail', async () => {
    const made = await make();
    const schedule = await getSchedule(admin, { scheduleId: made.id });
    expect(schedule).toMatchObject({
      title: 'Inspection',
      status: 'active',
      nextDueAt: new Date('2026-03-31T06:00:00Z'),
      starter: { id: admin.actor.id },
      deck: { id: deckId, title: 'Inspection' },
      misfire: 'latest',
      overlap: 'allow',
      revision: 1,
    });
    expect((await trailOf(admin, made.id)).audit).toEqual(['schedule.created']);
  });

  it('takes the zone of the company where none is named', async () => {
    const { timeZone: _, ...rest } = timing;
    const made = await createSchedule(admin, { deckId, ...rest });
    expect((await getSchedule(admin, { scheduleId: made.id })).timeZone).toBe('Europe/Berlin');
  });

  it('is refused to who may not make schedules, or may not start the deck', async () => {
    const employee = { ...(await acme.person('employee')), now };
    const { deckId: own } = await createPublishedDeck(employee, [[{ key: 'a' }]]);
    await expect(createSchedule(employee, { deckId: own, ...timing })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const planner = granted(employee, { 'schedules.manage': 'all', 'decks.view': 'all' });
    await expect(make(planner)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(make(acme.job)).rejects.toMatchObject({ code: 'forbidden' });
    expect((await make(await lead())).revision).toBe(1);
  });

  it('does not exist for another tenant', async () => {
    await expect(make(stranger)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is refused for a deck that cannot be started', async () => {
    const draft = await createDeck(admin, { title: 'Draft', departmentId: null });
    await expect(createSchedule(admin, { deckId: draft.id, ...timing })).rejects.toMatchObject({
      code: 'deck_not_published',
    });
    const { deckId: gone } = await createPublishedDeck(admin, [[{ key: 'a' }]]);
    await archiveDeck(admin, { deckId: gone });
    await expect(createSchedule(admin, { deckId: gone, ...timing })).rejects.toMatchObject({
      code: 'deck_archived',
    });
  });

  it.each([
    ['the 31st of February', { startsOn: '2026-02-31' }, '/startsOn'],
    ['the 29th of February in a common year', { startsOn: '2027-02-29' }, '/startsOn'],
    ['a year nobody plans for', { startsOn: '0000-01-01' }, '/startsOn'],
    ['an end before the beginning', { startsOn: '2026-05-02', endsOn: '2026-05-01' }, '/endsOn'],
    ['a time that never comes', { endsOn: '2026-03-30' }, '/endsOn'],
    ['a zone that is none', { timeZone: 'Europe/Atlantis' }, '/timeZone'],
    ['25 o’clock', { rule: { pattern: 'daily', every: 1, time: '25:00' } }, '/rule/time'],
    ['the 32nd', { rule: { ...timing.rule, day: 32 } }, '/rule/day'],
    ['every zeroth day', { rule: { pattern: 'daily', every: 0, time: '08:00' } }, '/rule/every'],
    ['half a month', { rule: { ...timing.rule, every: 0.5 } }, '/rule/every'],
    ['no weekday', { rule: { pattern: 'weekly', time: '08:00', weekdays: [] } }, '/rule/weekdays'],
    ['Monday twice', { rule: { pattern: 'weekly', time: '08:00', weekdays: [1, 1] } }, '/rule/weekdays'],
    ['a yearly pattern', { rule: { pattern: 'yearly', time: '08:00' } }, '/rule/pattern'],
  ])('names what is wrong with %s', async (_name, change, pointer) => {
    const refused = createSchedule(admin, { deckId, ...timing, ...change } as never);
    await expect(refused).rejects.toMatchObject({ code: 'invalid_input', problems: [{ pointer }] });
  });
});

describe('updateSchedule', () => {
  it('moves the next time, and leaves it where it was if the times stay', async () => {
    const { id: scheduleId } = await make();
    const changed = await updateSchedule(admin, {
      scheduleId,
      revision: 1,
      ...timing,
      ...policies,
      title: 'Inspection {quarter}',
      rule: { pattern: 'weekly', every: 1, time: '07:30', weekdays: [1] },
    });
    expect(changed).toEqual({
      id: scheduleId,
      revision: 2,
      nextDueAt: new Date('2026-03-09T06:30:00Z'),
    });
    // The worker was down when it came due; a new name does not make it forget.
    const later = { ...admin, now: new Date('2026-03-10T10:00:00Z') };
    const renamed = await updateSchedule(later, {
      scheduleId,
      revision: 2,
      ...timing,
      ...policies,
      title: 'Renamed',
      rule: { weekdays: [1], time: '07:30', every: 1, pattern: 'weekly' },
    });
    expect(renamed.nextDueAt).toEqual(changed.nextDueAt);
    expect((await trailOf(admin, scheduleId)).audit).toEqual([
      'schedule.created',
      'schedule.updated',
      'schedule.updated',
    ]);
  });

  it('is refused to others, and to whoever saw an older one', async () => {
    const { id: scheduleId } = await make();
    const input = { scheduleId, revision: 1, ...timing, ...policies, title: 'Mine' };
    const outsider = { ...(await acme.person('lead')), now };
    await expect(updateSchedule(outsider, input)).rejects.toMatchObject({ code: 'not_found' });
    await expect(updateSchedule(stranger, input)).rejects.toMatchObject({ code: 'not_found' });
    await expect(updateSchedule(acme.job, input)).rejects.toMatchObject({ code: 'forbidden' });
    await updateSchedule(await lead(), input);
    await expect(updateSchedule(admin, input)).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('suspendSchedule and resumeSchedule', () => {
  it('stop it and let it go on from now', async () => {
    const { id: scheduleId } = await make();
    await suspendSchedule(admin, { scheduleId });
    expect(await getSchedule(admin, { scheduleId })).toMatchObject({
      status: 'suspended',
      nextDueAt: null,
      suspendedReason: 'by_person',
    });
    await expect(suspendSchedule(admin, { scheduleId })).rejects.toMatchObject({
      code: 'invalid_transition',
    });

    const later = { ...admin, now: new Date('2026-07-15T10:00:00Z') };
    expect((await resumeSchedule(later, { scheduleId })).nextDueAt).toEqual(new Date('2026-09-30T06:00:00Z'));
    await expect(resumeSchedule(later, { scheduleId })).rejects.toMatchObject({
      code: 'invalid_transition',
    });
    const trail = await trailOf(admin, scheduleId);
    expect(trail.audit).toEqual(['schedule.created', 'schedule.suspended', 'schedule.resumed']);
    expect(trail.posted).toEqual(['schedule.suspended']);
  });

  it('are refused to others', async () => {
    const { id: scheduleId } = await make();
    const outsider = { ...(await acme.person('employee')), now };
    for (const ctx of [outsider, stranger]) {
      await expect(suspendSchedule(ctx, { scheduleId })).rejects.toMatchObject({ code: 'not_found' });
      await expect(resumeSchedule(ctx, { scheduleId })).rejects.toMatchObject({ code: 'not_found' });
    }
  });
});

describe('deleteSchedule', () => {
  it('takes it away for everybody, once', async () => {
    const { id: scheduleId } = await make();
    const outsider = { ...(await acme.person('employee')), now };
    for (const ctx of [outsider, stranger])
      await expect(deleteSchedule(ctx, { scheduleId })).rejects.toMatchObject({ code: 'not_found' });
    await deleteSchedule(admin, { scheduleId });
    await expect(getSchedule(admin, { scheduleId })).rejects.toMatchObject({ code: 'not_found' });
    await expect(deleteSchedule(admin, { scheduleId })).rejects.toMatchObject({ code: 'not_found' });
    expect((await trailOf(admin, scheduleId)).audit).toEqual(['schedule.created', 'schedule.deleted']);
  });
});

describe('listSchedules', () => {
  it('goes page by page, the next due first, what is suspended last', async () => {
    const tenant = await createTenant();
    const boss = { ...(await tenant.person('admin')), now };
    const deck = await createPublishedDeck(boss, [[{ key: 'a' }]]);
    const days = [9, 3, 7, 5];
    for (const day of days) {
      const rule = { pattern: 'monthly' as const, every: 1, time: '08:00', day };
      await createSchedule(boss, { deckId: deck.deckId, ...timing, rule, title: `Day ${day}` });
    }
    const [soonest] = (await listSchedules(boss, { limit: 1 })).items;
    await suspendSchedule(boss, { scheduleId: soonest!.id });
    const titles: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await listSchedules(boss, { limit: 1, cursor, deckId: deck.deckId });
      titles.push(...page.items.map(({ title }) => title));
      cursor = page.nextCursor;
    } while (cursor);
    expect(titles).toEqual(['Day 5', 'Day 7', 'Day 9', 'Day 3']);
  });

  it('shows each what is theirs to manage', async () => {
    const { id } = await make();
    const seen = async (ctx: Ctx) =>
      (await listSchedules(ctx, { limit: 200 })).items.some((each) => each.id === id);
    expect(await seen(await lead())).toBe(true);
    expect(await seen({ ...(await acme.person('lead')), now })).toBe(false);
    expect(await seen({ ...(await acme.person('employee')), now })).toBe(false);
    expect(await seen(stranger)).toBe(false);
  });
});

describe('previewSchedule', () => {
  it('shows the next five times, and is not for everybody', async () => {
    expect((await previewSchedule(admin, timing)).times.map((time) => time.toISOString())).toEqual([
      '2026-03-31T06:00:00.000Z',
      '2026-06-30T06:00:00.000Z',
      '2026-09-30T06:00:00.000Z',
      '2026-12-31T07:00:00.000Z',
      '2027-03-31T06:00:00.000Z',
    ]);
    await expect(previewSchedule(await acme.person('employee'), timing)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});
