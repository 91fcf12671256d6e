import { asRelay, prepared } from '@/lib/platform/core/transact';

/** Every tenant there is, page by page, for what has to look after all of them. Their ids are all it can see. */
export function listTenantIds(after: string | null, limit: number): Promise<string[]> {
  return asRelay(async (tx) => {
    const rows = await prepared<{ id: string }>(
      tx,
      'tenant-ids',
      'select id from tenants where $1::uuid is null or id > $1 order by id limit $2',
      [after, limit],
    );
    return rows.map((row) => row.id);
  });
}
