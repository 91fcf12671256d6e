import { createHash } from 'node:crypto';

import type { SignatureField } from '@/db/schema/processes/decks';
import type { SignatureMark } from '@/db/schema/processes/file-signatures';
import { canonicalJson } from '@/lib/processes/decks/canonical-json';

export const STATEMENT_FORMAT = 'laufkarte.signature/1';

/** Everything a signature says: who signed which bytes, where, as what and when. */
export type Signing = {
  id: string;
  tenantId: string;
  run: { id: string; number: string };
  checkpoint: { id: string; title: string };
  file: { id: string; versionId: string; version: number; name: string; sha256: string };
  field: SignatureField;
  signer: { id: string; name: string };
  mark: SignatureMark;
  signedAt: Date;
};

/** The one text of a signing and the hash of its bytes. Whoever has the same facts gets the same bytes. */
export function writeStatement(signing: Signing): { text: string; sha256: string } {
  const { tenantId, mark, signedAt, ...facts } = signing;
  const text = canonicalJson({
    ...facts,
    format: STATEMENT_FORMAT,
    tenant: tenantId,
    mark: { kind: mark.kind, sha256: sha256Of(canonicalJson(mark)) },
    meaning: meaningOf(signing.field),
    signedAt: signedAt.toISOString(),
  });
  return { text, sha256: sha256Of(text) };
}

export function sha256Of(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}

/** In both languages, as it is read by people who were not there. */
function meaningOf({ label }: SignatureField): string {
  return `Unterschreibt diese Fassung der Datei: ${label}. / Signs this version of the file: ${label}.`;
}
