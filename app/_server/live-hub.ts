import 'server-only';

import { currentTime } from '@/lib/platform/core/clock';
import type { Ctx, TenantId } from '@/lib/platform/core/ctx';
import { newId } from '@/lib/platform/core/ids';
import { report } from '@/lib/platform/core/log';
import { findLiveVersions, type LiveVersion } from '@/lib/processes/checkpoints/find-live-versions';

import { isShuttingDown } from './shutdown';

export type LiveKind = LiveVersion['kind'];
export type Watcher = {
  userId: string;
  runId?: string;
  tell: (kind: LiveKind) => void;
  /** Ends the connection; the browser comes back by itself. */
  end: () => void;
};

type Watched = {
  watchers: Set<Watcher>;
  versions: Map<string, string>;
  timer?: NodeJS.Timeout;
  isLooking: boolean;
};

const EVERY = 1000;
const MOST_PER_PERSON = 12;
const KEY = Symbol.for('laufkarte.live');

type Shared = typeof globalThis & { [KEY]?: Map<TenantId, Watched> };

/** One look a second for each tenant somebody of is here, whoever and however many they are; none when nobody is. */
export function watch(tenantId: TenantId, watcher: Watcher): () => void {
  const tenant = watchedOf(tenantId);
  const mine = [...tenant.watchers].filter(({ userId }) => userId === watcher.userId);
  // The oldest window gives way, so that nobody can hold connections without end.
  if (mine.length >= MOST_PER_PERSON) mine[0]?.end();
  tenant.watchers.add(watcher);
  // At once, so that what happens from now on is a change.
  lookIn(tenantId, tenant, 0);

  return () => {
    tenant.watchers.delete(watcher);
    if (tenant.watchers.size > 0) return;
    clearTimeout(tenant.timer);
    hub().delete(tenantId);
  };
}

async function look(tenantId: TenantId): Promise<void> {
  const tenant = hub().get(tenantId);
  if (!tenant || tenant.isLooking) return;
  if (isShuttingDown()) {
    for (const watcher of tenant.watchers) watcher.end();
    return;
  }
  tenant.isLooking = true;
  try {
    tell(tenant, await findLiveVersions(jobOf(tenantId), wantedBy(tenant.watchers)));
  } catch (error) {
    report(error, { tenantId, task: 'live' });
  } finally {
    tenant.isLooking = false;
  }
  if (hub().get(tenantId) === tenant) lookIn(tenantId, tenant, EVERY);
}

function lookIn(tenantId: TenantId, tenant: Watched, milliseconds: number): void {
  clearTimeout(tenant.timer);
  tenant.timer = setTimeout(() => void look(tenantId), milliseconds).unref();
}

function tell(tenant: Watched, found: readonly LiveVersion[]): void {
  const before = tenant.versions;
  tenant.versions = new Map(found.map(({ kind, id, version }) => [`${kind} ${id}`, version]));
  for (const { kind, id, version } of found) {
    const was = before.get(`${kind} ${id}`);
    if (was === undefined || was === version) continue;
    for (const watcher of tenant.watchers) {
      if ((kind === 'run' ? watcher.runId : watcher.userId) === id) watcher.tell(kind);
    }
  }
}

function wantedBy(watchers: ReadonlySet<Watcher>): { runIds: string[]; userIds: string[] } {
  const all = [...watchers];
  return {
    runIds: [...new Set(all.flatMap(({ runId }) => runId ?? []))],
    userIds: [...new Set(all.map(({ userId }) => userId))],
  };
}

function jobOf(tenantId: TenantId): Ctx {
  return { tenantId, actor: { kind: 'job', id: 'live' }, requestId: newId(), now: currentTime() };
}

function watchedOf(tenantId: TenantId): Watched {
  const known = hub().get(tenantId);
  if (known) return known;
  const made: Watched = { watchers: new Set(), versions: new Map(), isLooking: false };
  hub().set(tenantId, made);
  return made;
}

function hub(): Map<TenantId, Watched> {
  const shared = globalThis as Shared;
  shared[KEY] ??= new Map();
  return shared[KEY];
}
