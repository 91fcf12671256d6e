import type { ContentKind } from '@/db/schema/platform/files';
import type { FileSlot } from '@/db/schema/processes/decks';
import { DomainError } from '@/lib/platform/core/domain-error';
import type { HeldRun, HeldStep } from '@/lib/processes/runs/hold-run';

/** Files belong to the work on a step: while it is at it, also while the run is paused. */
export function requireTakesFiles(run: HeldRun, step: HeldStep): void {
  const { status } = run.state;
  if (step.status === 'active' && (status === 'active' || status === 'paused')) return;
  throw new DomainError(
    'checkpoint_not_active',
    `The checkpoint is ${step.status} in a run that is ${status}.`,
    {
      params: { status: step.status, runStatus: status },
    },
  );
}

export function requireSlot(step: HeldStep, slotKey: string): FileSlot {
  const slot = step.fileSlots.find(({ key }) => key === slotKey);
  if (!slot) throw new DomainError('not_found', 'The step asks for no such file.');
  return slot;
}

export function requireKind(slot: FileSlot, kind: ContentKind): void {
  if (slot.kinds.length === 0 || slot.kinds.some((allowed) => allowed === kind)) return;
  throw new DomainError(
    'file_kind_refused',
    `"${slot.name}" takes ${slot.kinds.join(', ')}; this is ${kind}.`,
    {
      params: { kind, kinds: slot.kinds.join(',') },
    },
  );
}
