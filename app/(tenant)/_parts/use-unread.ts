import { useEffect, useState } from 'react';

import { BELL_RANG } from '@/app/_parts/live/bell-rang';

/** The number at the bell: asked again whenever it is said that there may be something new. */
export function useUnread(initially: number) {
  const [unread, setUnread] = useState(initially);

  useEffect(() => setUnread(initially), [initially]);

  useEffect(() => {
    async function ask() {
      const response = await fetch('/api/bell').catch(() => null);
      if (response?.ok) setUnread((await response.json()).unread);
    }
    window.addEventListener(BELL_RANG, ask);
    return () => window.removeEventListener(BELL_RANG, ask);
  }, []);

  return [unread, setUnread] as const;
}
