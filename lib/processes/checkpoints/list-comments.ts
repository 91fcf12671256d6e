import { sql } from 'drizzle-orm';
import { z } from 'zod';

import type { Ctx } from '@/lib/platform/core/ctx';
import { decodeCursor, encodeCursor, type Page, pageInput } from '@/lib/platform/core/page-cursor';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read } from '@/lib/platform/core/transact';

import { openTalk, type Talk } from './open-talk';
import { mayDeleteComment, mayEditComment } from './policy';

type Named = { id: string; name: string };

export type Comment = {
  id: string;
  author: Named;
  /** Markdown with `@{id}` for a person; empty once it is deleted. */
  text: string;
  mentions: Named[];
  createdAt: Date;
  editedAt: Date | null;
  deletedAt: Date | null;
  deletedBy: Named | null;
  may: { edit: boolean; delete: boolean };
};

const input = z.strictObject({ checkpointId: z.uuid(), ...pageInput.shape });

/** What was said about a step, the newest first. */
export async function listComments(ctx: Ctx, raw: z.input<typeof input>): Promise<Page<Comment>> {
  const { checkpointId, limit, cursor } = parseInput(input, raw);
  const after = decodeCursor(cursor, ['time', 'uuid']);

  return read(ctx, async (tx) => {
    const talk = await openTalk(tx, ctx, checkpointId);
    const { rows } = await tx.execute<Omit<Comment, 'may'>>(sql`
      select m.id, m.text, m.created_at as "createdAt", m.edited_at as "editedAt", m.deleted_at as "deletedAt",
        json_build_object('id', u.id, 'name', u.name) as author,
        (select coalesce(json_agg(json_build_object('id', n.id, 'name', n.name)), '[]')
          from users n where n.id = any(m.mention_ids)) as mentions,
        (select json_build_object('id', x.id, 'name', x.name) from users x where x.id = m.deleted_by) as "deletedBy"
      from checkpoint_comments m join users u on u.id = m.author_id
      where m.checkpoint_id = ${checkpointId}
        ${after ? sql`and (m.created_at, m.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
      order by m.created_at desc, m.id desc limit ${limit + 1}`);
    const items = rows.slice(0, limit).map((row) => ({ ...row, may: rightsOf(ctx, talk, row) }));
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? encodeCursor([last.createdAt.toISOString(), last.id]) : null };
  });
}

function rightsOf(ctx: Ctx, talk: Talk, { author, deletedAt }: Omit<Comment, 'may'>): Comment['may'] {
  const isThere = deletedAt === null;
  return {
    edit: isThere && talk.archivedAt === null && mayEditComment(ctx.actor, talk, author.id),
    delete: isThere && mayDeleteComment(ctx.actor, talk, author.id),
  };
}
