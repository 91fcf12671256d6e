'use client';

import { Failure } from '@/app/_parts/failure';

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return <Failure error={error} retry={retry} />;
}
