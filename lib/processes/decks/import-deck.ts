import { sql } from 'drizzle-orm';

import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError, type Problem } from '@/lib/platform/core/domain-error';
import type { Tx } from '@/lib/platform/core/transact';

import { addDeck } from './add-deck';
import { deckImported } from './events';
import { deckLimits, importDeckInput } from './inputs';
import { mayPlace } from './policy';
import { checkDeckValue, type DeckFile, type Directory, readDeckFile, toDraft } from './rules/deck-file';
import { readMarkdown } from './rules/markdown-file';
import { deckColumns, findDecksByTitle } from './store';

export type ImportedDeck = {
  id: string;
  title: string;
  laneCount: number;
  checkpointCount: number;
  warnings: Problem[];
};

/** A deck from a file. Either everything in it is right and it is stored, or every problem is named and nothing is. */
export const importDeck = command({
  name: 'deck.import',
  input: importDeckInput,
  run: async (tx, ctx, { format, text }): Promise<ImportedDeck> => {
    const { file, warnings } = readText(format, text);
    const named = toDraft(file, await findDirectory(tx, ctx, file));
    const { draft, warnings: unmapped } = placed(ctx, named, file);

    const deck = await addDeck(tx, ctx, draft);
    const { laneCount, checkpointCount } = deckColumns(draft);
    record(
      tx,
      ctx,
      deckImported,
      { type: 'deck', id: deck.id },
      { title: draft.title, format, laneCount, checkpointCount },
    );
    return {
      id: deck.id,
      title: draft.title,
      laneCount,
      checkpointCount,
      warnings: [...warnings, ...unmapped],
    };
  },
});

/** A deck lands in the department it came from where the importer may put it there. */
function placed(ctx: Ctx, { draft, warnings }: ReturnType<typeof toDraft>, file: DeckFile) {
  if (draft.departmentId === null || mayPlace(ctx.actor, draft.departmentId)) return { draft, warnings };
  const leftOut = {
    pointer: '/department',
    code: 'department_left_out',
    message: 'You may not put a deck into this department.',
    params: { name: file.department ?? '' },
  };
  return { draft: { ...draft, departmentId: null }, warnings: [leftOut, ...warnings] };
}

function readText(format: 'json' | 'markdown', text: string): { file: DeckFile; warnings: Problem[] } {
  const limit = format === 'json' ? deckLimits.jsonBytes : deckLimits.markdownBytes;
  if (Buffer.byteLength(text) > limit) {
    throw new DomainError('too_large', 'The file is too large.', { params: { maxBytes: limit } });
  }
  if (format === 'json') {
    const read = readDeckFile(text);
    if ('problems' in read) throw refused(read.problems);
    return { file: read.file, warnings: [] };
  }
  const markdown = readMarkdown(text);
  if ('problems' in markdown) throw refused(markdown.problems);
  const read = checkDeckValue(markdown.value);
  if ('problems' in read) throw refused(withLines(read.problems, markdown.lines));
  return { file: read.file, warnings: markdown.warnings };
}

function refused(problems: Problem[]): DomainError {
  return new DomainError('invalid_input', 'The file cannot be imported like this.', { problems });
}

/** Who wrote a text looks for lines, not for places in a value they never saw. */
function withLines(problems: Problem[], lines: Map<string, number>): Problem[] {
  return problems.map((problem) => {
    const place = /^\/(?:title|description|lanes\/\d+(?:\/checkpoints\/\d+)?)/.exec(problem.pointer)?.[0];
    const line = (place && lines.get(place)) || 1;
    return { ...problem, params: { ...problem.params, line } };
  });
}

async function findDirectory(tx: Tx, ctx: Ctx, file: DeckFile): Promise<Directory> {
  const assignees = file.lanes.flatMap((lane) => lane.checkpoints.flatMap((step) => step.assignees));
  const addresses = [...(file.finalApproval?.approvers ?? []), ...assignees].flatMap((each) =>
    typeof each === 'object' && 'user' in each ? each.user.toLowerCase() : [],
  );
  const names = assignees.flatMap((each) =>
    typeof each === 'object' && 'department' in each ? each.department.toLowerCase() : [],
  );
  if (file.department) names.push(file.department.toLowerCase());
  const users = await tx.execute<{ id: string; key: string }>(sql`
    select id, lower(email) as key from users
    where status <> 'inactive' and lower(email) in (select jsonb_array_elements_text(${JSON.stringify(addresses)}::jsonb))`);
  const departments = await tx.execute<{ id: string; key: string }>(sql`
    select id, lower(name) as key from departments
    where lower(name) in (select jsonb_array_elements_text(${JSON.stringify(names)}::jsonb))`);
  const titles = file.lanes.flatMap((lane) =>
    lane.checkpoints.flatMap((step) => step.subDeck?.toLowerCase() ?? []),
  );
  return {
    deckByTitle: titles.length > 0 ? await findDecksByTitle(tx, ctx, titles) : new Map(),
    userByEmail: new Map(users.rows.map((row) => [row.key, row])),
    departmentByName: new Map(departments.rows.map((row) => [row.key, row])),
  };
}
