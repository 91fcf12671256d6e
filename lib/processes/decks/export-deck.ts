import type { z } from 'zod';

import type { Ctx } from '@/lib/platform/core/ctx';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read } from '@/lib/platform/core/transact';

import { type DraftAssignee, type DraftField, type DraftFileSlot, deckIdInput } from './inputs';
import { openDeck } from './open-deck';
import { readDraft } from './read-draft';
import { checkDeckValue, DECK_FORMAT, type deckFile } from './rules/deck-file';
import type { KnownReferences } from './rules/validate-draft';

/** A deck's draft in the file format: ids become addresses and names, so that another company can read it. */
export async function exportDeck(
  ctx: Ctx,
  raw: z.input<typeof deckIdInput>,
): Promise<z.input<typeof deckFile>> {
  const { deckId } = parseInput(deckIdInput, raw);
  return read(ctx, async (tx) => {
    const { draft, known } = await readDraft(tx, await openDeck(tx, ctx, deckId, 'view'));
    const approvers = draft.approverIds.flatMap((id) => addressOf(id, known));
    const department = draft.departmentId && known.departments.get(draft.departmentId)?.name;
    return honest({
      format: DECK_FORMAT,
      title: draft.title,
      ...(draft.description && { description: draft.description }),
      ...(department && { department }),
      lanes: draft.lanes.map((lane) => ({
        ...(lane.title && { title: lane.title }),
        checkpoints: lane.checkpoints.map((step) => ({
          key: step.key,
          title: step.title,
          ...(step.instructions && { instructions: step.instructions }),
          confirmationType: step.confirmationType,
          ...(step.assignees.length > 0 && {
            assignees: step.assignees.flatMap((each) => nameOf(each, known)),
          }),
          ...(step.requireNote && { requireNote: true }),
          ...(step.requireSignoffName && { requireSignoffName: true }),
          ...(step.requireTodosDone && { requireTodosDone: true }),
          ...(step.assigneeMode !== 'any' && { assigneeMode: step.assigneeMode }),
          ...(step.onReject !== 'wait' && { onReject: step.onReject }),
          ...(step.subtasks.length > 0 && { subtasks: step.subtasks }),
          ...(step.fields.length > 0 && { fields: step.fields.map(fieldOf) }),
          ...(step.fileSlots.length > 0 && { fileSlots: step.fileSlots.map(slotOf) }),
          ...(step.references.length > 0 && { references: step.references.map(({ name }) => name) }),
          ...((step.slaLimitMinutes !== null || step.slaWarnBeforeMinutes !== null) && {
            sla: {
              ...(step.slaLimitMinutes !== null && { limitMinutes: step.slaLimitMinutes }),
              ...(step.slaWarnBeforeMinutes !== null && { warnBeforeMinutes: step.slaWarnBeforeMinutes }),
            },
          }),
          ...(step.condition && { condition: step.condition }),
          ...(step.subDeckId && subDeckOf(step.subDeckId, known)),
        })),
      })),
      ...((approvers.length > 0 || draft.approvalMode !== 'any') && {
        finalApproval: { mode: draft.approvalMode, approvers },
      }),
    });
  });
}

/** A draft that is not yet whole says so: otherwise its own file would be refused. */
function honest(file: z.input<typeof deckFile>): z.input<typeof deckFile> {
  return 'problems' in checkDeckValue(file) ? { ...file, unfinished: true } : file;
}

function fieldOf({ key, label, type, required, options }: DraftField) {
  return { key, label, type, ...(required && { required }), ...(options.length > 0 && { options }) };
}

function subDeckOf(deckId: string, known: KnownReferences): { subDeck?: string } {
  const deck = known.decks.get(deckId);
  return deck ? { subDeck: deck.title } : {};
}

function slotOf({ key, name, kinds, required, signatures }: DraftFileSlot) {
  return {
    key,
    name,
    ...(kinds.length > 0 && { kinds }),
    ...(required && { required }),
    ...(signatures && { signatures }),
  };
}

type FileAssignee = 'starter' | { user: string } | { department: string };

function nameOf(assignee: DraftAssignee, known: KnownReferences): FileAssignee[] {
  if (assignee.type === 'starter') return ['starter'];
  if (assignee.type === 'user') return addressOf(assignee.userId, known);
  const department = known.departments.get(assignee.departmentId);
  return department ? [{ department: department.name }] : [];
}

function addressOf(userId: string, known: KnownReferences): { user: string }[] {
  const user = known.users.get(userId);
  return user ? [{ user: user.email }] : [];
}
