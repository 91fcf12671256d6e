'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useEffect } from 'react';

import { BELL_RANG } from './bell-rang';

const RUN_PAGE = /^\/runs\/([0-9a-f-]{36})$/;
const PAGES_OF_WORK = ['/overview', '/inbox'];
/** A moment after the page, so that whoever only passes through connects to nothing. */
const FIRST_AFTER = 1200;
const POLL_EVERY = 60_000;

/**
 * Shows what others do while somebody looks: told by the server as it happens, and asked once a minute in any case,
 * for where such connections are not let through.
 */
export function Live() {
  const router = useRouter();
  const pathname = usePathname();

  useEffect(() => {
    const runId = RUN_PAGE.exec(pathname)?.[1];
    const isList = PAGES_OF_WORK.includes(pathname);
    const showsWork = runId !== undefined || isList;
    let source: EventSource | undefined;
    let soon: ReturnType<typeof setTimeout> | undefined;
    let lastLook = Date.now();

    function refresh() {
      clearTimeout(soon);
      // What belongs together often comes together.
      soon = setTimeout(() => {
        lastLook = Date.now();
        router.refresh();
      }, 150);
    }

    function connect() {
      if (source || document.visibilityState === 'hidden') return;
      const query = new URLSearchParams();
      const seen = document.querySelector<HTMLElement>('[data-run-revision]')?.dataset.runRevision;
      if (runId) query.set('run', runId);
      if (runId && seen) query.set('seen', seen);
      source = new EventSource(`/api/live?${query}`);
      // What happened before the line stood, and while it was cut. A run says by its revision whether it is behind.
      source.addEventListener('open', () => isList && refresh());
      source.addEventListener('run', refresh);
      source.addEventListener('inbox', () => showsWork && refresh());
      source.addEventListener('bell', () => window.dispatchEvent(new Event(BELL_RANG)));
    }

    function disconnect() {
      source?.close();
      source = undefined;
    }

    function onVisibility() {
      if (document.visibilityState === 'hidden') return disconnect();
      connect();
      if (showsWork && Date.now() - lastLook > POLL_EVERY / 2) refresh();
    }

    const first = setTimeout(connect, FIRST_AFTER);
    const poll = setInterval(() => {
      if (showsWork && document.visibilityState === 'visible' && Date.now() - lastLook > POLL_EVERY / 2)
        refresh();
    }, POLL_EVERY);
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      clearTimeout(first);
      clearTimeout(soon);
      clearInterval(poll);
      disconnect();
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, [pathname, router]);

  return null;
}
