import type { FileSlot } from '@/db/schema/processes/decks';

/** A file in a slot, with the fields of its current version that have been signed. */
export type SlotFile = { slotKey: string; signed: readonly string[] };

export type MissingSignature = { slotKey: string; fieldKey: string; label: string; file: string };

/**
 * The signatures a step still waits for. A file that must be there must be signed; one that need not be there must be
 * signed once it is. What was signed on an older version counts for nothing.
 */
export function listMissingSignatures(
  slots: readonly FileSlot[],
  files: readonly SlotFile[],
): MissingSignature[] {
  return slots.flatMap(({ key, name, required, signatures = [] }) => {
    const handedIn = files.filter(({ slotKey }) => slotKey === key);
    if (handedIn.length === 0 && !required) return [];
    const isSigned = (field: string) =>
      handedIn.length > 0 && handedIn.every(({ signed }) => signed.includes(field));
    return signatures
      .filter((field) => !isSigned(field.key))
      .map((field) => ({ slotKey: key, fieldKey: field.key, label: field.label, file: name }));
  });
}
