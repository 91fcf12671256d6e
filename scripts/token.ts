import { parseArgs } from 'node:util';
import { sql } from 'drizzle-orm';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { env } from '@/lib/platform/core/env';
import { newId } from '@/lib/platform/core/ids';
import { closePools, read } from '@/lib/platform/core/transact';
import { createApiToken } from '@/lib/platform/identity/create-api-token';
import { loadPerson } from '@/lib/platform/identity/load-access';
import { findTenantBySlug } from '@/lib/platform/tenants/find-tenant-by-slug';

// npm run token -- --user <email> [--tenant <slug>] [--scopes '*']: prints the token alone on its last line.
const { values } = parseArgs({
  options: { user: { type: 'string' }, tenant: { type: 'string' }, scopes: { type: 'string', default: '*' } },
});

try {
  console.log(await makeToken());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
await closePools();

async function makeToken(): Promise<string> {
  if (!values.user)
    throw new Error(
      "Usage: npm run token -- --user <email> [--tenant <slug>] [--scopes 'runs.view,checkpoints.*']",
    );
  const slug = values.tenant ?? env().APP_SINGLE_TENANT ?? 'demo';
  const tenant = await findTenantBySlug(slug);
  if (!tenant) throw new Error(`There is no tenant "${slug}".`);

  const base: Ctx = {
    tenantId: tenant.id,
    actor: { kind: 'job', id: 'token' },
    requestId: newId(),
    now: new Date(),
  };
  const person = await read(base, async (tx) => {
    const { rows } = await tx.execute<{ id: string }>(
      sql`select id from users where lower(email) = lower(${values.user!})`,
    );
    return rows[0] ? loadPerson(tx, rows[0].id) : null;
  });
  if (person?.status !== 'active')
    throw new Error(`${tenant.name} has no active person with the address ${values.user}.`);
  const { id, name, email, access } = person;
  const actor: Person = { kind: 'user', id, name, email, access, credentialId: newId() };
  const scopes = values.scopes.split(',').map((scope) => scope.trim());
  const { token } = await createApiToken({ ...base, actor }, { name: 'Command line', scopes });
  return token;
}
