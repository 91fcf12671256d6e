'use client';

import dynamic from 'next/dynamic';

import { Skeleton } from '@/app/_ui/skeleton';

// Loaded when the first page is shown; no other page pays for it.
export const PageSheet = dynamic(() => import('./page-sheet').then((module) => module.PageSheet), {
  ssr: false,
  loading: () => <Skeleton className="h-96" />,
});
