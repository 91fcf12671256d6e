import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';

import { listAudit } from '@/lib/platform/audit/list-audit';
import { verifyAudit } from '@/lib/platform/audit/verify-audit';
import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import { newId } from '@/lib/platform/core/ids';
import { asRelay, read, transact } from '@/lib/platform/core/transact';
import { getStorageUsage } from '@/lib/platform/files/get-storage-usage';
import { getUpload } from '@/lib/platform/files/get-upload';
import { receiveParts } from '@/lib/platform/files/receive-parts';
import { createApiToken } from '@/lib/platform/identity/create-api-token';
import { findInvitation } from '@/lib/platform/identity/find-invitation';
import { getProfile } from '@/lib/platform/identity/get-profile';
import { getSignaturePin } from '@/lib/platform/identity/get-signature-pin';
import { inviteUser } from '@/lib/platform/identity/invite-user';
import { issueInvitation } from '@/lib/platform/identity/issue-invitation';
import { listApiTokens } from '@/lib/platform/identity/list-api-tokens';
import { listDepartments } from '@/lib/platform/identity/list-departments';
import { listPeopleOptions } from '@/lib/platform/identity/list-people-options';
import { listRoles } from '@/lib/platform/identity/list-roles';
import { listSessions } from '@/lib/platform/identity/list-sessions';
import { listUsers } from '@/lib/platform/identity/list-users';
import { countUnread } from '@/lib/platform/notifications/count-unread';
import { deliverNotice } from '@/lib/platform/notifications/deliver-notice';
import { getMail } from '@/lib/platform/notifications/get-mail';
import { getNoticeSettings } from '@/lib/platform/notifications/get-notice-settings';
import { listMails } from '@/lib/platform/notifications/list-mails';
import { listNotifications } from '@/lib/platform/notifications/list-notifications';
import { getQueueState } from '@/lib/platform/outbox/get-queue-state';
import { listDeadJobs } from '@/lib/platform/outbox/list-dead-jobs';
import { recordDeadJob } from '@/lib/platform/outbox/record-dead-job';
import { getTenant } from '@/lib/platform/tenants/get-tenant';
import { addComment } from '@/lib/processes/checkpoints/add-comment';
import { addTodo } from '@/lib/processes/checkpoints/add-todo';
import { countInbox } from '@/lib/processes/checkpoints/count-inbox';
import { findFile } from '@/lib/processes/checkpoints/find-file';
import { finishUpload } from '@/lib/processes/checkpoints/finish-upload';
import { getOverview } from '@/lib/processes/checkpoints/get-overview';
import { listComments } from '@/lib/processes/checkpoints/list-comments';
import { listFiles } from '@/lib/processes/checkpoints/list-files';
import { listInbox } from '@/lib/processes/checkpoints/list-inbox';
import { listOpenSteps } from '@/lib/processes/checkpoints/list-open-steps';
import { listTodos } from '@/lib/processes/checkpoints/list-todos';
import { previewReopen } from '@/lib/processes/checkpoints/preview-reopen';
import { startFileUpload } from '@/lib/processes/checkpoints/start-file-upload';
import { exportDeck } from '@/lib/processes/decks/export-deck';
import { getDeck } from '@/lib/processes/decks/get-deck';
import { listDecks } from '@/lib/processes/decks/list-decks';
import { getGuestUpload } from '@/lib/processes/guests/get-guest-upload';
import { inviteGuest } from '@/lib/processes/guests/invite-guest';
import { listGuests } from '@/lib/processes/guests/list-guests';
import { openGuestStep } from '@/lib/processes/guests/open-guest-step';
import { createLink } from '@/lib/processes/links/create-link';
import { listLinks } from '@/lib/processes/links/list-links';
import { getProtocol } from '@/lib/processes/protocols/get-protocol';
import { readProtocol } from '@/lib/processes/protocols/read-protocol';
import { requestProtocol } from '@/lib/processes/protocols/request-protocol';
import { countRuns } from '@/lib/processes/runs/count-runs';
import { getRun } from '@/lib/processes/runs/get-run';
import { listRunEvents } from '@/lib/processes/runs/list-run-events';
import { listRuns } from '@/lib/processes/runs/list-runs';
import { listViewers } from '@/lib/processes/runs/list-viewers';
import { listViews } from '@/lib/processes/runs/list-views';
import { saveView } from '@/lib/processes/runs/save-view';
import { startRun } from '@/lib/processes/runs/start-run';
import { createSchedule } from '@/lib/processes/schedules/create-schedule';
import { getSchedule } from '@/lib/processes/schedules/get-schedule';
import { listSchedules } from '@/lib/processes/schedules/list-schedules';
import { searchAll } from '@/lib/processes/search/search-all';
import { sweepDocuments } from '@/lib/processes/search/sweep-documents';
import { findSignedCopy } from '@/lib/processes/signatures/find-signed-copy';
import { getSignature } from '@/lib/processes/signatures/get-signature';
import { signFile } from '@/lib/processes/signatures/sign-file';
import { getVersion } from '@/lib/processes/versions/get-version';
import { listVersions } from '@/lib/processes/versions/list-versions';
import { createPublishedDeck, user } from '@/tests/factories/deck';
import { arriving, pdf } from '@/tests/factories/files';
import { givePin, PIN, signatureField, typed } from '@/tests/factories/signing';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';

