import { redirect } from 'next/navigation';

import { requireCtx } from '@/app/_server/require-ctx';

export default async function Home() {
  await requireCtx();
  redirect('/overview');
}
