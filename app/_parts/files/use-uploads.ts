'use client';

import { useEffect, useRef, useState } from 'react';
import { fileLimits } from '@/lib/platform/files/inputs';
import type { FinishedUpload } from '@/lib/processes/checkpoints/finish-upload';

import {
  beginUpload,
  finishUpload,
  giveUp,
  sendRest,
  UploadInterrupted,
  UploadRefused,
  type UploadTarget,
} from './send-file';

const AT_ONCE = 3;
const PAUSES = [1000, 2000, 4000, 8000, 15_000];

export type Upload = {
  key: number;
  name: string;
  size: number;
  sent: number;
  state: 'waiting' | 'sending' | 'checking' | 'lost' | 'refused';
  /** Why it was refused. */
  code?: string;
  slotKey: string | null;
};

type Work = {
  file: File;
  target: UploadTarget;
  begun?: Awaited<ReturnType<typeof beginUpload>>;
  stop: AbortController;
};

/** Files on their way: several at once, each going on by itself after a lost connection until it is there or given up. */
export function useUploads(onDone: (done: FinishedUpload, name: string) => void) {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const works = useRef(new Map<number, Work>());
  const queue = useRef<number[]>([]);
  const busy = useRef(0);
  const nextKey = useRef(1);

  useEffect(() => {
    const stopAll = works.current;
    const warn = (event: BeforeUnloadEvent) => stopAll.size > 0 && event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
      for (const { stop } of stopAll.values()) stop.abort();
    };
  }, []);

  function change(key: number, patch: Partial<Upload>) {
    setUploads((all) => all.map((each) => (each.key === key ? { ...each, ...patch } : each)));
  }

  function add(files: Iterable<File>, target: UploadTarget) {
    for (const file of files) {
      const key = nextKey.current;
      nextKey.current += 1;
      const slotKey = 'slotKey' in target ? target.slotKey : null;
      const upload: Upload = { key, name: file.name, size: file.size, sent: 0, state: 'waiting', slotKey };
      const code = file.size === 0 ? 'file_refused' : file.size > fileLimits.bytes ? 'too_large' : undefined;
      setUploads((all) => [...all, code ? { ...upload, state: 'refused', code } : upload]);
      if (code) continue;
      works.current.set(key, { file, target, stop: new AbortController() });
      queue.current.push(key);
    }
    next();
  }

  function next() {
    while (busy.current < AT_ONCE && queue.current.length > 0) {
      const key = queue.current.shift()!;
      const work = works.current.get(key);
      if (!work) continue;
      busy.current += 1;
      run(key, work).finally(() => {
        busy.current -= 1;
        next();
      });
    }
  }

  async function run(key: number, work: Work) {
    for (let tries = 0; ; tries += 1) {
      try {
        const done = await attempt(key, work);
        works.current.delete(key);
        setUploads((all) => all.filter((each) => each.key !== key));
        onDone(done, work.file.name);
        return;
      } catch (error) {
        if (work.stop.signal.aborted) return;
        if (error instanceof UploadRefused) {
          works.current.delete(key);
          change(key, { state: 'refused', code: error.code });
          return;
        }
        const pause = PAUSES[tries];
        change(key, { state: 'lost' });
        if (!(error instanceof UploadInterrupted) || pause === undefined) return;
        await untilOnline(pause, work.stop.signal);
      }
    }
  }

  async function attempt(key: number, work: Work): Promise<FinishedUpload> {
    const { file, target, stop } = work;
    change(key, { state: 'sending' });
    work.begun ??= await beginUpload(file, target, stop.signal);
    await sendRest(file, work.begun, stop.signal, (sent) => change(key, { sent, state: 'sending' }));
    change(key, { sent: file.size, state: 'checking' });
    return finishUpload(work.begun, stop.signal);
  }

  /** Gives an upload up, or takes what was refused off the list. */
  function cancel(key: number) {
    const work = works.current.get(key);
    work?.stop.abort(new DOMException('given up', 'AbortError'));
    if (work?.begun) giveUp(work.begun);
    works.current.delete(key);
    setUploads((all) => all.filter((each) => each.key !== key));
  }

  function retry(key: number) {
    if (!works.current.has(key)) return;
    change(key, { state: 'waiting' });
    queue.current.push(key);
    next();
  }

  return { uploads, add, cancel, retry };
}

/** A while, or less where the connection comes back. */
function untilOnline(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer);
      window.removeEventListener('online', go);
      signal.removeEventListener('abort', go);
      resolve();
    };
    const timer = setTimeout(go, milliseconds);
    window.addEventListener('online', go);
    signal.addEventListener('abort', go);
  });
}
