import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { record } from '@/lib/platform/audit/record';
import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { read, transact } from '@/lib/platform/core/transact';
import { userDeactivated, userInvited } from '@/lib/platform/identity/events';
import { mailQueued } from '@/lib/platform/notifications/events';
import { listNotifications, type Notification } from '@/lib/platform/notifications/list-notifications';
import { updateNoticeSettings } from '@/lib/platform/notifications/update-notice-settings';
import { listDeadJobs } from '@/lib/platform/outbox/list-dead-jobs';
import { settingsChanged } from '@/lib/platform/tenants/events';
import { decideApproval } from '@/lib/processes/approvals/decide-approval';
import { addComment } from '@/lib/processes/checkpoints/add-comment';
import { addTodo } from '@/lib/processes/checkpoints/add-todo';
import { confirmCheckpoint } from '@/lib/processes/checkpoints/confirm-checkpoint';
import { deleteComment } from '@/lib/processes/checkpoints/delete-comment';
import { editComment } from '@/lib/processes/checkpoints/edit-comment';
import {
  checkpointReassigned,
  commentDeleted,
  commentWritten,
  todoAssigned,
} from '@/lib/processes/checkpoints/events';
import { reassignCheckpoint } from '@/lib/processes/checkpoints/reassign-checkpoint';
import { rejectCheckpoint } from '@/lib/processes/checkpoints/reject-checkpoint';
import { protocolRequested } from '@/lib/processes/protocols/events';
import { cancelRun } from '@/lib/processes/runs/cancel-run';
import {
  checkpointActivated,
  checkpointClockMoved,
  checkpointPeopleLeft,
  checkpointRejected,
  runAwaitingApproval,
  runChanged,
  runEnded,
} from '@/lib/processes/runs/events';
import { startRun } from '@/lib/processes/runs/start-run';
import { scheduleSuspended } from '@/lib/processes/schedules/events';
import { fileSigned } from '@/lib/processes/signatures/events';
import { climbEscalations } from '@/lib/processes/sla/climb-escalations';
import { checkpointEscalated } from '@/lib/processes/sla/events';
import { createPublishedDeck, user } from '@/tests/factories/deck';
import { later, stepsOf } from '@/tests/factories/run';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';
import { backends } from '@/tests/queue/backends';
import { createInvitation, mailsTo } from '@/tests/queue/mails';

import { routes } from './routes';
import { type RunningWorker, startWorker } from './runtime/start-worker';
import { schedules } from './schedules';

type PersonCtx = Ctx & { actor: Person };

const backend = backends()[0]!;
let worker: RunningWorker;
let acme: TestTenant;
let [lead, ana, ben]: PersonCtx[] = [];

beforeAll(async () => {
  await backend.start();
  worker = await startWorker({ routes, schedules: schedules() }, { kit: backend.kit() });
  acme = await createTenant();
  lead = await acme.person('admin', { name: 'Lea' });
});
afterAll(async () => {
  await worker.stop();
});

async function begin(step: object = {}) {
  [ana, ben] = [await acme.person(), await acme.person()];
  const { deckId } = await createPublishedDeck(lead!, [[{ key: 'check', assignees: [user(ana)], ...step }]], {
    approverIds: [ben.actor.id],
  });
  const run = await startRun(lead!, { deckId, start: true });
  const { steps } = await stepsOf(lead!, run.id);
  return { runId: run.id, checkpointId: steps.check!.id };
}

/** The notices of a person once there are as many as expected. */
function told(person: PersonCtx | undefined, count: number): Promise<Notification[]> {
  return vi.waitFor(
    async () => {
      const { items } = await listNotifications(person!, {});
      expect(items).toHaveLength(count);
      return items;
    },
    { timeout: 15_000, interval: 50 },
  );
}

