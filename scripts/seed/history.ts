import type { Ctx } from '@/lib/platform/core/ctx';
import { decideApproval } from '@/lib/processes/approvals/decide-approval';
import { addComment } from '@/lib/processes/checkpoints/add-comment';
import { confirmCheckpoint } from '@/lib/processes/checkpoints/confirm-checkpoint';
import { rejectCheckpoint } from '@/lib/processes/checkpoints/reject-checkpoint';
import { reopenCheckpoint } from '@/lib/processes/checkpoints/reopen-checkpoint';
import { tickSubtask } from '@/lib/processes/checkpoints/tick-subtask';
import { archiveRun } from '@/lib/processes/runs/archive-run';
import { cancelRun } from '@/lib/processes/runs/cancel-run';
import { getRun } from '@/lib/processes/runs/get-run';
import { pauseRun } from '@/lib/processes/runs/pause-run';
import type { CheckpointView, RunView } from '@/lib/processes/runs/show-run';
import { startRun } from '@/lib/processes/runs/start-run';
import { climbEscalations } from '@/lib/processes/sla/climb-escalations';

import type { Member, People } from './company';
import type { SeededDeck } from './decks';
import { type Random, randomFrom } from './random';
import { notes, reasons, talk } from './sentences';
import { type Story, stories } from './stories';
import { inOfficeHours } from './working-time';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

type World = { job: Ctx; people: People; decks: SeededDeck[]; now: Date };
type Playing = { story: Story; random: Random; runId?: string; steps: number; reworked: boolean };
type Turn = { at: Date; order: number; play: (at: Date) => Promise<Date | null> };

/**
 * Lives through the last ninety days in the order of time, across all runs at once: each run takes its next turn
 * when its moment comes, and the sweep passes twice a day. What lies in the future has not happened. Returns how
 * many runs there are.
 */
export async function playHistory(world: World): Promise<number> {
  const turns: Turn[] = stories.map((story, index) => {
    const playing: Playing = { story, random: randomFrom(1000 + index * 7919), steps: 0, reworked: false };
    const at = inOfficeHours(
      new Date(world.now.getTime() - story.daysAgo * DAY - playing.random.between(2, 9) * HOUR),
    );
    return { at, order: index, play: (moment) => takeTurn(world, playing, moment) };
  });
  turns.push(sweepTurn(world, stories.length, new Date(world.now.getTime() - 90 * DAY)));

  for (;;) {
    turns.sort((a, b) => a.at.getTime() - b.at.getTime() || a.order - b.order);
    const turn = turns[0];
    if (!turn || turn.at >= world.now) return stories.length;
    const next = await turn.play(turn.at);
    turns.shift();
    if (next) turns.push({ ...turn, at: next });
  }
}

function sweepTurn(world: World, order: number, at: Date): Turn {
  return {
    at,
    order,
    play: async (moment) => {
      await climbEscalations({ ...world.job, now: moment }, {});
      return new Date(moment.getTime() + 12 * HOUR);
    },
  };
}

/** One act in a run; the answer is when the next one follows, or null when nothing more will happen. */
async function takeTurn(world: World, playing: Playing, at: Date): Promise<Date | null> {
  const { story, random } = playing;
  if (!playing.runId) return begin(world, playing, at);
  const admin = memberOf(world, 'anna.weber').at(at);
  const run = await getRun(admin, { runId: playing.runId });

  if (run.status === 'awaiting_final_approval') return decide(world, playing, run, at);
  if (run.status !== 'active') {
    if (story.archived && run.may.archive) await archiveRun(admin, { runId: run.id });
    return null;
  }
  if (playing.steps >= 3 && story.fate === 'cancel') {
    await cancelRun(admin, { runId: run.id, reason: random.pick(reasons.cancel) });
    return null;
  }
  if (playing.steps >= 4 && story.fate === 'pause') {
    await pauseRun(admin, { runId: run.id });
    return null;
  }
  await act(world, playing, run, at);
  playing.steps += 1;
  return nextMoment(playing, run, at);
}

async function begin(world: World, playing: Playing, at: Date): Promise<Date | null> {
  const { story, random } = playing;
  const deck = world.decks.find((each) => each.file === story.file)!;
  const starter = world.people.get(random.pick(deck.starters))!;
  const run = await startRun(starter.at(at), {
    deckId: deck.deckId,
    title: story.title,
    start: story.fate !== 'pending',
  });
  playing.runId = run.id;
  return story.fate === 'pending'
    ? null
    : inOfficeHours(new Date(at.getTime() + random.between(0.5, 6) * HOUR));
}

