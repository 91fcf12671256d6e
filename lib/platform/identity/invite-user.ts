import { sql } from 'drizzle-orm';

import { invitations } from '@/db/schema/platform/sessions';
import { users } from '@/db/schema/platform/users';
import { authorise, requirePerson } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';
import { newSecret } from '@/lib/platform/core/ids';
import { hashToken } from '@/lib/platform/crypto/hash-token';

import { userInvited } from './events';
import { inviteUserInput } from './inputs';
import { mayManageAll, mayPlaceInto } from './policy';
import { findRole, replaceMemberships } from './store';

const VALID_HOURS = 72;

/** Adds a person who is not yet here. The mail with the link follows from the event; its secret is made there. */
export const inviteUser = command({
  name: 'user.invite',
  input: inviteUserInput,
  run: async (tx, ctx, input): Promise<{ userId: string; invitationId: string }> => {
    const person = requirePerson(ctx.actor);
    authorise(mayPlaceInto(person, input.departments), 'team.manage');
    authorise(input.roleKey === 'employee' || mayManageAll(person), 'team.manage');
    const role = await findRole(tx, input.roleKey);
    const taken = await tx.execute(sql`select from users where lower(email) = lower(${input.email})`);
    if (taken.rows.length > 0) throw emailTaken();

    const [user] = await tx
      .insert(users)
      .values({
        email: input.email,
        name: input.name,
        jobTitle: input.jobTitle || null,
        locale: input.locale,
        roleId: role.id,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      })
      .onConflictDoNothing()
      .returning({ id: users.id });
    if (!user) throw emailTaken();
    await replaceMemberships(tx, user.id, input.departments);
    const [invitation] = await tx
      .insert(invitations)
      .values({
        userId: user.id,
        tokenHash: hashToken(newSecret()),
        invitedBy: person.id,
        createdAt: ctx.now,
        expiresAt: new Date(ctx.now.getTime() + VALID_HOURS * 3_600_000),
      })
      .returning({ id: invitations.id });
    const facts = { userId: user.id, invitationId: invitation!.id, email: input.email };
    record(tx, ctx, userInvited, { type: 'user', id: user.id }, facts);
    return { userId: user.id, invitationId: invitation!.id };
  },
});

function emailTaken(): DomainError {
  return new DomainError('email_taken', 'Somebody with this address is here already.', {
    problems: [
      { pointer: '/email', code: 'email_taken', message: 'Somebody with this address is here already.' },
    ],
  });
}
