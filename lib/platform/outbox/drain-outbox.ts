import { asRelay, prepared } from '@/lib/platform/core/transact';

export type OutboxEvent = {
  id: string;
  tenantId: string;
  type: string;
  subjectId: string;
  data: Record<string, unknown>;
  requestId: string;
};

/**
 * Posts what has been written but not yet sent, at most `limit` events and the oldest of every tenant first: who
 * writes a hundred thousand does not make the others wait. A crash between posting and marking posts the same
 * events again, so the receiver must know them by id.
 */
export async function drainOutbox(
  now: Date,
  limit: number,
  post: (events: OutboxEvent[]) => Promise<void>,
): Promise<number> {
  return asRelay(async (tx) => {
    const events = await prepared<OutboxEvent>(tx, 'outbox-take', TAKE, [limit]);
    if (events.length === 0) return 0;

    await post(events);
    await prepared(tx, 'outbox-sent', MARK_SENT, [
      now,
      events.map((event) => event.tenantId),
      events.map((event) => event.id),
    ]);
    return events.length;
  });
}

// Steps from one tenant with waiting rows to the next along the index, then takes an equal share from each.
const TAKE = `
  with recursive waiting (tenant_id) as (
    (select tenant_id from outbox where sent_at is null order by tenant_id limit 1)
    union all
    select (select o.tenant_id from outbox o
            where o.sent_at is null and o.tenant_id > w.tenant_id order by o.tenant_id limit 1)
    from waiting w where w.tenant_id is not null
  ),
  share (size) as (
    select greatest(1, $1::int / greatest(1, count(*)))::int from waiting where tenant_id is not null
  )
  select o.id, o.tenant_id as "tenantId", o.type, o.subject_id as "subjectId", o.data, o.request_id as "requestId"
  from waiting w
  cross join lateral (
    select * from outbox
    where tenant_id = w.tenant_id and sent_at is null
    order by created_at, id limit (select size from share)
    for update skip locked
  ) o
  where w.tenant_id is not null`;

const MARK_SENT = `
  update outbox o set sent_at = $1
  from unnest($2::uuid[], $3::uuid[]) as posted (tenant_id, id)
  where o.tenant_id = posted.tenant_id and o.id = posted.id`;
