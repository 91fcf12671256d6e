import 'server-only';

import { cache } from 'react';

import { orNotFound } from '@/app/_server/or-not-found';
import { requireCtx } from '@/app/_server/require-ctx';
import { getSignature } from '@/lib/processes/signatures/get-signature';

export const loadSignature = cache(async (signatureId: string) =>
  orNotFound(getSignature(await requireCtx(), { signatureId })),
);
