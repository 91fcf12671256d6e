import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { newId } from '@/lib/platform/core/ids';
import { read } from '@/lib/platform/core/transact';
import { createDepartment } from '@/lib/platform/identity/create-department';
import { ensureUser } from '@/lib/platform/identity/ensure-user';
import { loadPerson } from '@/lib/platform/identity/load-access';

import { readSeed, type SeedDepartment } from './files';

export const DEMO_PASSWORD = 'Laufkarte-2026';

/** Somebody of the company, able to act at any moment. */
export type Member = { id: string; email: string; name: string; at: (now: Date) => Ctx & { actor: Person } };

/** People by e-mail. */
export type People = Map<string, Member>;

export async function seedCompany(job: Ctx): Promise<People> {
  const seed = readSeed();
  const founder = await addPerson(job, seed.people.find((person) => person.role === 'admin')!, []);
  const departmentIds = new Map<string, string>();
  const leads = new Map<string, string>();
  for (const department of seed.departments) {
    await addDepartments(founder.at(job.now), department, undefined, departmentIds, leads);
  }

  const people: People = new Map();
  for (const person of seed.people) {
    const departments = person.departments.map((name) => ({
      id: departmentIds.get(name)!,
      isLead: leads.get(name) === person.email,
    }));
    people.set(person.email, await addPerson(job, person, departments));
  }
  return people;
}

async function addDepartments(
  admin: Ctx,
  department: SeedDepartment,
  parentId: string | undefined,
  ids: Map<string, string>,
  leads: Map<string, string>,
): Promise<void> {
  const { id } = await createDepartment(admin, { name: department.name, parentId });
  ids.set(department.name, id);
  leads.set(department.name, department.lead);
  for (const child of department.children) await addDepartments(admin, child, id, ids, leads);
}

async function addPerson(
  job: Ctx,
  person: { displayName: string; email: string; jobTitle: string; role: 'admin' | 'lead' | 'employee' },
  departments: { id: string; isLead: boolean }[],
): Promise<Member> {
  const { id } = await ensureUser(job, {
    email: person.email,
    name: person.displayName,
    password: DEMO_PASSWORD,
    roleKey: person.role,
    jobTitle: person.jobTitle,
    departments,
  });
  const row = await read(job, (tx) => loadPerson(tx, id));
  const actor: Person = {
    kind: 'user',
    id,
    name: person.displayName,
    email: person.email,
    access: row!.access,
    credentialId: newId(),
  };
  return {
    id,
    email: person.email,
    name: person.displayName,
    at: (now) => ({ tenantId: job.tenantId, actor, requestId: `seed-${newId()}`, now }),
  };
}
