import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));
const shared = {
  resolve: { alias: { '@': root.replace(/\/$/, ''), 'server-only': `${root}tests/setup/server-only.ts` } },
};
const pure = [
  'lib/**/rules.test.ts',
  'lib/**/rules/*.test.ts',
  'lib/processes/engine/*.test.ts',
  'tests/architecture/*.test.ts',
  'tests/model/engine.test.ts',
  'app/**/*.test.{ts,tsx}',
];

export default defineConfig({
  test: {
    projects: [
      { ...shared, test: { name: 'unit', include: pure, environment: 'node', testTimeout: 120_000 } },
      {
        ...shared,
        test: {
          name: 'database',
          include: [
            'lib/**/*.test.ts',
            'workers/**/*.test.ts',
            'tests/database/**/*.test.ts',
            'tests/model/**/*.test.ts',
          ],
          exclude: pure,
          environment: 'node',
          globalSetup: ['tests/setup/cluster.ts'],
          setupFiles: ['tests/setup/database.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          // Projects with another number of workers cannot share a turn.
          sequence: { groupOrder: 1 },
        },
      },
      {
        ...shared,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          environment: 'node',
          globalSetup: ['tests/e2e/setup/product.ts'],
          testTimeout: 180_000,
          hookTimeout: 300_000,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
