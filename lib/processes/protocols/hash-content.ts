import { createHash } from 'node:crypto';

import { canonicalJson } from '@/lib/processes/decks/canonical-json';

import type { ProtocolData } from './get-protocol-data';
import type { ProtocolLocale } from './inputs';

/** Raised whenever the printed form changes, so that no paper of the old form is handed out any more. */
export const TEMPLATE_VERSION = 4;

/** The same run, in the same language and form, has the same hash; what time it is and who asks are no part of it. */
export function hashContent(data: ProtocolData, locale: ProtocolLocale): string {
  return createHash('sha256')
    .update(canonicalJson({ template: TEMPLATE_VERSION, locale, data }))
    .digest('hex');
}
