import { mentionPattern } from '@/lib/processes/checkpoints/inputs';
import { readChanges } from '@/lib/processes/runs/read-changes';
import type { RawRunFile } from '@/lib/processes/runs/select-checkpoints';
import type { CheckpointView, RunView } from '@/lib/processes/runs/show-run';

import type { PrintedRun, ProtocolData, ProtocolFile, ProtocolStep, RawComment } from '../get-protocol-data';

/** A run as it is printed: what the page shows of it, as plain texts. */
export function toProtocolData(row: PrintedRun, run: RunView): ProtocolData {
  const { number, title, status, outcome, reason, deckTitle, version } = run;
  const comments = Map.groupBy(row.comments, ({ checkpointId }) => checkpointId);
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
      steps: lane.checkpoints.map((step) => toStep(step, row, comments.get(step.id) ?? [])),
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

function toStep(step: CheckpointView, row: PrintedRun, comments: RawComment[]): ProtocolStep {
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
    files: step.files.map((file) => toFile(file, row.statements)),
    subRun: step.subDeck && {
      deck: step.subDeck.title,
      runs: row.tree.runs
        .filter(({ checkpointId }) => checkpointId === id)
        .map((each) => ({ number: each.number, title: each.title, status: each.status })),
    },
    comments: comments.map(toComment),
    commentsLeftOut: Math.max(0, step.commentCount - comments.length),
    waitingFor: step.waitingFor.map(({ name }) => name),
    condition: step.condition,
    skippedBecause: step.skippedBecause,
  };
}

function toFile({ versions, signatures }: RawRunFile, statements: PrintedRun['statements']): ProtocolFile {
  return {
    versions: versions.map(({ name, number, sha256, uploadedBy, isByGuest, uploadedAt }) => ({
      ...{ name, version: number, sha256, by: uploadedBy, isByGuest, at: iso(uploadedAt)! },
    })),
    signatures: signatures.map(({ id, label, printedName, version, signedAt }) => ({
      ...{ id, label, name: printedName, version, at: iso(signedAt)! },
      statementSha256: statements[id]!,
    })),
  };
}

function toComment({ by, text, mentions, at, editedAt }: RawComment): ProtocolStep['comments'][number] {
  const said = text.replace(mentionPattern, (_, id: string) => `@${nameOf(id, mentions)}`);
  return { by, text: said, at: iso(at)!, editedAt: iso(editedAt) };
}

function nameOf(id: string, mentions: RawComment['mentions']): string {
  return mentions.find((each) => each.id === id)?.name ?? '?';
}

/** One spelling for every moment, wherever it comes from: JSON of the database, text or driver. */
function iso(moment: Date | string | null): string | null {
  return moment === null ? null : new Date(moment).toISOString();
}
