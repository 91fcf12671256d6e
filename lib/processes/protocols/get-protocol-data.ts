import { sql } from 'drizzle-orm';
import { z } from 'zod';

import type { Condition, FieldValue, FormField } from '@/db/schema/processes/decks';
import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read } from '@/lib/platform/core/transact';
import { visibleRuns } from '@/lib/processes/runs/filter-visible-runs';
import { type EventChange, peopleOfEvent, readChanges } from '@/lib/processes/runs/read-changes';
import { type RawRun, wholeRun } from '@/lib/processes/runs/run-columns';
import { type CheckpointView, type RunView, toRunView } from '@/lib/processes/runs/show-run';

const MOST_EVENTS = 5000;

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
  /** The newest version of each, with the hash by which it can be recognised. */
  files: {
    name: string;
    version: number;
    sha256: string;
    by: string;
    at: string;
    /** Of every version: one that was replaced keeps its signatures, and they say which one it was. */
    signatures: { id: string; label: string; name: string; version: number; at: string }[];
  }[];
  /** The run that does this step instead of a person, by its number, once there is one. */
  subRun: { deck: string; number: string | null } | null;
  waitingFor: string[];
  condition: Condition | null;
  skippedBecause: CheckpointView['skippedBecause'];
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

type Row = RawRun & {
  tenant: ProtocolData['tenant'];
  more: Pick<ProtocolData['run'], 'versionSha256' | 'versionPublishedAt' | 'parent' | 'clonedFrom'>;
  events: (Omit<ProtocolEvent, 'changes'> & { people: Record<string, string> | null })[];
  eventSeq: number;
  audit: AuditPosition;
};

const input = z.strictObject({ runId: z.uuid() });

/** A run with all there is to tell about it, in one statement. */
export async function getProtocolData(
  ctx: Ctx,
  raw: z.input<typeof input>,
): Promise<{ data: ProtocolData; audit: AuditPosition }> {
  const { runId } = parseInput(input, raw);
  const { rows } = await read(ctx, (tx) =>
    tx.execute<Row>(sql`
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
        (select json_build_object('seq', h.next_seq - 1, 'chain', encode(h.chain, 'hex')) from audit_heads h
          where h.tenant_id = r.tenant_id and h.next_seq > 0) as audit
      from runs r where r.id = ${runId} and ${visibleRuns(ctx.actor)}`),
  );
  const row = rows[0];
  if (!row) throw new DomainError('not_found', 'There is no such run.');
  return { data: toData(row, toRunView(ctx, row)), audit: row.audit };
}

function toData(row: Row, run: RunView): ProtocolData {
  const { number, title, status, outcome, reason, deckTitle, version } = run;
  return {
    tenant: row.tenant,
    run: {
      ...{ id: run.id, number, title, status, outcome, reason, deckTitle, version },
      ...row.more,
      versionPublishedAt: iso(row.more.versionPublishedAt)!,
      department: run.departmentName,
      startedBy: run.startedBy.name,
      createdAt: iso(run.createdAt)!,
      startedAt: iso(run.startedAt),
      endedAt: iso(run.endedAt),
      archivedAt: iso(run.archivedAt),
      subject: run.subjectType && run.subjectId ? { type: run.subjectType, id: run.subjectId } : null,
    },
    lanes: run.lanes.map((lane) => ({
      title: lane.title,
      steps: lane.checkpoints.map((step) => toStep(step, run.tree)),
    })),
    approval: {
      mode: run.approval.mode,
      round: run.approval.round,
      approvers: run.approval.approvers.map(({ name, active }) => ({ name, active })),
      decisions: run.approval.decisions.map(({ approver, decidedAt, ...each }) => ({
        ...each,
        name: approver.name,
        at: iso(decidedAt)!,
      })),
    },
    events: row.events.map(({ people, ...event }) => ({
      ...event,
      at: iso(event.at)!,
      changes: readChanges(event.data, people),
    })),
    eventsLeftOut: Math.max(0, row.eventSeq - row.events.length),
  };
}

function toStep(step: CheckpointView, tree: RunView['tree']): ProtocolStep {
  const { id, key, title, status, value, note, signoffName, rejectionReason } = step;
  return {
    ...{ id, key, title, status, value, note, signoffName, rejectionReason },
    onReject: step.onReject,
    assigneeMode: step.assigneeMode,
    assignees: step.assignees.map(({ name }) => name),
    departments: step.departments.map(({ name }) => name),
    decidedBy: step.decidedBy?.name ?? step.decidedByGuest,
    isByGuest: step.decidedBy === null && step.decidedByGuest !== null,
    decidedAt: iso(step.decidedAt),
    overdueAt: iso(step.overdueAt),
    clock: {
      limitSeconds: step.slaLimitSeconds,
      activatedAt: iso(step.slaActivatedAt),
      accumulatedSeconds: step.slaAccumulatedActiveSeconds,
    },
    fields: step.fields.map((field) => ({
      ...{ key: field.key, label: field.label, type: field.type },
      value: step.fieldValues[field.key] ?? null,
    })),
    subtasks: step.subtasks.map((each) => ({ ...each, doneAt: iso(each.doneAt) })),
    signatures: step.confirmations.map(({ user, at, fields, ...each }) => ({
      ...each,
      name: user.name,
      at: iso(at)!,
      fields: step.fields.flatMap(({ key, label, type }) =>
        fields?.[key] === undefined ? [] : [{ label, type, value: fields[key] }],
      ),
    })),
    files: step.files.flatMap(({ versions: [newest], signatures }) =>
      newest
        ? [
            {
              ...fileFacts(newest),
              by: newest.uploadedBy,
              at: iso(newest.uploadedAt)!,
              signatures: signatures.map(({ id: signatureId, label, printedName, version, signedAt }) => ({
                ...{ id: signatureId, label, name: printedName, version, at: iso(signedAt)! },
              })),
            },
          ]
        : [],
    ),
    subRun: step.subDeck && {
      deck: step.subDeck.title,
      number: tree.find((each) => each.id === step.subRunId)?.number ?? null,
    },
    waitingFor: step.waitingFor.map(({ name }) => name),
    condition: step.condition,
    skippedBecause: step.skippedBecause,
  };
}

function fileFacts({ name, number, sha256 }: { name: string; number: number; sha256: string }) {
  return { name, version: number, sha256 };
}

/** One spelling for every moment, wherever it comes from: JSON of the database, text or driver. */
function iso(moment: Date | string | null): string | null {
  return moment === null ? null : new Date(moment).toISOString();
}
