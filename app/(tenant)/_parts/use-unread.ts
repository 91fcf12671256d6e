import { useEffect, useState } from 'react';

const EVERY_MILLISECONDS = 60_000;

/** The number at the bell: asked again every minute while someone looks, and when they come back. */
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
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', ask);
    };
  }, []);

  return [unread, setUnread] as const;
}
