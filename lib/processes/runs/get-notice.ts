import { sql } from 'drizzle-orm';
import { z } from 'zod';

import { authorise } from '@/lib/platform/access/authorise';
import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read } from '@/lib/platform/core/transact';

import { activeAdminIds, activeApproverIds, standInIds } from './find-deciders';

export type StepNotice = {
  runId: string;
  runNumber: string;
  runTitle: string;
  checkpointTitle: string;
  status: string;
  /** Done by a run of its own, so nobody’s turn. */
  isSubRun: boolean;
  activation: number;
  dueAt: Date | null;
  starterId: string;
  assigneeIds: string[];
  assigneeNames: string[];
  /** Whoever leads a department of an assignee. */
  leadIds: string[];
  adminIds: string[];
  approverIds: string[];
};

export type RunNotice = {
  number: string;
  title: string;
  status: string;
  outcome: string | null;
  round: number;
  starterId: string;
  /** Who is to decide, while it waits for that. */
  askedIds: string[];
  /** Whom its end is told. */
  endHearerIds: string[];
};

/** What a message about a step needs to know. For jobs only: it does not ask who may see the run. */
export async function getStepNotice(ctx: Ctx, raw: { checkpointId: string }): Promise<StepNotice> {
  authorise(ctx.actor.kind === 'job', 'job_only');
  const { checkpointId } = parseInput(z.strictObject({ checkpointId: z.uuid() }), raw);
  const { rows } = await read(ctx, (tx) =>
    tx.execute<Omit<StepNotice, 'dueAt'> & { dueAt: string | null }>(sql`
      select r.id as "runId", r.number as "runNumber", r.title as "runTitle", c.title as "checkpointTitle", c.status,
        c.sub_deck_id is not null as "isSubRun",
        c.activation, c.sla_due_at as "dueAt", r.started_by as "starterId",
        (select coalesce(array_agg(a.user_id::text), '{}') from run_checkpoint_assignees a join users u on u.id = a.user_id
          where a.checkpoint_id = c.id and u.status = 'active') as "assigneeIds",
        (select coalesce(array_agg(u.name order by u.name), '{}') from run_checkpoint_assignees a
          join users u on u.id = a.user_id where a.checkpoint_id = c.id and u.status = 'active') as "assigneeNames",
        (select coalesce(array_agg(distinct l.user_id::text), '{}') from run_checkpoint_assignees a
          join user_departments m on m.user_id = a.user_id
          join user_departments l on l.department_id = m.department_id and l.is_lead
          join users u on u.id = l.user_id and u.status = 'active'
          where a.checkpoint_id = c.id) as "leadIds",
        ${activeAdminIds} as "adminIds",
        ${activeApproverIds} as "approverIds"
      from run_checkpoints c join runs r on r.id = c.run_id where c.id = ${checkpointId}`),
  );
  if (!rows[0]) throw new DomainError('not_found', 'There is no such checkpoint.');
  const { dueAt, ...notice } = rows[0];
  // A statement of our own words brings moments as text.
  return { ...notice, dueAt: dueAt ? new Date(dueAt) : null };
}

export type LeftNotice = {
  runId: string;
  runNumber: string;
  runTitle: string;
  stepTitle: string;
  status: string;
  /** Who has left. */
  names: string[];
  /** Whoever started the run and whoever leads a department of theirs, else the admins. */
  hearerIds: string[];
};

/** What a message about people who have left needs to know. For jobs only. */
export async function getLeftNotice(
  ctx: Ctx,
  raw: { checkpointId: string; userIds: string[] },
): Promise<LeftNotice> {
  authorise(ctx.actor.kind === 'job', 'job_only');
  const shape = z.strictObject({ checkpointId: z.uuid(), userIds: z.array(z.uuid()) });
  const { checkpointId, userIds } = parseInput(shape, raw);
  const left = sql`${`{${userIds.join(',')}}`}::uuid[]`;
  const { rows } = await read(ctx, (tx) =>
    tx.execute<LeftNotice & { adminIds: string[] }>(sql`
      select r.id as "runId", r.number as "runNumber", r.title as "runTitle", c.title as "stepTitle", c.status,
        (select coalesce(array_agg(u.name order by u.name), '{}') from users u where u.id = any(${left})) as names,
        (select coalesce(array_agg(distinct u.id::text), '{}') from users u where u.status = 'active' and (
          u.id = r.started_by or u.id in (
            select l.user_id from user_departments m
            join user_departments l on l.department_id = m.department_id and l.is_lead
            where m.user_id = any(${left})))) as "hearerIds",
        ${activeAdminIds} as "adminIds"
      from run_checkpoints c join runs r on r.id = c.run_id where c.id = ${checkpointId}`),
  );
  if (!rows[0]) throw new DomainError('not_found', 'There is no such checkpoint.');
  const { adminIds, ...notice } = rows[0];
  return { ...notice, hearerIds: notice.hearerIds.length > 0 ? notice.hearerIds : adminIds };
}

/** What a message about a run needs to know. For jobs only. */
export async function getRunNotice(ctx: Ctx, raw: { runId: string }): Promise<RunNotice> {
  authorise(ctx.actor.kind === 'job', 'job_only');
  const { runId } = parseInput(z.strictObject({ runId: z.uuid() }), raw);
  const { rows } = await read(ctx, (tx) =>
    tx.execute<Omit<RunNotice, 'askedIds' | 'endHearerIds'> & Asked>(sql`
      select r.number, r.title, r.status, r.outcome, r.approval_round as round, r.started_by as "starterId",
        r.depth > 0 as "isPart", ${activeApproverIds} as "approverIds",
        case when r.status = 'awaiting_final_approval' then ${standInIds} else '{}' end as "standInIds"
      from runs r where r.id = ${runId}`),
  );
  if (!rows[0]) throw new DomainError('not_found', 'There is no such run.');
  const { isPart, approverIds, standInIds: others, ...notice } = rows[0];
  // A part that is done only moves the whole on, which nobody started by hand; one that failed may hold it up.
  const isHeard = !isPart || notice.outcome !== 'completed';
  return {
    ...notice,
    askedIds: [...approverIds, ...others],
    endHearerIds: [...new Set([...(isHeard ? [notice.starterId] : []), ...approverIds])],
  };
}

type Asked = { approverIds: string[]; standInIds: string[]; isPart: boolean };