describe('what follows from what has happened', () => {
  it('is said for every event under its right name', () => {
    const posted = [
      checkpointActivated,
      checkpointClockMoved,
      checkpointPeopleLeft,
      settingsChanged,
      checkpointReassigned,
      checkpointRejected,
      checkpointEscalated,
      commentDeleted,
      fileSigned,
      commentWritten,
      todoAssigned,
      runAwaitingApproval,
      runChanged,
      runEnded,
      protocolRequested,
      scheduleSuspended,
      userDeactivated,
      userInvited,
      mailQueued,
    ];
    expect(Object.keys(routes).sort()).toEqual(posted.map((kind) => kind.name).sort());
    expect(posted.every((kind) => kind.posted)).toBe(true);
  });

  it('tells the assignee that it is their turn, in the bell and by a mail that is kept without a server', async () => {
    const { runId, checkpointId } = await begin();
    const path = `/runs/${runId}?step=${checkpointId}`;
    expect(await told(ana, 1)).toMatchObject([
      { type: 'task_assigned', path, data: { kind: 'step', stepTitle: 'check' } },
    ]);
    await vi.waitFor(
      async () => {
        const [mail] = await mailsTo(acme.job, ana!.actor.id);
        expect(mail).toMatchObject({ status: 'kept', kind: 'task_assigned' });
        expect(mail?.textBody).toContain(path);
      },
      { timeout: 15_000, interval: 50 },
    );
  });

  it('follows a run to its end', async () => {
    const { runId, checkpointId } = await begin();
    await told(ana, 1);
    await confirmCheckpoint(ana!, { checkpointId });
    expect(await told(ben, 1)).toMatchObject([
      { type: 'task_assigned', path: `/runs/${runId}?approval=1`, data: { kind: 'approval' } },
    ]);

    await decideApproval(ben!, { runId, decision: 'approve' });
    await vi.waitFor(
      async () => {
        const { items } = await listNotifications(lead!, {});
        expect(items.filter(({ path }) => path === `/runs/${runId}`)).toMatchObject([
          { type: 'run_completed', data: { kind: 'ended', outcome: 'completed' } },
        ]);
      },
      { timeout: 15_000, interval: 50 },
    );
  });

  it('tells starter and approvers that somebody else has cancelled a run', async () => {
    const { runId } = await begin();
    const manager = await acme.person('admin');
    await cancelRun(manager, { runId, reason: 'The order was withdrawn.' });
    await vi.waitFor(
      async () => {
        for (const hearer of [lead!, ben!]) {
          const { items } = await listNotifications(hearer, {});
          expect(items.filter(({ path }) => path === `/runs/${runId}`)).toMatchObject([
            { type: 'run_completed', data: { kind: 'ended', outcome: 'cancelled' } },
          ]);
        }
      },
      { timeout: 15_000, interval: 50 },
    );
  });

  it('tells nobody of what they did themselves', async () => {
    const chief = await acme.person('admin');
    const assignees = [user(chief)];
    const { deckId } = await createPublishedDeck(
      chief,
      [
        [{ key: 'a', assignees }],
        [{ key: 'b', assignees }],
        [{ key: 'c', assignees, confirmationType: 'accept_reject' }],
      ],
      { approverIds: [chief.actor.id] },
    );
    const { id: runId } = await startRun(chief, { deckId, start: true });
    const { steps } = await stepsOf(chief, runId);
    await confirmCheckpoint(chief, { checkpointId: steps.a!.id });
    await reassignCheckpoint(chief, { checkpointId: steps.b!.id, userIds: [lead!.actor.id] });
    await reassignCheckpoint(chief, { checkpointId: steps.b!.id, userIds: [chief.actor.id] });
    await confirmCheckpoint(chief, { checkpointId: steps.b!.id });
    await rejectCheckpoint(chief, { checkpointId: steps.c!.id });
    await vi.waitFor(
      async () => {
        const { rows } = await read(chief, (tx) =>
          tx.execute<{ open: number }>(sql`select count(*)::int as open from outbox where sent_at is null`),
        );
        const { waiting, active } = await worker.queue.getJobCounts();
        expect([rows[0]!.open, waiting, active]).toEqual([0, 0, 0]);
      },
      { timeout: 15_000, interval: 50 },
    );
    expect((await listNotifications(chief, {})).items).toEqual([]);
  });

  it('tells new and old also where it is not their turn, or was', async () => {
    const { deckId } = await createPublishedDeck(lead!, [
      [{ key: 'now', confirmationType: 'accept_reject', assignees: [user(lead!)] }],
      [{ key: 'later', assignees: [user(lead!)] }],
    ]);
    const { id: runId } = await startRun(lead!, { deckId, start: true });
    const { steps } = await stepsOf(lead!, runId);
    await rejectCheckpoint(lead!, { checkpointId: steps.now!.id });
    for (const key of ['now', 'later']) {
      [ana, ben] = [await acme.person(), await acme.person()];
      const checkpointId = steps[key]!.id;
      await reassignCheckpoint(lead!, { checkpointId, userIds: [ana.actor.id] });
      expect((await told(ana, 1))[0]?.data).toMatchObject({ kind: 'given', stepTitle: key });
      await reassignCheckpoint(lead!, { checkpointId, userIds: [ben.actor.id] });
      expect((await told(ben, 1))[0]?.data).toMatchObject({ kind: 'given' });
      expect((await told(ana, 2))[0]?.data).toMatchObject({ kind: 'withdrawn' });
    }
  });

  it('tells new and old when a step is passed on', async () => {
    const { checkpointId } = await begin();
    await told(ana, 1);
    await reassignCheckpoint(lead!, { checkpointId, userIds: [ben!.actor.id] });

    expect((await told(ben, 1))[0]?.data).toMatchObject({ kind: 'step' });
    expect((await told(ana, 2))[0]?.data).toMatchObject({ kind: 'withdrawn' });
  });

  it('tells starter and approvers of a no', async () => {
    const { checkpointId } = await begin({ confirmationType: 'accept_reject' });
    await rejectCheckpoint(ana!, { checkpointId, reason: 'crooked' });
    expect(await told(ben, 1)).toMatchObject([{ type: 'escalation', data: { kind: 'rejected' } }]);
    const { items } = await listNotifications(lead!, {});
    expect(items.filter((notice) => notice.data.kind === 'rejected')).toHaveLength(1);
  });

  it('tells those a comment names, once each, and never its author', async () => {
    const { runId, checkpointId } = await begin();
    await told(ana, 1);
    const [toAna, toBen] = [ana!, ben!].map(({ actor }) => `@{${actor.id}}`);
    await updateNoticeSettings(ben!, { type: 'mention', byMail: false });
    const { id: commentId } = await addComment(ana!, { checkpointId, text: `${toAna} asks ${toBen}` });
    expect(await told(ben, 1)).toMatchObject([
      {
        type: 'mention',
        path: `/runs/${runId}?step=${checkpointId}#comments`,
        data: { kind: 'mentioned', stepTitle: 'check', by: ana!.actor.name },
      },
    ]);
    expect(await mailsTo(acme.job, ben!.actor.id)).toEqual([]);

    // Whoever is named anew is told, whoever was named before is not told again.
    await editComment(later(ana!, 1), { commentId, text: `${toBen} and @{${lead!.actor.id}}` });
    await vi.waitFor(
      async () => {
        const { items } = await listNotifications(lead!, {});
        expect(items.filter(({ data }) => data.kind === 'mentioned')).toHaveLength(1);
      },
      { timeout: 15_000, interval: 50 },
    );
    await told(ben, 1);
    await told(ana, 1);
    await deleteComment(ana!, { commentId });
  });

  it('tells whoever is given a todo, but nobody of their own', async () => {
    const { runId, checkpointId } = await begin();
    await told(ana, 1);
    await addTodo(ana!, { checkpointId, title: 'my own', assigneeId: ana!.actor.id });
    await addTodo(ana!, { checkpointId, title: 'Call', assigneeId: ben!.actor.id, dueOn: '2026-12-24' });
    expect(await told(ben, 1)).toMatchObject([
      {
        type: 'task_assigned',
        path: `/runs/${runId}?step=${checkpointId}#todos`,
        data: { kind: 'todo', todoTitle: 'Call', dueOn: '2026-12-24' },
      },
    ]);
    await told(ana, 1);
  });

  it('reminds the assignee once of what is late', async () => {
    await begin({ slaLimitMinutes: 60 });
    await told(ana, 1);
    const job = later(acme.job, 2 * 3600);
    await climbEscalations(job, {});
    await climbEscalations(job, {});
    const [late, first] = await told(ana, 2);
    expect(late).toMatchObject({ type: 'escalation', data: { kind: 'overdue' } });
    expect(first?.data).toMatchObject({ kind: 'step', dueAt: expect.stringMatching(/Z$/) });
  });

  it('tells leads and starter, then the admins, when nothing happens', async () => {
    const departmentId = await acme.department();
    const chief = await acme.person('lead', { departmentId, isLead: true });
    const member = await acme.person('employee', { departmentId });
    await begin({ slaLimitMinutes: 60, assignees: [user(member)] });
    await told(member, 1);
    const sweepAt = async (hours: number) => {
      let more = true;
      while (more) ({ more } = await climbEscalations(later(acme.job, hours * 3600), {}));
    };
    await sweepAt(6);
    expect((await told(chief, 1))[0]).toMatchObject({
      type: 'escalation',
      data: { kind: 'escalated', names: member.actor.name, lateMinutes: expect.any(Number) },
    });
    expect((await told(member, 2))[0]?.data).toMatchObject({ kind: 'overdue' });
    const before = (await listNotifications(lead!, {})).items.length;
    await sweepAt(30);
    await vi.waitFor(async () =>
      expect((await listNotifications(lead!, {})).items.length).toBeGreaterThan(before),
    );
  });

  it('sends an invitation on its way', async () => {
    const { invitationId, userId } = await createInvitation(acme);
    await transact(lead!, async (tx) =>
      record(
        tx,
        lead!,
        userInvited,
        { type: 'user', id: userId },
        { userId, invitationId, email: 'new@test.example' },
      ),
    );
    await vi.waitFor(
      async () => {
        const [mail] = await mailsTo(acme.job, userId);
        expect(mail).toMatchObject({ kind: 'invitation', status: 'kept' });
      },
      { timeout: 15_000, interval: 50 },
    );
  });
});

describe('the sweeps', () => {
  it('run through for a tenant, one after the other', async () => {
    const dead = async () => (await listDeadJobs(lead!, {})).items;
    for (const { job } of schedules()) {
      await worker.queue.addBulk([
        {
          name: job.name,
          data: { tenantId: acme.id, requestId: 'test', eventId: null, eventType: null, payload: {} },
          opts: { jobId: `once.${job.name}`, attempts: 1 },
        },
      ]);
    }
    await vi.waitFor(
      async () => {
        const { waiting, active, failed } = await worker.queue.getJobCounts();
        expect([waiting, active, failed]).toEqual([0, 0, 0]);
      },
      { timeout: 15_000, interval: 50 },
    );
    expect(await dead()).toEqual([]);
  });
});
