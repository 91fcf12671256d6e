'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';

import { BELL_RANG } from './bell-rang';

const RUN_PAGE = /^\/runs\/([0-9a-f-]{36})$/;
const PAGES_OF_WORK = ['/overview', '/inbox'];
/** A moment after the page, so that whoever only passes through connects to nothing. */
const FIRST_AFTER = 1200;
const POLL_EVERY = 60_000;
/** The server is heard from every twenty seconds; where it is not for so long, its events are not let through. */
const DEAF_AFTER = 50_000;
/** How long somebody who comes back waits to be told. */
const PATIENCE = 5000;

/**
 * Shows what others do while somebody looks: told by the server as it happens, and asked once a minute where such
 * connections are not let through. `since` is how far the page was told when it was loaded.
 */
export function Live({ since }: { since: string }) {
  const router = useRouter();
  const pathname = usePathname();
  const told = useRef(since);

  useEffect(() => {
    const runId = RUN_PAGE.exec(pathname)?.[1];
    const showsWork = runId !== undefined || PAGES_OF_WORK.includes(pathname);
    let source: EventSource | undefined;
    let soon: ReturnType<typeof setTimeout> | undefined;
    let later: ReturnType<typeof setTimeout> | undefined;
    let heardAt = 0;
    let isWelcome = true;
    let mark: string | undefined;

    function refresh() {
      if (!showsWork) return;
      clearTimeout(soon);
      // What belongs together often comes together.
      soon = setTimeout(() => router.refresh(), 100);
    }

    const ring = () => window.dispatchEvent(new Event(BELL_RANG));

    function connect() {
      if (source || !isWelcome || document.visibilityState === 'hidden') return;
      const query = new URLSearchParams({ since: mark ?? (showsWork ? markOfPage() : told.current) });
      if (runId) query.set('run', runId);
      const line = new EventSource(`/api/live?${query}`);
      const on = (name: string, act: () => void) =>
        line.addEventListener(name, ({ lastEventId }) => {
          heardAt = Date.now();
          if (lastEventId) {
            mark = lastEventId;
            told.current = lastEventId;
          }
          act();
        });
      on('here', () => {});
      on('run', refresh);
      on('inbox', refresh);
      on('bell', ring);
      on('all', () => {
        refresh();
        ring();
      });
      // So many windows are open that this one asks by itself.
      on('enough', () => {
        isWelcome = false;
        disconnect();
      });
      source = line;
    }

    function disconnect() {
      source?.close();
      source = undefined;
      heardAt = 0;
    }

    function lookIfDeaf() {
      if (document.visibilityState === 'hidden' || Date.now() - heardAt < DEAF_AFTER) return;
      refresh();
      ring();
      // A browser that was turned away once does not try again by itself.
      if (source?.readyState === EventSource.CLOSED) disconnect();
      connect();
    }

    function onVisibility() {
      clearTimeout(later);
      if (document.visibilityState === 'hidden') return disconnect();
      connect();
      later = setTimeout(lookIfDeaf, PATIENCE);
    }

    function everyMinute() {
      lookIfDeaf();
      // The overview also shows what happens in runs that are at others' desks.
      if (pathname === '/overview' && document.visibilityState === 'visible') refresh();
    }

    const first = setTimeout(connect, FIRST_AFTER);
    const poll = setInterval(everyMinute, POLL_EVERY);
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      for (const timer of [first, soon, later]) clearTimeout(timer);
      clearInterval(poll);
      disconnect();
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, [pathname, router]);

  return null;
}

function markOfPage(): string {
  return document.querySelector<HTMLElement>('[data-page-mark]')?.dataset.pageMark ?? '';
}
