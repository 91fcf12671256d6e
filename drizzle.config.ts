import { defineConfig } from 'drizzle-kit';

import { roles } from './db/roles';

export default defineConfig({
  dialect: 'postgresql',
  entities: { roles: { exclude: Object.values(roles) } },
  schema: './db/schema/**/*.ts',
  out: './db/migrations',
});
