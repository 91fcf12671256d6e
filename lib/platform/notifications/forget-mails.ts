import { prepared, type Tx } from '@/lib/platform/core/transact';

type Sent = { address: string; at: Date };

/** Takes away mails of a kind that went to somebody who is forgotten. One that still waits is left alone. */
export async function forgetMails(tx: Tx, kind: string, sent: readonly Sent[]): Promise<void> {
  await prepared(
    tx,
    'mails-forget',
    `delete from mails m using unnest($2::text[], $3::timestamptz[]) as s(address, at)
     where m.kind = $1 and m.created_at = s.at and m.to_address = s.address and m.status <> 'waiting'`,
    [kind, sent.map(({ address }) => address), sent.map(({ at }) => at.toISOString())],
  );
}
