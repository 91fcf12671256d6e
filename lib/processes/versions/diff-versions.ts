import { and, eq, inArray } from 'drizzle-orm';

import type { z } from 'zod';

import { departments, users } from '@/db/schema/platform/users';
import { decks, deckVersions } from '@/db/schema/processes/decks';
import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read, type Tx } from '@/lib/platform/core/transact';
import { subDecksOf, thawSnapshot } from '@/lib/processes/decks/freeze-draft';
import type { Draft, DraftAssignee } from '@/lib/processes/decks/inputs';
import { diffVersionsInput } from '@/lib/processes/decks/inputs';
import { openDeck } from '@/lib/processes/decks/open-deck';
import { readDraft } from '@/lib/processes/decks/read-draft';

import { type DraftDiff, diffDrafts } from './rules/diff-drafts';

export type { DeckField, DraftDiff, StepField } from './rules/diff-drafts';

type Named = { id: string; name: string };

/** What changed, with the names of everybody and every place it mentions, and both sides' steps by key. */
export type VersionDiff = DraftDiff & {
  people: Named[];
  departments: Named[];
  decks: Named[];
  steps: { key: string; title: string; fields: { key: string; label: string }[] }[];
};

/** The differences between two versions; without `to`, between a version and the draft. */
export async function diffVersions(ctx: Ctx, raw: z.input<typeof diffVersionsInput>): Promise<VersionDiff> {
  const { deckId, from, to } = parseInput(diffVersionsInput, raw);
  return read(ctx, async (tx) => {
    const deck = await openDeck(tx, ctx, deckId, 'view');
    const before = await versionOf(tx, deckId, from);
    const after = to === undefined ? (await readDraft(tx, deck)).draft : await versionOf(tx, deckId, to);
    return {
      ...diffDrafts(before, after),
      ...(await namesIn(tx, [before, after])),
      steps: stepsIn(before, after),
    };
  });
}

async function versionOf(tx: Tx, deckId: string, number: number): Promise<Draft> {
  const [version] = await tx
    .select({ text: deckVersions.snapshot })
    .from(deckVersions)
    .where(and(eq(deckVersions.deckId, deckId), eq(deckVersions.number, number)));
  if (!version) throw new DomainError('not_found', 'There is no such version.');
  return thawSnapshot(version.text);
}

async function namesIn(
  tx: Tx,
  drafts: readonly Draft[],
): Promise<Pick<VersionDiff, 'people' | 'departments' | 'decks'>> {
  const assignees = drafts.flatMap(({ lanes }) =>
    lanes.flatMap((lane) => lane.checkpoints.flatMap((step): DraftAssignee[] => step.assignees)),
  );
  const userIds = [
    ...drafts.flatMap(({ approverIds }) => approverIds),
    ...assignees.flatMap((each) => (each.type === 'user' ? each.userId : [])),
  ];
  const departmentIds = [
    ...drafts.flatMap(({ departmentId }) => departmentId ?? []),
    ...assignees.flatMap((each) => (each.type === 'department' ? each.departmentId : [])),
  ];
  const deckIds = drafts.flatMap(subDecksOf);
  return {
    people: userIds.length > 0 ? await selectNames(tx, users, userIds) : [],
    departments: departmentIds.length > 0 ? await selectNames(tx, departments, departmentIds) : [],
    decks: deckIds.length > 0 ? await selectTitles(tx, deckIds) : [],
  };
}

function selectNames(tx: Tx, table: typeof users | typeof departments, ids: string[]): Promise<Named[]> {
  return tx
    .select({ id: table.id, name: table.name })
    .from(table)
    .where(inArray(table.id, [...new Set(ids)]));
}

function selectTitles(tx: Tx, ids: string[]): Promise<Named[]> {
  return tx
    .select({ id: decks.id, name: decks.title })
    .from(decks)
    .where(inArray(decks.id, [...new Set(ids)]));
}

/** Conditions name steps by key; a step that is gone is still called what it was called. */
function stepsIn(before: Draft, after: Draft): VersionDiff['steps'] {
  const all = [before, after].flatMap(({ lanes }) => lanes.flatMap(({ checkpoints }) => checkpoints));
  const named = all.map(({ key, title, fields }) => ({
    key,
    title,
    fields: fields.map((field) => ({ key: field.key, label: field.label })),
  }));
  return [...new Map(named.map((step) => [step.key, step])).values()];
}
