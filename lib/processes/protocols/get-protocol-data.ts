import { sql } from 'drizzle-orm';
import { z } from 'zod';

import type { Condition, FieldValue, FormField } from '@/db/schema/processes/decks';
import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read } from '@/lib/platform/core/transact';
import { visibleRuns } from '@/lib/processes/runs/filter-visible-runs';
import { type EventChange, peopleOfEvent } from '@/lib/processes/runs/read-changes';
import { type RawRun, wholeRun } from '@/lib/processes/runs/run-columns';
import { type CheckpointView, toRunView } from '@/lib/processes/runs/show-run';

import { toProtocolData } from './rules/to-protocol-data';

const MOST_EVENTS = 5000;
const MOST_COMMENTS = 1000;

/** Everything a protocol prints, as plain JSON: moments are texts, people are names. */
export type ProtocolData = {
  tenant: { name: string; timeZone: string };
  run: {
    id: string;
    number: string;
    title: string;
    status: string;
    outcome: string | null;
    reason: string | null;
    deckTitle: string;
    version: number;
    versionSha256: string;
    versionPublishedAt: string;
    department: string | null;
    startedBy: string;
    createdAt: string;
    startedAt: string | null;
    endedAt: string | null;
    archivedAt: string | null;
    subject: { type: string; id: string } | null;
    parent: string | null;
    clonedFrom: string | null;
  };
  lanes: { title: string; steps: ProtocolStep[] }[];
  approval: {
    mode: 'any' | 'all';
    round: number;
    approvers: { name: string; active: boolean }[];
    decisions: { round: number; name: string; decision: string; reason: string | null; at: string }[];
  };
  events: ProtocolEvent[];
  /** Of a very long run the oldest events are left out, and the protocol says how many. */
  eventsLeftOut: number;
};

export type ProtocolStep = {
  id: string;
  key: string;
  title: string;
  status: CheckpointView['status'];
  value: string | null;
  note: string | null;
  signoffName: string | null;
  rejectionReason: string | null;
  onReject: string;
  assigneeMode: 'any' | 'all';
  assignees: string[];
  departments: string[];
  decidedBy: string | null;
  /** Whether that was somebody without an account. */
  isByGuest: boolean;
  decidedAt: string | null;
  overdueAt: string | null;
  clock: { limitSeconds: number | null; activatedAt: string | null; accumulatedSeconds: number };
  fields: (Pick<FormField, 'key' | 'label' | 'type'> & { value: FieldValue | null })[];
  subtasks: { title: string; doneBy: string | null; doneAt: string | null }[];
  signatures: {
    name: string;
    value: string;
    note: string | null;
    signoffName: string | null;
    fields: { label: string; type: FormField['type']; value: FieldValue }[];
    at: string;
  }[];
  files: ProtocolFile[];
  /** The runs that did this step instead of a person, one for each time it was opened. */
  subRun: { deck: string; runs: { number: string; title: string; status: string }[] } | null;
  /** What was said about it, oldest first, without what was deleted. */
  comments: { by: string; text: string; at: string; editedAt: string | null }[];
  /** Of a run where very much was said the oldest comments are left out, and the step says how many. */
  commentsLeftOut: number;
  waitingFor: string[];
  condition: Condition | null;
  skippedBecause: CheckpointView['skippedBecause'];
};

export type ProtocolFile = {
  /** The newest in front, each with the hash by which it can be recognised. */
  versions: { name: string; version: number; sha256: string; by: string; isByGuest: boolean; at: string }[];
  /** Of every version: one that was replaced keeps its signatures, and they say which one it was. */
  signatures: {
    id: string;
    label: string;
    name: string;
    version: number;
    at: string;
    /** Of the statement the audit log vouches for. */
    statementSha256: string;
  }[];
};

export type ProtocolEvent = {
  seq: number;
  type: string;
  actor: { kind: string; name: string | null };
  at: string;
  checkpointId: string | null;
  data: Record<string, unknown>;
  changes: EventChange[];
};

