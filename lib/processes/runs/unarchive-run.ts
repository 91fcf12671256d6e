import { command } from '@/lib/platform/core/command';

import { archiveTree } from './archive-tree';
import { runInput } from './inputs';

export const unarchiveRun = command({
  name: 'run.unarchive',
  input: runInput,
  run: (tx, ctx, { runId }) => archiveTree(tx, ctx, runId, 'unarchive'),
});
