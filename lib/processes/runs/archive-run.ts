import { command } from '@/lib/platform/core/command';

import { archiveTree } from './archive-tree';
import { runInput } from './inputs';

export const archiveRun = command({
  name: 'run.archive',
  input: runInput,
  run: (tx, ctx, { runId }) => archiveTree(tx, ctx, runId, 'archive'),
});