/** Where the audit log of the tenant stood: with both, anybody can check later that nothing before it has changed. */
export type AuditPosition = { seq: number; chain: string } | null;

/** A run as the database gives it to be printed. */
export type PrintedRun = RawRun & {
  tenant: ProtocolData['tenant'];
  more: Pick<ProtocolData['run'], 'versionSha256' | 'versionPublishedAt' | 'parent' | 'clonedFrom'>;
  events: (Omit<ProtocolEvent, 'changes'> & { people: Record<string, string> | null })[];
  eventSeq: number;
  comments: RawComment[];
  statements: Record<string, string>;
  audit: AuditPosition;
};

export type RawComment = {
  checkpointId: string;
  by: string;
  text: string;
  mentions: { id: string; name: string }[];
  at: string;
  editedAt: string | null;
};

const input = z.strictObject({ runId: z.uuid() });

/** A run with all there is to tell about it, in one statement. */
export async function getProtocolData(
  ctx: Ctx,
  raw: z.input<typeof input>,
): Promise<{ data: ProtocolData; audit: AuditPosition }> {
  const { runId } = parseInput(input, raw);
  const { rows } = await read(ctx, (tx) =>
    tx.execute<PrintedRun>(sql`
      select ${wholeRun(ctx.actor, null)}, r.event_seq as "eventSeq",
        (select json_build_object('name', t.name, 'timeZone', t.time_zone) from tenants t where t.id = r.tenant_id) as tenant,
        (select json_build_object('versionSha256', v.sha256, 'versionPublishedAt', v.published_at,
            'parent', (select p.number || ' ' || p.title from runs p where p.id = r.parent_run_id),
            'clonedFrom', (select o.number || ' ' || o.title from runs o where o.id = r.cloned_from))
          from deck_versions v where v.id = r.deck_version_id) as more,
        (select coalesce(json_agg(json_build_object('seq', e.seq, 'type', e.type,
            'actor', json_build_object('kind', e.actor_kind, 'name', coalesce(u.name, g.name)), 'at', e.at,
            'checkpointId', e.checkpoint_id, 'data', e.data, 'people', ${peopleOfEvent}) order by e.seq), '[]')
          from run_events e left join users u on e.actor_kind in ('user', 'token') and u.id::text = e.actor_id
            left join guest_invitations g on g.id = case when e.actor_kind = 'link' then e.actor_id::uuid end
          where e.run_id = r.id and e.seq > r.event_seq - ${MOST_EVENTS}) as events,
        (select coalesce(json_agg(json_build_object('checkpointId', m.checkpoint_id, 'by', u.name, 'text', m.text,
            'mentions', (select coalesce(json_agg(json_build_object('id', n.id, 'name', n.name)), '[]')
              from users n where n.id = any(m.mention_ids)),
            'at', m.created_at, 'editedAt', m.edited_at) order by m.created_at, m.id), '[]')
          from (select * from checkpoint_comments where run_id = r.id and deleted_at is null
            order by created_at desc, id desc limit ${MOST_COMMENTS}) m
          join users u on u.id = m.author_id) as comments,
        (select coalesce(json_object_agg(s.id, s.statement_sha256), '{}')
          from checkpoint_files k join file_signatures s on s.file_id = k.file_id where k.run_id = r.id) as statements,
        (select json_build_object('seq', h.next_seq - 1, 'chain', encode(h.chain, 'hex')) from audit_heads h
          where h.tenant_id = r.tenant_id and h.next_seq > 0) as audit
      from runs r where r.id = ${runId} and ${visibleRuns(ctx.actor)}`),
  );
  const row = rows[0];
  if (!row) throw new DomainError('not_found', 'There is no such run.');
  return { data: toProtocolData(row, toRunView(ctx, row)), audit: row.audit };
}
