import { createHash } from 'node:crypto';

import type { Draft } from './inputs';
import { canonicalJson } from './rules/canonical-json';

/** What a version holds for ever: the draft as it stood, and the name of this layout. */
export type Snapshot = Draft & { format: 'laufkarte.snapshot/1' };

/** The draft as the one text it would be published as, with the hash of that text. */
export function freezeDraft(draft: Draft): { text: string; sha256: string } {
  const snapshot: Snapshot = { format: 'laufkarte.snapshot/1', ...draft };
  const text = canonicalJson(snapshot);
  return { text, sha256: createHash('sha256').update(text).digest('hex') };
}
