import { notFound } from 'next/navigation';

import { requireCtx } from '@/app/_server/require-ctx';

/** An address nobody has a page for: said inside the frame to those who are signed in. */
export default async function UnknownPage() {
  await requireCtx();
  notFound();
}
