'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const EVERY = 60_000;

/** Shows what others have done meanwhile: when the window comes back, and once a minute while it is looked at. */
export function KeepFresh() {
  const router = useRouter();

  useEffect(() => {
    let last = Date.now();
    function look() {
      if (document.visibilityState !== 'visible' || Date.now() - last < EVERY / 2) return;
      last = Date.now();
      router.refresh();
    }
    const timer = setInterval(look, EVERY);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [router]);

  return null;
}
