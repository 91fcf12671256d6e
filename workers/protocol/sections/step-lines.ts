import { elapsedSeconds } from '@/lib/processes/engine/stopwatch';
import type { ProtocolStep } from '@/lib/processes/protocols/get-protocol-data';

import { sayCondition } from '../say-condition';
import { fill, type Speech } from '../speech';
import { grouped } from './head';

/** What a step asked for and what came of it, line by line. */
export function stepLines(
  step: ProtocolStep,
  steps: readonly ProtocolStep[],
  now: Date,
  speech: Speech,
): string[] {
  return [
    ...outcome(step, speech),
    ...filledIn(step, speech),
    ...subtasks(step, speech),
    ...files(step, speech),
    ...signatures(step, speech),
    ...whySkipped(step, steps, speech),
    ...clock(step, now, speech),
  ];
}

function outcome(step: ProtocolStep, { words, moment, answer }: Speech): string[] {
  const people = [...step.assignees, ...step.departments];
  const assigned = [
    ...(people.length > 0 ? [fill(words.steps.assignees, { names: people.join(', ') })] : []),
    ...(step.assigneeMode === 'all' ? [words.steps.allSign] : []),
  ];
  if (step.subRun) return subRun(step, { words, moment, answer });
  if (!step.decidedBy || !step.decidedAt) return assigned.length > 0 ? [assigned.join(' ')] : [];
  const reason = step.rejectionReason ?? words.steps.noReason;
  return [
    `${answer(step.value)}: ${fill(words.steps.by, { name: step.isByGuest ? fill(words.guest, { name: step.decidedBy }) : step.decidedBy, moment: moment(step.decidedAt) })}`,
    ...(step.assignees.join() === step.decidedBy ? [] : [assigned.join(' ')]),
    ...(step.status === 'rejected' ? [fill(words.steps.rejection, { text: reason })] : []),
    ...(step.note ? [fill(words.steps.note, { text: step.note })] : []),
    ...(step.signoffName ? [fill(words.steps.signedAs, { name: step.signoffName })] : []),
  ].filter(Boolean);
}

/** A step that another run has done, or will do. */
function subRun(
  { subRun: made, value, decidedAt, rejectionReason }: ProtocolStep,
  { words, moment, answer }: Pick<Speech, 'words' | 'moment' | 'answer'>,
): string[] {
  if (!made) return [];
  const { subRun: by, subRunAgain: again, subRunNext: next } = words.steps;
  const told = made.runs.map(({ number, title, status }, index) =>
    fill(index === 0 ? by : again, {
      ...{ deck: made.deck, number, title, state: words.runStates[status] ?? status },
    }),
  );
  return [
    ...(told.length > 0 ? told : [fill(next, { deck: made.deck })]),
    ...(decidedAt && value ? [`${answer(value)}: ${moment(decidedAt)}`] : []),
    ...(rejectionReason
      ? [fill(words.steps.rejection, { text: words.steps.limits[rejectionReason] ?? rejectionReason })]
      : []),
  ];
}

function filledIn({ fields, decidedBy }: ProtocolStep, { filled }: Speech): string[] {
  return decidedBy ? fields.map(({ label, type, value }) => `${label}: ${filled(value, type)}`) : [];
}

function subtasks(step: ProtocolStep, { words, moment }: Speech): string[] {
  return step.subtasks.map(({ title, doneBy, doneAt }) =>
    doneAt
      ? `✓ ${fill(words.steps.subtaskBy, { title, name: doneBy ?? words.nothing, moment: moment(doneAt) })}`
      : `○ ${title}`,
  );
}

/** What was handed in. The hash tells later whether a file is still the one of then. */
function files(step: ProtocolStep, { words, moment }: Speech): string[] {
  const { file, fileBefore, fileHash, fileSigned } = words.steps;
  return step.files.flatMap(({ versions, signatures: signed }) => [
    ...versions.flatMap(({ at, by, isByGuest, sha256, name, version }, index) => [
      fill(index === 0 ? file : fileBefore, {
        ...{ name, version, moment: moment(at) },
        by: isByGuest ? fill(words.guest, { name: by }) : by,
      }),
      fill(fileHash, { sha256: grouped(sha256) }),
    ]),
    ...signed.flatMap(({ statementSha256, at, ...each }) => [
      fill(fileSigned, { ...each, moment: moment(at) }),
      fill(words.steps.statementHash, { id: each.id, sha256: grouped(statementSha256) }),
    ]),
  ]);
}

/** Where everybody has to sign: who did, when, and what they said. */
function signatures(step: ProtocolStep, { words, moment, answer, filled }: Speech): string[] {
  const given = step.signatures.map(({ name, value, at, note, signoffName, fields }) =>
    [
      `• ${answer(value)}: ${fill(words.steps.by, { name, moment: moment(at) })}`,
      ...(note ? [fill(words.steps.note, { text: note })] : []),
      ...(signoffName ? [fill(words.steps.signedAs, { name: signoffName })] : []),
      ...fields.map((field) => `${field.label}: ${filled(field.value, field.type)}`),
    ].join('; '),
  );
  const missing = step.waitingFor.join(', ');
  return missing ? [...given, fill(words.steps.waitingFor, { names: missing })] : given;
}

function whySkipped(step: ProtocolStep, steps: readonly ProtocolStep[], speech: Speech): string[] {
  if (step.status !== 'skipped') return [];
  const { skippedAnswer, skippedToo, skippedRule } = speech.words.steps;
  const why = step.skippedBecause;
  if (why) {
    const value = speech.answer(why.value);
    return [fill(why.value === null ? skippedToo : skippedAnswer, { title: why.title, value })];
  }
  return step.condition ? [fill(skippedRule, { text: sayCondition(speech, step.condition, steps) })] : [];
}

function clock(
  { clock: watch, status, overdueAt }: ProtocolStep,
  now: Date,
  { words, span }: Speech,
): string[] {
  if (watch.limitSeconds === null || status === 'pending' || status === 'skipped') return [];
  const activatedAt = watch.activatedAt ? new Date(watch.activatedAt) : null;
  const used = elapsedSeconds({ ...watch, activatedAt }, now);
  const isLate = overdueAt !== null || used > watch.limitSeconds;
  const text = fill(words.steps.time, { used: span(used), limit: span(watch.limitSeconds) });
  return [isLate ? `${text} – ${words.steps.late}` : text];
}
