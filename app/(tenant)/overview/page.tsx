import { getTranslations } from 'next-intl/server';

import { ClientMessages } from '@/app/_i18n/client-messages';
import { PageMark } from '@/app/_parts/live/page-mark';
import { requireCtx } from '@/app/_server/require-ctx';
import { PageHeader } from '@/app/_ui/page-header';
import { getOverview, type Overview } from '@/lib/processes/checkpoints/get-overview';

import { FollowedRuns } from './_parts/followed-runs';
import { QuickStart } from './_parts/quick-start';
import { Approvals, OpenSteps } from './_parts/waiting';

export async function generateMetadata() {
  return { title: (await getTranslations('overview'))('title') };
}

export default async function OverviewPage() {
  const ctx = await requireCtx();
  const [overview, t] = await Promise.all([getOverview(ctx), getTranslations('overview')]);
  const name = ctx.actor.name.split(' ')[0] ?? ctx.actor.name;

  return (
    <ClientMessages namespaces={['runs']}>
      <PageMark />
      <PageHeader
        title={t(`greeting.${timeOfDay(ctx.now, ctx.session.timeZone)}`, { name })}
        meta={<Summary open={overview.open} />}
      />
      <div className="grid items-start gap-x-6 gap-y-8 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid min-w-0 grid-cols-1 gap-8">
          <Approvals approvals={overview.approvals} />
          <OpenSteps open={overview.open} />
        </div>
        <div className="grid min-w-0 grid-cols-1 gap-8">
          <FollowedRuns runs={overview.runs} />
          <QuickStart decks={overview.decks} />
        </div>
      </div>
    </ClientMessages>
  );
}

async function Summary({ open }: { open: Overview['open'] }) {
  const t = await getTranslations('overview.summary');
  const overdue = open.items.filter((item) => item.overdue).length;
  if (open.total === 0) return t('nothing');
  // Only the most urgent are loaded: where all of them are late there may be more.
  if (overdue === 0 || (overdue === open.items.length && open.total > overdue))
    return t('open', { n: open.total });

  return t('openOverdue', { n: open.total, overdue });
}

function timeOfDay(now: Date, timeZone: string): 'morning' | 'day' | 'evening' {
  const hour = Number(
    new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone }).format(now),
  );
  if (hour >= 4 && hour < 11) return 'morning';
  return hour >= 11 && hour < 18 ? 'day' : 'evening';
}