import { everyCommand, sampleInput } from './every-command';

const CANARY = 'Kanarienvogel';

type Insider = Ctx & { actor: Person };

let acme: TestTenant;
let owner: Insider;
let ids: Record<string, string>;
let intruder: Insider;
let intruders: TestTenant;

beforeAll(async () => {
  acme = await createTenant();
  owner = await acme.person('admin', { name: `${CANARY} Admin` });
  ids = await fill(acme, owner);
  intruders = await createTenant();
  intruder = await intruders.person('admin');
});

describe('another tenant', async () => {
  for (const command of await everyCommand()) {
    it(`reaches nothing with ${command.spec.name}`, async () => {
      const before = await everythingOf(acme);
      const input = sampleInput(command, ids);
      expect(command.spec.input.safeParse(input).error?.issues ?? []).toEqual([]);

      for (const ctx of [intruder, intruders.job]) {
        const outcome = await command(ctx, input).catch((error: unknown) => error);
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(DomainError);
        expect(told(outcome)).not.toContain(CANARY);
      }
      expect(await everythingOf(acme)).toEqual(before);
      expect(JSON.stringify(await everythingOf(intruders))).not.toContain(CANARY);
    });
  }

  const byId: Record<string, () => Promise<unknown>> = {
    getDeck: () => getDeck(intruder, { deckId: ids.deckId! }),
    exportDeck: () => exportDeck(intruder, { deckId: ids.deckId! }),
    listVersions: () => listVersions(intruder, { deckId: ids.deckId! }),
    getVersion: () => getVersion(intruder, { deckId: ids.deckId!, number: 1 }),
    getRun: () => getRun(intruder, { runId: ids.runId! }),
    listRunEvents: () => listRunEvents(intruder, { runId: ids.runId! }),
    listLinks: () => listLinks(intruder, { runId: ids.runId! }),
    listGuests: () => listGuests(intruder, { checkpointId: ids.lentId! }),
    openGuestStep: () => openGuestStep(intruder, { token: ids.guestToken! }),
    getGuestUpload: () => getGuestUpload(intruder, { token: ids.guestToken!, uploadId: ids.uploadId! }),
    getProtocol: () => getProtocol(intruder, { protocolId: ids.protocolId! }),
    readProtocol: () => readProtocol(intruder, { protocolId: ids.protocolId! }),
    previewReopen: () => previewReopen(intruder, { checkpointId: ids.checkpointId! }),
    listComments: () => listComments(intruder, { checkpointId: ids.checkpointId! }),
    listTodos: () => listTodos(intruder, { checkpointId: ids.checkpointId! }),
    listViewers: () => listViewers(intruder, { runId: ids.runId! }),
    getSchedule: () => getSchedule(intruder, { scheduleId: ids.scheduleId! }),
    findFile: () => findFile(intruder, { versionId: ids.versionId!, runId: ids.runId }),
    listFiles: () => listFiles(intruder, { checkpointId: ids.checkpointId! }),
    findSignedCopy: () => findSignedCopy(intruder, { versionId: ids.versionId! }),
    getSignature: () => getSignature(intruder, { signatureId: ids.signatureId! }),
    getUpload: () => getUpload(intruder, { uploadId: ids.uploadId! }),
    getMail: () => getMail(intruder, { mailId: ids.mailId! }),
    findInvitation: () => findInvitation(intruder, ids.invitationToken!),
  };
  it.each(Object.keys(byId))('is told there is no such thing by %s', async (name) => {
    const answer = await byId[name]!().catch((error: unknown) => error);
    if (name === 'findInvitation') expect(told(answer)).not.toContain(CANARY);
    else expect(answer).toMatchObject({ code: 'not_found' });
  });

  const lists: Record<string, (ctx: Insider) => Promise<unknown>> = {
    listDecks: (ctx) => listDecks(ctx, {}),
    'listDecks by words': (ctx) => listDecks(ctx, { q: CANARY }),
    listRuns: (ctx) => listRuns(ctx, {}),
    'listRuns of a deck': (ctx) => listRuns(ctx, { deckId: ids.deckId! }),
    'listRuns of a person': (ctx) => listRuns(ctx, { assigneeId: ids.userId! }),
    countRuns: (ctx) => countRuns(ctx, { deckId: ids.deckId! }),
    listSchedules: (ctx) => listSchedules(ctx, {}),
    'listRuns by words': (ctx) => listRuns(ctx, { q: CANARY }),
    searchAll: (ctx) => searchAll(ctx, { q: CANARY, limit: 20 }),
    listViews: (ctx) => listViews(ctx),
    listInbox: (ctx) => listInbox(ctx, {}),
    countInbox: (ctx) => countInbox(ctx),
    getOverview: (ctx) => getOverview(ctx),
    listOpenSteps: (ctx) => listOpenSteps(ctx, { userId: ids.userId! }),
    listUsers: (ctx) => listUsers(ctx, {}),
    'listUsers of a department': (ctx) => listUsers(ctx, { departmentId: ids.departmentId! }),
    listPeopleOptions: (ctx) => listPeopleOptions(ctx, {}),
    listDepartments: (ctx) => listDepartments(ctx),
    listRoles: (ctx) => listRoles(ctx),
    listApiTokens: (ctx) => listApiTokens(ctx),
    listSessions: (ctx) => listSessions(ctx),
    getProfile: (ctx) => getProfile(ctx),
    getTenant: (ctx) => getTenant(ctx),
    getSignaturePin: (ctx) => getSignaturePin(ctx),
    getStorageUsage: (ctx) => getStorageUsage(ctx),
    listNotifications: (ctx) => listNotifications(ctx, {}),
    countUnread: (ctx) => countUnread(ctx),
    getNoticeSettings: (ctx) => getNoticeSettings(ctx),
    listMails: (ctx) => listMails(ctx, {}),
    getQueueState: (ctx) => getQueueState(ctx),
    listDeadJobs: (ctx) => listDeadJobs(ctx, {}),
    listAudit: (ctx) => listAudit(ctx, {}),
    'listAudit of a thing': (ctx) => listAudit(ctx, { targetId: ids.runId! }),
    verifyAudit: (ctx) => verifyAudit(ctx),
  };
  it.each(Object.keys(lists))('finds nothing in %s', async (name) => {
    expect(told(await lists[name]!(intruder))).not.toContain(CANARY);
  });
});

