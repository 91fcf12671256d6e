import { and, asc, eq, inArray, sql } from 'drizzle-orm';

import { departments, users } from '@/db/schema/platform/users';
import {
  type Deck,
  deckCheckpoints,
  deckFinalApprovers,
  deckLanes,
  decks,
} from '@/db/schema/processes/decks';
import type { Ctx } from '@/lib/platform/core/ctx';
import type { Tx } from '@/lib/platform/core/transact';

import { subDecksOf } from './freeze-draft';
import type { Draft, DraftCheckpoint } from './inputs';
import type { KnownReferences } from './rules/validate-draft';
import { visibleDecks } from './visible-decks';

/** Lanes, steps and approvers of a draft as rows: four statements, however large it is. */
export async function replaceDraftRows(tx: Tx, deckId: string, draft: Draft): Promise<void> {
  await tx.execute(sql`
    with steps as (delete from deck_checkpoints where deck_id = ${deckId}),
         approvers as (delete from deck_final_approvers where deck_id = ${deckId})
    delete from deck_lanes where deck_id = ${deckId}`);
  await insertDraftRows(tx, deckId, draft);
}

export async function insertDraftRows(tx: Tx, deckId: string, draft: Draft): Promise<void> {
  const lanes = draft.lanes.map(({ title }, orderIndex) => ({ deckId, orderIndex, title }));
  const steps = draft.lanes.flatMap(({ checkpoints }, orderIndex) =>
    checkpoints.map((checkpoint, position) => ({ ...checkpoint, deckId, orderIndex, position })),
  );
  const approvers = draft.approverIds.map((userId, position) => ({ deckId, userId, position }));
  if (lanes.length > 0) await tx.insert(deckLanes).values(lanes);
  if (steps.length > 0) await tx.insert(deckCheckpoints).values(steps);
  if (approvers.length > 0) await tx.insert(deckFinalApprovers).values(approvers);
}

/** What the deck's own row says about its draft. */
export function deckColumns(draft: Draft) {
  return {
    title: draft.title,
    description: draft.description,
    departmentId: draft.departmentId,
    approvalMode: draft.approvalMode,
    laneCount: draft.lanes.length,
    checkpointCount: draft.lanes.reduce((sum, lane) => sum + lane.checkpoints.length, 0),
  } satisfies Partial<typeof decks.$inferInsert>;
}

export async function loadDraft(tx: Tx, deck: Deck): Promise<Draft> {
  const lanes = await tx
    .select()
    .from(deckLanes)
    .where(eq(deckLanes.deckId, deck.id))
    .orderBy(asc(deckLanes.orderIndex));
  const steps = await tx
    .select()
    .from(deckCheckpoints)
    .where(eq(deckCheckpoints.deckId, deck.id))
    .orderBy(asc(deckCheckpoints.orderIndex), asc(deckCheckpoints.position));
  const approvers = await tx
    .select({ userId: deckFinalApprovers.userId })
    .from(deckFinalApprovers)
    .where(eq(deckFinalApprovers.deckId, deck.id))
    .orderBy(asc(deckFinalApprovers.position));
  return {
    title: deck.title,
    description: deck.description,
    departmentId: deck.departmentId,
    lanes: lanes.map(({ title, orderIndex }) => ({
      title,
      checkpoints: steps.filter((step) => step.orderIndex === orderIndex).map(toCheckpoint),
    })),
    approvalMode: deck.approvalMode,
    approverIds: approvers.map(({ userId }) => userId),
  };
}

/** The people and departments a draft names. */
export async function findReferences(tx: Tx, draft: Draft): Promise<KnownReferences> {
  const assignees = draft.lanes.flatMap((lane) => lane.checkpoints.flatMap((step) => step.assignees));
  const userIds = new Set([
    ...draft.approverIds,
    ...assignees.flatMap((assignee) => (assignee.type === 'user' ? assignee.userId : [])),
  ]);
  const departmentIds = new Set([
    ...(draft.departmentId ? [draft.departmentId] : []),
    ...assignees.flatMap((assignee) => (assignee.type === 'department' ? assignee.departmentId : [])),
  ]);
  const people = await findUsers(tx, [...userIds]);
  const places = await findDepartments(tx, [...departmentIds]);
  return {
    users: new Map(people.map((user) => [user.id, user])),
    departments: new Map(places.map((department) => [department.id, department])),
    decks: new Map(await findDecks(tx, subDecksOf(draft))),
  };
}

async function findUsers(tx: Tx, ids: string[]) {
  if (ids.length === 0) return [];
  return tx
    .select({ id: users.id, name: users.name, email: users.email, status: users.status })
    .from(users)
    .where(inArray(users.id, ids));
}

async function findDecks(tx: Tx, ids: string[]) {
  if (ids.length === 0) return [];
  const found = await tx
    .select({
      id: decks.id,
      title: decks.title,
      status: decks.status,
      currentVersion: decks.currentVersion,
    })
    .from(decks)
    .where(inArray(decks.id, ids));
  return found.map((deck) => [deck.id, deck] as const);
}

/** The decks somebody may see, by title, where a title names one deck alone. */
export async function findDecksByTitle(
  tx: Tx,
  ctx: Ctx,
  titles: readonly string[],
): Promise<Map<string, { id: string }>> {
  const title = sql<string>`lower(${decks.title})`;
  const found = await tx
    .select({ title, id: sql<string>`min(${decks.id}::text)` })
    .from(decks)
    .where(and(inArray(title, [...titles]), eq(decks.status, 'active'), visibleDecks(ctx.actor)))
    .groupBy(title)
    .having(sql`count(*) = 1`);
  return new Map(found.map((deck) => [deck.title, { id: deck.id }]));
}

async function findDepartments(tx: Tx, ids: string[]) {
  if (ids.length === 0) return [];
  return tx
    .select({ id: departments.id, name: departments.name })
    .from(departments)
    .where(inArray(departments.id, ids));
}

function toCheckpoint(row: typeof deckCheckpoints.$inferSelect): DraftCheckpoint {
  return {
    key: row.key,
    title: row.title,
    instructions: row.instructions,
    confirmationType: row.confirmationType,
    assignees: row.assignees,
    requireNote: row.requireNote,
    requireSignoffName: row.requireSignoffName,
    requireTodosDone: row.requireTodosDone,
    assigneeMode: row.assigneeMode,
    onReject: row.onReject,
    subtasks: row.subtasks,
    fields: row.fields,
    fileSlots: row.fileSlots,
    references: row.references,
    slaLimitMinutes: row.slaLimitMinutes,
    slaWarnBeforeMinutes: row.slaWarnBeforeMinutes,
    condition: row.condition,
    subDeckId: row.subDeckId,
  };
}
