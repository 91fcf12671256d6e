import type { Ctx } from '@/lib/platform/core/ctx';
import { prepared, read } from '@/lib/platform/core/transact';

/** The runs above each of these, the top first. For ordering and judging what is done to several runs at once. */
export async function listAncestors(
  ctx: Ctx,
  runIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await read(ctx, (tx) =>
    prepared<{ id: string; ancestorIds: string[] }>(
      tx,
      'list-ancestors',
      'select id, ancestor_ids as "ancestorIds" from runs where id = any($1::uuid[])',
      [runIds],
    ),
  );
  return new Map(rows.map(({ id, ancestorIds }) => [id, ancestorIds]));
}
