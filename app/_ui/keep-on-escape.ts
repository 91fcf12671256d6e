/** Escape closes what is open; it never takes back a choice. Says whether it was Escape that asked. */
export function keepOnEscape(details: {
  reason: string;
  cancel: () => void;
  allowPropagation: () => void;
}): boolean {
  if (details.reason !== 'escape-key') return false;
  details.cancel();
  details.allowPropagation();
  return true;
}
