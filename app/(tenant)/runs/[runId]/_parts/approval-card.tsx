import type { Route } from 'next';
import Link from 'next/link';
import { useTranslations } from 'next-intl';

import { useWhen } from '@/app/_i18n/use-when';
import { initials } from '@/app/_ui/avatar';
import { AvatarGroup } from '@/app/_ui/avatar-group';
import { Badge } from '@/app/_ui/badge';
import { Card } from '@/app/_ui/card';
import { classes } from '@/app/_ui/classes';
import { Stamp } from '@/app/_ui/stamp';
import type { RunView } from '@/lib/processes/runs/show-run';

/** The approval as the last card of the board, with a stamp for everybody who has decided. */
export function ApprovalCard({ run, isSelected }: { run: RunView; isSelected: boolean }) {
  const t = useTranslations('runs');
  const when = useWhen();
  const isWaiting = run.status === 'awaiting_final_approval';
  const decisions = run.approval.decisions.filter((each) => each.round === run.approval.round);
  const edges = { completed: 'done', rejected: 'overdue', awaiting_final_approval: 'open' } as const;
  const edge = run.status in edges ? edges[run.status as keyof typeof edges] : 'waiting';

  return (
    <Card
      edge={edge}
      padded={false}
      className={classes(
        'py-3 pr-3.5 pl-4 transition-colors duration-100 hover:border-line-strong',
        isSelected && 'border-accent! ring-3 ring-accent-wash',
      )}
    >
      <h3 className={classes('text-md leading-snug font-strong', edge === 'waiting' && 'text-ink-soft')}>
        <Link
          href={`/runs/${run.id}?approval=1` as Route}
          scroll={false}
          prefetch={false}
          aria-current={isSelected ? 'step' : undefined}
          className="after:absolute after:inset-0 after:rounded-md focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
        >
          {t('approval.panel')}
        </Link>
      </h3>
      <div className="mt-2 flex flex-wrap items-center gap-2 text-sm text-ink-soft">
        {isWaiting && <Badge tone="open">{t('approval.waiting')}</Badge>}
        <AvatarGroup names={run.approval.approvers.map((each) => each.name)} />
        {!isWaiting && decisions.length === 0 && (
          <span className="w-full text-ink-faint">{t('board.approvalWaits')}</span>
        )}
      </div>
      {decisions.map((each) => (
        <div key={each.approver.id} className="-mr-1 mt-3 flex items-end justify-between gap-2">
          <span className="truncate pb-1 text-sm text-ink-soft">{each.approver.name}</span>
          <Stamp
            className="shrink-0 animate-none"
            word={t(`approval.decision.${each.decision as 'approve'}`)}
            moment={when.stamp(each.decidedAt)}
            initials={initials(each.approver.name)}
            tone={each.decision === 'approve' ? 'done' : 'overdue'}
          />
        </div>
      ))}
    </Card>
  );
}