/** Somebody the step falls to does it; now and then something is refused first and done again. */
async function act(world: World, playing: Playing, run: RunView, at: Date): Promise<void> {
  const { random } = playing;
  const steps = run.lanes.flatMap((lane) => lane.checkpoints);
  const rejected = steps.find((step) => step.status === 'rejected' && step.onReject === 'wait');
  if (rejected) {
    await reopenCheckpoint(memberOf(world, 'anna.weber').at(at), { checkpointId: rejected.id });
    return;
  }
  const step = random.pick(steps.filter((each) => each.status === 'active'));
  if (step.subRunId) {
    const admin = memberOf(world, 'anna.weber').at(at);
    return act(world, playing, await getRun(admin, { runId: step.subRunId }), at);
  }
  const people = step.waitingFor.length > 0 ? step.waitingFor : step.assignees;
  const person = byId(world, random.pick(people).id);
  if (step.confirmationType === 'accept_reject' && random.chance(0.12)) {
    await rejectCheckpoint(person.at(at), { checkpointId: step.id, reason: random.pick(reasons.reject) });
    return;
  }
  if (playing.steps % 5 === 2) {
    const text = talk[(playing.steps + run.title.length) % talk.length]!;
    await addComment(person.at(at), { checkpointId: step.id, text });
  }
  for (const [index, { doneAt }] of step.subtasks.entries()) {
    if (!doneAt) await tickSubtask(person.at(at), { checkpointId: step.id, index, done: true });
  }
  await confirmCheckpoint(person.at(at), {
    checkpointId: step.id,
    value: step.confirmationType === 'yes_no' ? answer(random, step) : undefined,
    note: step.requireNote || random.chance(0.25) ? random.pick(notes) : undefined,
    signoffName: step.requireSignoffName ? person.name : undefined,
    fields: Object.fromEntries(step.fields.map((field) => [field.key, fillIn(random, field, at)])),
  });
}

/** Something that could stand in a form: a few pieces, a number on a label, a day in three months. */
function fillIn(
  random: Random,
  field: CheckpointView['fields'][number],
  at: Date,
): string | number | boolean {
  if (field.type === 'number') return Math.round(random.between(0, /geprüft/i.test(field.label) ? 80 : 4));
  if (field.type === 'date') return new Date(at.getTime() + 90 * 24 * HOUR).toISOString().slice(0, 10);
  if (field.type === 'select') return field.options[0]!;
  return field.type === 'checkbox'
    ? true
    : `R${Math.round(random.between(1, 12))}-${Math.round(random.between(1, 40))}`;
}

async function decide(world: World, playing: Playing, run: RunView, at: Date): Promise<Date | null> {
  const { story, random } = playing;
  if (story.fate === 'await') return null;
  const decided = run.approval.decisions
    .filter((each) => each.round === run.approval.round)
    .map((each) => each.approver.id);
  const steps = run.lanes.flatMap((lane) => lane.checkpoints);
  const involved = new Set([run.startedBy.id, ...steps.map((step) => step.decidedBy?.id)]);
  const open = run.approval.approvers.filter((each) => !decided.includes(each.id));
  // Whoever took part in the run is not the one who closes it.
  const approver = open.find((each) => !involved.has(each.id)) ?? open[0];
  if (!approver) return null;
  const ctx = byId(world, approver.id).at(at);
  const later = inOfficeHours(new Date(at.getTime() + random.between(2, 30) * HOUR));

  if (story.fate === 'final_reject') {
    await decideApproval(ctx, {
      runId: run.id,
      decision: 'reject',
      reason: random.pick(reasons.finalReject),
    });
    return null;
  }
  if (story.fate === 'rework' && !playing.reworked) {
    playing.reworked = true;
    const last = steps.filter((step) => step.status === 'completed').at(-1)!;
    await decideApproval(ctx, {
      runId: run.id,
      decision: 'rework',
      reason: random.pick(reasons.rework),
      reopen: [last.id],
    });
    return later;
  }
  const outsiders = run.approval.approvers.some((each) => !involved.has(each.id));
  if (!outsiders) return null;
  await decideApproval(ctx, { runId: run.id, decision: 'approve' });
  return later;
}

/** Most steps are done within their time; one in eight is not. */
function nextMoment({ random }: Playing, run: RunView, at: Date): Date {
  const limits = run.lanes
    .flatMap((lane) => lane.checkpoints)
    .filter((step) => step.status === 'active' && step.slaLimitSeconds)
    .map((step) => step.slaLimitSeconds! / 3600);
  const limit = Math.min(60, ...(limits.length > 0 ? limits : [24]));
  const share = random.chance(0.12) ? random.between(1.05, 1.5) : random.between(0.05, 0.45);
  return inOfficeHours(new Date(at.getTime() + Math.max(0.2, limit * share) * HOUR));
}

function answer(random: Random, step: CheckpointView): 'yes' | 'no' {
  // Questions about damage, breaches and the like are usually answered with no.
  const isAlarm = /schaden|mangel|mängel|panne|abweich|beanstand|auffällig|verletz|betroffen|gesperrt/i.test(
    step.title,
  );
  return random.chance(isAlarm ? 0.25 : 0.85) ? 'yes' : 'no';
}

function memberOf(world: World, localPart: string): Member {
  return world.people.get(`${localPart}@hofmann-metallbau.example`)!;
}

function byId(world: World, id: string): Member {
  return [...world.people.values()].find((member) => member.id === id)!;
}
