import { holds } from '@/lib/platform/access/authorise';
import { type Ctx, isPerson } from '@/lib/platform/core/ctx';
import { fillInstructions } from '@/lib/processes/decks/fill-instructions';
import { isAllowed } from '@/lib/processes/engine/lifecycle';
import { isBuiltUpon } from '@/lib/processes/engine/reopen';
import { type Pause, pausedSeconds } from '@/lib/processes/engine/stopwatch';

import { listMissingSignatures, type SlotFile } from './list-missing-signatures';
import type { RawRun } from './run-columns';
import type { RawRunCheckpoint, RawRunFile } from './select-checkpoints';

type Named = { id: string; name: string };

export type CheckpointView = Omit<
  RawRunCheckpoint,
  'orderIndex' | 'isMine' | 'files' | 'slaActivatedAt' | 'slaDueAt' | 'overdueAt' | 'openedAt' | 'decidedAt'
> & {
  slaActivatedAt: Date | null;
  slaDueAt: Date | null;
  /** How long the run was paused while the step was open, as the timeline tells. */
  slaPausedSeconds: number;
  overdueAt: Date | null;
  decidedAt: Date | null;
  isMine: boolean;
  /** What a confirmation has to bring, while the step is open. */
  missing: string[];
  /** Why a step with a plain condition was skipped: the step it names, the answer it wanted and the one that came. */
  skippedBecause: { title: string; is: string; value: string | null } | null;
  /** Those whose signature is still missing, where everybody has to sign. */
  waitingFor: Named[];
  files: (RawRunFile & { mayChange: boolean })[];
  may: {
    confirm: boolean;
    tick: boolean;
    addFile: boolean;
    sign: boolean;
    reject: boolean;
    reopen: boolean;
    reassign: boolean;
    talk: boolean;
  };
};

type Owned = { departmentId: string | null; startedBy: string; isInvolved: boolean };

/** A step of a run, with what the caller may do. */
export function toCheckpointView(ctx: Ctx, run: RawRun, owned: Owned, raw: RawRunCheckpoint): CheckpointView {
  const { orderIndex: _lane, openedAt, ...step } = raw;
  const mine = { departmentId: owned.departmentId, own: step.isMine };
  const acts = (ctx.actor.kind === 'user' && step.isMine) || holds(ctx.actor, 'checkpoints.act', mine);
  const isMyRun = isPerson(ctx.actor) && owned.startedBy === ctx.actor.id;
  const controls = holds(ctx.actor, 'runs.control', { departmentId: owned.departmentId, own: isMyRun });
  const partakes = isPerson(ctx.actor) && (isMyRun || owned.isInvolved);
  const contributes =
    (ctx.actor.kind === 'user' && partakes) ||
    holds(ctx.actor, 'checkpoints.act', { departmentId: owned.departmentId, own: partakes });
  const isOpen = run.status === 'active' && step.status === 'active';
  const takesFiles = step.status === 'active' && (run.status === 'active' || run.status === 'paused');
  const isDecided = ['completed', 'rejected', 'skipped'].includes(step.status);

  return {
    ...step,
    instructions: fillInstructions(step.instructions, (key, field) => earlierValue(raw, run, key, field)),
    slaActivatedAt: toDate(step.slaActivatedAt),
    slaDueAt: toDate(step.slaDueAt),
    slaPausedSeconds:
      step.status === 'active' ? pausedSeconds(toDate(openedAt), run.pauses.map(toPause), ctx.now) : 0,
    overdueAt: toDate(step.overdueAt),
    decidedAt: toDate(step.decidedAt),
    missing: isOpen && !step.subDeck ? demandsOf(step) : [],
    waitingFor: isOpen && !step.subDeck && step.assigneeMode === 'all' ? unsigned(step) : [],
    files: step.files.map((file) => ({
      ...file,
      mayChange: takesFiles && (acts || file.addedById === ctx.actor.id),
    })),
    skippedBecause: step.status === 'skipped' ? whySkipped(step, run.checkpoints) : null,
    may: {
      confirm: isOpen && acts && !step.subDeck && maySign(step, ctx),
      tick: isOpen && acts && !step.subDeck,
      addFile: takesFiles && (acts || controls || (ctx.actor.kind === 'user' && isMyRun)),
      sign: isOpen && acts && !step.subDeck && ctx.actor.kind === 'user',
      reject: isOpen && acts && !step.subDeck && step.confirmationType === 'accept_reject',
      reopen:
        isDecided && isAllowed('reopen', run.status) && (controls || mayTakeBack(ctx, run, owned, raw, acts)),
      reassign:
        !['completed', 'skipped'].includes(step.status) &&
        isAllowed('reassign', run.status) &&
        holds(ctx.actor, 'checkpoints.reassign', {
          departmentId: owned.departmentId,
          own: step.isMine || isMyRun,
        }),
      talk: contributes && run.archivedAt === null,
    },
  };
}