describe('the database itself', () => {
  it('shows the rows of one tenant, in every table that has tenants', async () => {
    for (const table of await tenantTables()) {
      const seen = await read(intruder, (tx) =>
        tx.execute<{ foreign: number }>(
          sql`select count(*) filter (where tenant_id <> ${intruder.tenantId}) as foreign from ${sql.identifier(table)}`,
        ),
      );
      expect(seen.rows[0]?.foreign, table).toBe(0);
    }
  });

  it('takes no row for another tenant', async () => {
    const smuggling = transact(intruder, (tx) =>
      tx.execute(sql`insert into departments (tenant_id, name, created_at, updated_at)
        values (${acme.id}, 'smuggled', now(), now())`),
    );
    await expect(smuggling).rejects.toMatchObject({ cause: { code: '42501' } });
  });

  it('answers nobody who belongs to no tenant', async () => {
    for (const table of await tenantTables()) {
      const outside = asRelay((tx) => tx.execute(sql`select * from ${sql.identifier(table)}`));
      const outcome = await outside.then(
        () => 'read',
        (error: { cause?: { code?: string } }) => error.cause?.code,
      );
      // The relay drains the outbox of every tenant; everything else is closed to it.
      expect(outcome, table).toBe(table === 'outbox' ? 'read' : '42501');
    }
  });
});

const MAIL_TO_GUEST = `select text_body as id from mails where kind = 'guest'`;

