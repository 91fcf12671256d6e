import { useEffect, useState } from 'react';

import { BELL_RANG } from '@/app/_parts/live/bell-rang';

const EVERY_MILLISECONDS = 60_000;

/** The number at the bell: asked again when the server says so, when someone comes back, and every minute. */
export function useUnread(initially: number) {
  const [unread, setUnread] = useState(initially);

  useEffect(() => setUnread(initially), [initially]);

  useEffect(() => {
    async function ask() {
      if (document.visibilityState === 'hidden') return;
      const response = await fetch('/api/bell').catch(() => null);
      if (response?.ok) setUnread((await response.json()).unread);
    }
    const timer = setInterval(ask, EVERY_MILLISECONDS);
    document.addEventListener('visibilitychange', ask);
    window.addEventListener(BELL_RANG, ask);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', ask);
      window.removeEventListener(BELL_RANG, ask);
    };
  }, []);

  return [unread, setUnread] as const;
}
