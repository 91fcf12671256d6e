import { join } from 'node:path';

import { migrate } from '@/db/migrate';
import { loginRoles } from '@/db/roles';
import { env, rolePassword } from '@/lib/platform/core/env';
import { migrateQueue } from '@/workers/runtime/migrate-queue';

const folder = process.env.DATABASE_FOLDER ?? join(import.meta.dirname, '..', 'db');
const passwords = Object.fromEntries(loginRoles.map((role) => [role, rolePassword(role)]));

const { changed } = await migrate({ url: env().DATABASE_URL, folder, passwords });
await migrateQueue();
console.log(changed ? 'The database has been brought up to date.' : 'The database was up to date.');