async function fill(tenant: TestTenant, admin: Insider): Promise<Record<string, string>> {
  const departmentId = await tenant.department(`${CANARY} department`);
  const { deckId } = await createPublishedDeck(
    admin,
    [
      [
        { key: 'step', title: `${CANARY} step`, assignees: [user(admin)], fileSlots: [paper] },
        { key: 'lent', title: `${CANARY} step for a guest`, assignees: [user(admin)] },
      ],
    ],
    { title: `${CANARY} deck`, departmentId, approverIds: [admin.actor.id] },
  );
  const { id: scheduleId } = await createSchedule(admin, {
    deckId,
    title: `${CANARY} schedule`,
    rule: { pattern: 'daily', every: 1, time: '08:00' },
    timeZone: 'Europe/Berlin',
    startsOn: '2026-01-01',
  });
  const run = await startRun(admin, { deckId, title: `${CANARY} run`, start: true });
  const { lanes } = await getRun(admin, { runId: run.id });
  const checkpointId = lanes[0]!.checkpoints[0]!.id;
  const comment = await addComment(admin, { checkpointId, text: `${CANARY} comment` });
  const todo = await addTodo(admin, { checkpointId, title: `${CANARY} todo` });
  await sweepDocuments(tenant.job, {});
  const { id: viewId } = await saveView(admin, { name: `${CANARY} view`, view: { q: CANARY } });
  const token = await createApiToken(admin, { name: `${CANARY} token` });
  const { invitationId } = await inviteUser(admin, { email: 'canary@test.example', name: `${CANARY} guest` });
  await recordDeadJob(tenant.job, {
    jobId: 'dead',
    name: `${CANARY} job`,
    eventType: null,
    eventId: null,
    payload: { word: CANARY },
    attempts: 1,
    lastError: CANARY,
  });
  await deliverNotice(tenant.job, {
    userId: admin.actor.id,
    cause: 'canary',
    path: '/inbox',
    data: { kind: 'step', runTitle: CANARY, runNumber: '1', stepTitle: CANARY },
  });

  const { linkId } = await createLink(admin, { runId: run.id });
  const guest = { name: `${CANARY} visitor`, email: 'visitor@outside.example' };
  const { guestId } = await inviteGuest(admin, { checkpointId: lanes[0]!.checkpoints[1]!.id, ...guest });
  const { protocolId } = await requestProtocol(admin, { runId: run.id });
  const upload = await canaryFile(admin, lanes[0]!.checkpoints[0]!.id);
  await givePin(admin);
  const { signatureId } = await signFile(admin, {
    checkpointId: lanes[0]!.checkpoints[0]!.id,
    versionId: upload.versionId,
    fieldKey: 'x',
    mark: typed(admin),
    pin: PIN,
  });
  const invitation = await issueInvitation(tenant.job, { invitationId });

  const only = async (text: string) =>
    (await read(admin, (tx) => tx.execute<{ id: string }>(sql.raw(text)))).rows[0]!.id;
  return {
    departmentId,
    parentId: departmentId,
    id: departmentId,
    deckId,
    subDeckId: deckId,
    runId: run.id,
    scheduleId,
    checkpointId,
    reopen: checkpointId,
    commentId: comment.id,
    todoId: todo.id,
    assigneeId: admin.actor.id,
    runIds: run.id,
    viewId,
    starterId: admin.actor.id,
    userId: admin.actor.id,
    userIds: admin.actor.id,
    fromUserId: admin.actor.id,
    toUserId: admin.actor.id,
    approverIds: admin.actor.id,
    tokenId: token.id,
    invitationId,
    invitationToken: invitation!.token,
    protocolId,
    linkId,
    guestId,
    lentId: lanes[0]!.checkpoints[1]!.id,
    guestToken: /\/g\/([\w-]{43})/.exec(await only(MAIL_TO_GUEST))![1]!,
    ...upload,
    signatureId,
    partId: newId(),
    fileId: newId(),
    blobId: await only('select id from stored_blobs'),
    checkpointFileId: await only('select id from checkpoint_files'),
    replaces: await only('select id from checkpoint_files'),
    mailId: await only('select id from mails'),
    notificationId: await only('select id from notifications'),
    deadJobId: await only('select id from dead_jobs'),
  };
}

const paper = {
  key: 'paper',
  name: `${CANARY} paper`,
  kinds: ['pdf' as const],
  signatures: [signatureField('x', { label: `${CANARY} field` })],
};

async function canaryFile(ctx: Ctx, checkpointId: string): Promise<{ uploadId: string; versionId: string }> {
  const bytes = pdf(CANARY);
  const { uploadId } = await startFileUpload(ctx, {
    checkpointId,
    slotKey: paper.key,
    name: `${CANARY}.pdf`,
    size: bytes.length,
  });
  await receiveParts(ctx, uploadId, 0, arriving(bytes));
  const { versionId } = await finishUpload(ctx, { uploadId });
  return { uploadId, versionId };
}

async function tenantTables(): Promise<string[]> {
  const { rows } = await read(owner, (tx) =>
    tx.execute<{ name: string }>(sql`
      select c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
      where a.attname = 'tenant_id' and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`),
  );
  return rows.map(({ name }) => name);
}

/** Every row of a tenant, by table. The counters of limits move with every call and belong to nobody's data. */
async function everythingOf(tenant: TestTenant): Promise<Record<string, string>> {
  const tables = await tenantTables();
  const all = tables.map(
    (name) =>
      sql`select ${name} as name, coalesce(string_agg(t::text, e'\n' order by t::text), '') as rows from ${sql.identifier(name)} t`,
  );
  const { rows } = await read(tenant.job, (tx) =>
    tx.execute<{ name: string; rows: string }>(sql.join(all, sql` union all `)),
  );
  return Object.fromEntries(rows.map((row) => [row.name, row.rows]));
}

function told(outcome: unknown): string {
  return outcome instanceof Error
    ? `${outcome.message} ${JSON.stringify({ ...outcome })}`
    : JSON.stringify(outcome ?? null);
}
