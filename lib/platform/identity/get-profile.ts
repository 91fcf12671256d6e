import { sql } from 'drizzle-orm';

import { requirePerson } from '@/lib/platform/access/authorise';
import type { Ctx } from '@/lib/platform/core/ctx';
import { read } from '@/lib/platform/core/transact';

export type Profile = {
  id: string;
  email: string;
  name: string;
  jobTitle: string;
  phone: string;
  locale: 'de' | 'en';
  timeZone: string;
  roleName: string;
  departments: { id: string; name: string; isLead: boolean }[];
};

export async function getProfile(ctx: Ctx): Promise<Profile> {
  const person = requirePerson(ctx.actor);
  const { rows } = await read(ctx, (tx) =>
    tx.execute<Profile>(sql`
      select u.id, u.email, u.name, coalesce(u.job_title, '') as "jobTitle", coalesce(u.phone, '') as phone, u.locale,
        u.time_zone as "timeZone", (select r.name from roles r where r.id = u.role_id) as "roleName",
        (select coalesce(json_agg(json_build_object('id', d.id, 'name', d.name, 'isLead', m.is_lead) order by d.name), '[]')
          from user_departments m join departments d on d.id = m.department_id where m.user_id = u.id) as departments
      from users u where u.id = ${person.id}`),
  );
  return rows[0]!;
}