/** As the command asks: until somebody has gone on from it, whoever decided it; what waits rejected, whoever has it. */
function mayTakeBack(ctx: Ctx, run: RawRun, owned: Owned, step: RawRunCheckpoint, acts: boolean): boolean {
  if (isBuiltUpon(step, run.checkpoints)) return false;
  if (step.status === 'rejected') return acts;
  const deciders = [step.decidedBy?.id, ...step.confirmations.map(({ user }) => user.id)];
  const own = { departmentId: owned.departmentId, own: true };
  return (
    deciders.includes(ctx.actor.id) && (ctx.actor.kind === 'user' || holds(ctx.actor, 'checkpoints.act', own))
  );
}

/** What a step of an earlier lane was given, for the instructions of this one. */
function earlierValue({ orderIndex }: RawRunCheckpoint, run: RawRun, key: string, field: string) {
  const named = run.checkpoints.find((each) => each.key === key && each.orderIndex < orderIndex);
  return named?.fieldValues[field];
}

function demandsOf(
  step: Pick<
    RawRunCheckpoint,
    | 'confirmationType'
    | 'requireNote'
    | 'requireSignoffName'
    | 'requireTodosDone'
    | 'openTodos'
    | 'subtasks'
    | 'fields'
    | 'fileSlots'
    | 'files'
  >,
): string[] {
  return [
    ...(step.confirmationType === 'yes_no' ? ['value'] : []),
    ...(step.requireNote ? ['note'] : []),
    ...(step.requireSignoffName ? ['signoffName'] : []),
    ...step.subtasks.flatMap(({ doneAt }, index) => (doneAt ? [] : `subtasks/${index}`)),
    ...step.fields.flatMap(({ key, required }) => (required ? `fields/${key}` : [])),
    ...step.fileSlots.flatMap(({ key, required }) =>
      required && !step.files.some((file) => file.slotKey === key) ? `files/${key}` : [],
    ),
    ...(step.requireTodosDone && step.openTodos > 0 ? ['todos'] : []),
    ...listMissingSignatures(step.fileSlots, step.files.flatMap(signedFieldsOf)).map(
      ({ slotKey, fieldKey }) => `files/${slotKey}/signature/${fieldKey}`,
    ),
  ];
}

/** Of a file in a slot, the fields signed on its newest version. */
function signedFieldsOf({ slotKey, versions: [newest], signatures }: RawRunFile): SlotFile[] {
  if (slotKey === null) return [];
  const current = signatures.filter(({ versionId }) => versionId === newest?.id);
  return [{ slotKey, signed: current.map(({ fieldKey }) => fieldKey) }];
}

type Signable = Pick<RawRunCheckpoint, 'assignees' | 'assigneeMode' | 'confirmations' | 'isMine'>;

function unsigned(step: Signable): Named[] {
  return step.assignees.filter(({ id }) => !step.confirmations.some(({ user }) => user.id === id));
}

/** Where everybody has to sign, each signs once and only for themselves. */
function maySign(step: Signable, ctx: Ctx): boolean {
  return step.assigneeMode === 'any' || unsigned(step).some(({ id }) => id === ctx.actor.id);
}

function whySkipped(
  step: Omit<RawRunCheckpoint, 'orderIndex' | 'openedAt'>,
  all: readonly RawRunCheckpoint[],
): CheckpointView['skippedBecause'] {
  const { condition } = step;
  if (!condition || !('checkpoint' in condition)) return null;
  const asked = all.find((each) => each.key === condition.checkpoint);
  return asked ? { title: asked.title, is: condition.is, value: asked.value } : null;
}

function toPause({ from, until }: RawRun['pauses'][number]): Pause {
  return { from: new Date(from), until: toDate(until) };
}

function toDate(time: string | null): Date | null {
  return time === null ? null : new Date(time);
}
