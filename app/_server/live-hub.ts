import 'server-only';

import { currentTime } from '@/lib/platform/core/clock';
import type { TenantId } from '@/lib/platform/core/ctx';
import { report } from '@/lib/platform/core/log';
import { momentOf, toPageMark } from '@/lib/platform/core/page-mark';
import type { PageTopic } from '@/lib/platform/core/page-topic';
import { findPagesToTell } from '@/lib/platform/outbox/find-pages-to-tell';

import { isShuttingDown } from './shutdown';

/** What there is something new of; `all` where nobody can say what. */
export type LiveKind = 'run' | 'inbox' | 'bell' | 'all';
export type Watcher = {
  tenantId: TenantId;
  userId: string;
  sessionId: string;
  rootRunId?: string;
  /** Without a kind, only how far they have been told. */
  tell: (kinds: readonly LiveKind[], mark: string) => void;
  /** Ends the connection; the browser comes back by itself and is asked again who it is. */
  end: () => void;
  /** The same, and the browser is not to come back. */
  dismiss: () => void;
};

type Hub = {
  watchers: Set<Watcher>;
  byTopic: Map<string, Set<Watcher>>;
  /** The moment of the last look, and how the browsers name it. */
  present?: { moment: string; mark: string };
  looking?: Promise<void>;
  timer?: NodeJS.Timeout;
};

const EVERY = 1000;
const MOST_PER_SESSION = 12;
const KEY = Symbol.for('laufkarte.live');

type Shared = typeof globalThis & { [KEY]?: Hub };

/**
 * One look into the outbox a second for all of whom somebody is here, however many they are; none when nobody is.
 * `since` is how far the page has been told, `asked` when its person was found to be signed in.
 */
export function watch(watcher: Watcher, marks: { since: string | null; asked: string }): () => void {
  const hub = theHub();
  const mine = [...hub.watchers].filter(({ sessionId }) => sessionId === watcher.sessionId);
  // The oldest window gives way, so that nobody can hold connections without end.
  if (mine.length >= MOST_PER_SESSION) mine[0]?.dismiss();
  hub.watchers.add(watcher);
  for (const key of keysOf(watcher)) hub.byTopic.set(key, (hub.byTopic.get(key) ?? new Set()).add(watcher));
  void begin(hub, watcher, marks);

  return () => {
    hub.watchers.delete(watcher);
    for (const key of keysOf(watcher)) leave(hub, key, watcher);
    if (hub.watchers.size > 0) return;
    clearTimeout(hub.timer);
    // What comes next begins anew.
    hub.present = undefined;
  };
}

/** How far everybody has been told who is here. */
export function presentMark(): string | undefined {
  return theHub().present?.mark;
}

/** What has happened before the looks count for this watcher, so that nothing falls in between. */
async function begin(hub: Hub, watcher: Watcher, { since, asked }: { since: string | null; asked: string }) {
  try {
    // A look that is on its way does not know the watcher yet.
    await hub.looking;
    if (!hub.present) await lookOnce(hub);
    if (!hub.present) return watcher.end();
    const now = currentTime();
    const past = momentOf(since, now);
    const found = await findPagesToTell(past ?? momentOf(asked, now), [watcher.tenantId]);
    if (!hub.watchers.has(watcher)) return;
    const mine = new Set(keysOf(watcher));
    const topics = found.topics.filter((each) => mine.has(keyOf(each.tenantId, each.topic)));
    const kinds = new Set<LiveKind | 'access'>(topics.map(({ topic }) => kindOf(topic)));
    if (!past || !found.isWhole) kinds.add('all');
    pass(watcher, kinds, toPageMark(found.present, now));
  } catch (error) {
    report(error, { tenantId: watcher.tenantId, task: 'live' });
    watcher.end();
  }
}

function lookOnce(hub: Hub): Promise<void> {
  clearTimeout(hub.timer);
  hub.looking ??= look(hub).finally(() => {
    hub.looking = undefined;
    if (hub.watchers.size > 0) hub.timer = setTimeout(() => void lookOnce(hub), EVERY).unref();
  });
  return hub.looking;
}

async function look(hub: Hub): Promise<void> {
  if (isShuttingDown()) {
    for (const watcher of hub.watchers) watcher.end();
    return;
  }
  try {
    const tenantIds = [...new Set([...hub.watchers].map(({ tenantId }) => tenantId))];
    const before = hub.present;
    const { present, isWhole, topics } = await findPagesToTell(before?.moment ?? null, tenantIds);
    if (hub.watchers.size === 0) return;
    hub.present = { moment: present, mark: toPageMark(present, currentTime()) };
    if (before) deliver(hub, topics, isWhole);
  } catch (error) {
    report(error, { task: 'live' });
  }
}

function deliver(hub: Hub, topics: readonly { tenantId: TenantId; topic: PageTopic }[], isWhole: boolean) {
  const told = new Map<Watcher, Set<LiveKind | 'access'>>();
  if (!isWhole) for (const watcher of hub.watchers) told.set(watcher, new Set(['all']));
  for (const { tenantId, topic } of topics) {
    for (const watcher of hub.byTopic.get(keyOf(tenantId, topic)) ?? []) {
      told.set(watcher, (told.get(watcher) ?? new Set()).add(kindOf(topic)));
    }
  }
  for (const [watcher, kinds] of told) pass(watcher, kinds, hub.present!.mark);
}

/** Where what somebody may do has changed, they are asked again who they are. */
function pass(watcher: Watcher, kinds: ReadonlySet<LiveKind | 'access'>, mark: string): void {
  watcher.tell(
    [...kinds].filter((kind) => kind !== 'access'),
    mark,
  );
  if (kinds.has('access')) watcher.end();
}

function keysOf({ tenantId, userId, rootRunId }: Watcher): string[] {
  const topics: PageTopic[] = [`inbox:${userId}`, `bell:${userId}`, `access:${userId}`];
  if (rootRunId) topics.push(`run:${rootRunId}`);
  return topics.map((topic) => keyOf(tenantId, topic));
}

function keyOf(tenantId: TenantId, topic: PageTopic): string {
  return `${tenantId} ${topic}`;
}

function kindOf(topic: PageTopic): Exclude<LiveKind, 'all'> | 'access' {
  return topic.slice(0, topic.indexOf(':')) as Exclude<LiveKind, 'all'> | 'access';
}

function leave(hub: Hub, key: string, watcher: Watcher): void {
  const watchers = hub.byTopic.get(key);
  watchers?.delete(watcher);
  if (watchers?.size === 0) hub.byTopic.delete(key);
}

function theHub(): Hub {
  const shared = globalThis as Shared;
  shared[KEY] ??= { watchers: new Set(), byTopic: new Map() };
  return shared[KEY];
}
