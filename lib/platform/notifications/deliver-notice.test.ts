import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';

import { mails } from '@/db/schema/platform/notifications';
import { users } from '@/db/schema/platform/users';
import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { newId } from '@/lib/platform/core/ids';
import { read, transact } from '@/lib/platform/core/transact';
import { createTenant, deactivate, type TestTenant } from '@/tests/factories/tenant';
import { pagesToldBy } from '@/tests/setup/pages-told';
import { trailOf } from '@/tests/setup/trail';

import { countUnread } from './count-unread';
import { deliverNotice } from './deliver-notice';
import { listNotifications } from './list-notifications';
import { updateNoticeSettings } from './update-notice-settings';

let acme: TestTenant;
let other: TestTenant;
let ana: Ctx & { actor: Person };

beforeAll(async () => {
  [acme, other] = [await createTenant(), await createTenant()];
  ana = await acme.person('employee', { name: 'Ana <b>' });
});

const notice = (userId: string, cause = `test.${newId()}`) => ({
  userId,
  cause,
  path: `/runs/${newId()}?step=${newId()}`,
  data: { kind: 'step' as const, runTitle: 'Halle 2', runNumber: 'L-1', stepTitle: 'Prüfen' },
});

const mailsTo = (person: Ctx & { actor: Person }) =>
  read(person, (tx) => tx.select().from(mails).where(eq(mails.userId, person.actor.id)));

describe('deliverNotice', () => {
  it('rings the bell and writes a mail that leaves after the commit', async () => {
    const input = notice(ana.actor.id);
    const deliver = () => deliverNotice(acme.job, input);
    expect(await pagesToldBy(acme.id, deliver)).toEqual([`bell:${ana.actor.id}`]);

    expect((await listNotifications(ana, {})).items).toMatchObject([
      { type: 'task_assigned', path: input.path, data: input.data, readAt: null },
    ]);
    expect(await countUnread(ana)).toBe(1);
    const [mail] = await mailsTo(ana);
    expect(mail).toMatchObject({
      toAddress: ana.actor.email,
      toName: 'Ana <b>',
      kind: 'task_assigned',
      status: 'waiting',
      subject: 'Bitte erledigen: „Prüfen“',
    });
    expect(mail?.textBody).toContain(`http://${acme.slug}.localhost:3000${input.path}`);
    expect(mail?.htmlBody).toContain('Ana &lt;b&gt;');
    expect(await trailOf(ana, mail!.id)).toEqual({ audit: [], posted: ['mail.queued'] });
  });

  it('tells one cause once, also to many at the same time', async () => {
    const person = await acme.person();
    const input = notice(person.actor.id);
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => deliverNotice(acme.job, input)));

    expect(outcomes.filter((outcome) => outcome.delivered)).toHaveLength(1);
    expect(await mailsTo(person)).toHaveLength(1);
  });

  it('rings without a mail where mails are switched off', async () => {
    const person = await acme.person();
    await updateNoticeSettings(person, { type: 'task_assigned', byMail: false });
    await deliverNotice(acme.job, notice(person.actor.id));

    expect(await countUnread(person)).toBe(1);
    expect(await mailsTo(person)).toEqual([]);
  });

  it('writes in the language of its reader', async () => {
    const person = await acme.person();
    await transact(person, (tx) =>
      tx.update(users).set({ locale: 'en' }).where(eq(users.id, person.actor.id)),
    );
    await deliverNotice(acme.job, notice(person.actor.id));
    expect((await mailsTo(person))[0]?.subject).toBe('Please take care of: “Prüfen”');
  });

  it('does not tell who is gone, unknown or of another tenant', async () => {
    const gone = await acme.person();
    await deactivate(gone);
    const stranger = await other.person();
    for (const userId of [gone.actor.id, stranger.actor.id, newId()]) {
      expect(await deliverNotice(acme.job, notice(userId))).toEqual({ delivered: false });
    }
    expect(await countUnread(stranger)).toBe(0);
  });

  it('is for jobs only and leads nowhere else', async () => {
    await expect(deliverNotice(ana, notice(ana.actor.id))).rejects.toMatchObject({ code: 'forbidden' });
    for (const path of ['//evil.example', 'https://evil.example', '/\\evil.example', 'runs/1', '/a b']) {
      await expect(deliverNotice(acme.job, { ...notice(ana.actor.id), path })).rejects.toMatchObject({
        code: 'invalid_input',
      });
    }
  });
});
