import type { Ctx, TenantId } from '@/lib/platform/core/ctx';
import { newId } from '@/lib/platform/core/ids';
import { closePools } from '@/lib/platform/core/transact';
import { createTenant } from '@/lib/platform/tenants/create-tenant';
import { findTenantBySlug } from '@/lib/platform/tenants/find-tenant-by-slug';
import { sweepDocuments } from '@/lib/processes/search/sweep-documents';

import { seedCompany } from './seed/company';
import { seedDecks } from './seed/decks';
import { readSeed } from './seed/files';
import { playHistory } from './seed/history';
import { settleOutbox } from './seed/outbox';
import { seedSchedules } from './seed/schedules';

const DAY = 86_400_000;
const started = performance.now();
const now = new Date();
const { tenant } = readSeed();

if (await findTenantBySlug(tenant.slug)) {
  console.log(`The demo company is there (${tenant.name}).`);
} else {
  // Everything is done by commands, as of a day some months ago: the history that follows is real, only its clock is moved.
  const founded = new Date(now.getTime() - 120 * DAY);
  const job: Ctx = {
    tenantId: newId() as TenantId,
    actor: { kind: 'job', id: 'seed' },
    requestId: 'seed',
    now: founded,
  };
  await createTenant(job, tenant);
  const people = await seedCompany(job);
  const decks = await seedDecks(people, founded);
  const runs = await playHistory({ job, people, decks, now });
  await seedSchedules(people, decks, now);
  await settleOutbox(now);
  while ((await sweepDocuments({ ...job, now }, {})).more);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${tenant.name}: ${people.size} people, ${decks.length} decks, ${runs} runs in ${seconds} s.`);
}
await closePools();
