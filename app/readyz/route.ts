import { isShuttingDown } from '@/app/_server/shutdown';
import { isMigrated } from '@/lib/platform/core/is-migrated';
import { report } from '@/lib/platform/core/log';

export const dynamic = 'force-dynamic';

const PATIENCE_IN_MILLISECONDS = 3000;

type State = 'ready' | 'shutting_down' | 'database_unreachable' | 'migrations_missing';

/** Whether traffic should come here now. */
export async function GET(): Promise<Response> {
  const state = await stateOf();
  return Response.json(
    { ready: state === 'ready', state },
    { status: state === 'ready' ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  );
}

async function stateOf(): Promise<State> {
  if (isShuttingDown()) return 'shutting_down';
  try {
    return (await soon(isMigrated())) ? 'ready' : 'migrations_missing';
  } catch (error) {
    report(error, { check: 'readyz' });
    return 'database_unreachable';
  }
}

function soon<T>(answer: Promise<T>): Promise<T> {
  const tooLate = new Promise<never>((_, reject) => {
    setTimeout(
      () => reject(new Error('The database did not answer in time.')),
      PATIENCE_IN_MILLISECONDS,
    ).unref();
  });
  return Promise.race([answer, tooLate]);
}
