import { type SQL, sql } from 'drizzle-orm';

/*
 * Who decides on a run whose lanes are done, as conditions and columns on `runs r`: its active approvers. Where none of
 * them is left, the tenant's admins are asked; where four eyes are wanted and every approver took part, so are the
 * admins who did not. The inbox, the messages, the page and the command all ask here.
 */

export const wantsFourEyes: SQL = sql`coalesce((
  select (t.settings ->> 'fourEyesFinalApproval')::boolean from tenants t where t.id = r.tenant_id), true)`;

/** While the step it does waits for its turn, nobody asks for the answer of a run. */
export const isAskedFor: SQL = sql`(r.parent_run_id is null or exists (
  select from run_checkpoints p where p.id = r.parent_run_checkpoint_id and p.status = 'active'))`;

const takingPart = sql`('checkpoint.confirmed', 'checkpoint.signed', 'checkpoint.guest_invited', 'run.started')`;

/** Whoever started the run, signed a step of it, or had somebody outside do one. */
export const insiderIds: SQL = sql`array(
  select r.started_by::text
  union select e.actor_id from run_events e where e.run_id = r.id and e.type in ${takingPart})`;

const activeApprovers = sql`run_final_approvers f join users a on a.id = f.user_id and a.status = 'active'
  where f.run_id = r.id`;
export const activeApproverIds: SQL = sql`array(select f.user_id::text from ${activeApprovers})`;

const activeAdmins = sql`users u join roles o on o.id = u.role_id and o.key = 'admin' where u.status = 'active'`;
export const activeAdminIds: SQL = sql`array(select u.id::text from ${activeAdmins})`;

/** The admins who are asked beside the approvers, or instead of them. */
export const standInIds: SQL = sql`array(select u.id::text from ${activeAdmins} and ${standsIn(sql`u.id`)})`;

/** Whether this person decides instead of the approvers. That they are no admin is looked up once for all runs. */
export function isStandIn(userId: string | null): SQL {
  return sql`((select exists (select from ${activeAdmins} and u.id = ${userId})) and ${standsIn(sql`${userId}::uuid`)})`;
}

function standsIn(admin: SQL): SQL {
  return sql`(not exists (select from ${activeApprovers})
    or ${wantsFourEyes} and not ${tookPart(admin)}
      and not exists (select from ${activeApprovers} and not ${tookPart(sql`f.user_id`)}))`;
}

function tookPart(userId: SQL): SQL {
  return sql`(r.started_by = ${userId} or exists (
    select from run_events e where e.run_id = r.id and e.actor_id = ${userId}::text and e.type in ${takingPart}))`;
}
