import { sql } from 'drizzle-orm';

import { authorise, requirePerson } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';

import { userUpdated } from './events';
import { updateProfileInput } from './inputs';

/** What people say about themselves. The name is what they sign steps off with. */
export const updateProfile = command({
  name: 'profile.update',
  input: updateProfileInput,
  run: async (tx, ctx, input): Promise<{ id: string }> => {
    const person = requirePerson(ctx.actor);
    authorise(person.kind === 'user', 'signed_in');
    if (!Intl.supportedValuesOf('timeZone').includes(input.timeZone)) {
      const problems = [
        { pointer: '/timeZone', code: 'time_zone_unknown', message: 'There is no such time zone.' },
      ];
      throw new DomainError('invalid_input', 'There is no such time zone.', { problems });
    }
    const { rows } = await tx.execute<Record<string, string | null>>(
      sql`select name, job_title, phone, locale, time_zone from users where id = ${person.id} for update`,
    );
    const after = {
      name: input.name,
      job_title: input.jobTitle || null,
      phone: input.phone || null,
      locale: input.locale,
      time_zone: input.timeZone,
    };
    const before = rows[0]!;
    const changed = Object.fromEntries(
      Object.entries(after).flatMap(([key, to]) =>
        before[key] === to ? [] : [[key, { from: before[key], to }]],
      ),
    );
    if (Object.keys(changed).length === 0) return { id: person.id };
    await tx.execute(sql`
      update users set name = ${after.name}, job_title = ${after.job_title}, phone = ${after.phone}, locale = ${after.locale},
        time_zone = ${after.time_zone}, revision = revision + 1, updated_at = ${ctx.now.toISOString()}
      where id = ${person.id}`);
    record(tx, ctx, userUpdated, { type: 'user', id: person.id }, { changed });
    return { id: person.id };
  },
});
