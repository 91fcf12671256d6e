'use client';

import { Archive, ArchiveRestore, Ban, ChevronUp, Pause, Play, UserPlus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';

import { Button } from '@/app/_ui/button';
import { ConfirmDialog } from '@/app/_ui/confirm-dialog';
import { type DataColumn, type DataRow, DataTable } from '@/app/_ui/data-table';
import { IconButton } from '@/app/_ui/icon-button';
import { Menu } from '@/app/_ui/menu';
import { notify } from '@/app/_ui/notify';
import type { bulkActions } from '@/lib/processes/runs/inputs';

import { bulkRunsAction } from '../actions';
import { HandOverDialog } from './hand-over-dialog';

type Action = (typeof bulkActions)[number];

const icons = {
  pause: Pause,
  resume: Play,
  reassign: UserPlus,
  cancel: Ban,
  archive: Archive,
  unarchive: ArchiveRestore,
};

type Details = { reason?: string; fromUserId?: string; toUserId?: string };

/** The list with a box before every run, and what can be done with all that are chosen. */
export function SelectableRuns({
  label,
  columns,
  rows,
  actions,
}: {
  label: string;
  columns: DataColumn[];
  rows: DataRow[];
  actions: readonly Action[];
}) {
  const t = useTranslations('runs.bulk');
  const errors = useTranslations('errors');
  const [ids, setIds] = useState<string[]>([]);
  const [asked, setAsked] = useState<'cancel' | 'reassign'>();
  const [pending, startTransition] = useTransition();
  // Who is no longer on this page is no longer chosen.
  const chosen = ids.filter((id) => rows.some((row) => row.id === id));

  async function act(action: Action, details: Details = {}) {
    const result = await bulkRunsAction({ action, runIds: chosen, ...details });
    if (!result.ok) return { message: errors(result.code), correlationId: result.correlationId };
    const refused = result.value.results.filter(({ ok }) => !ok);
    const done = result.value.results.length - refused.length;
    setIds(refused.map(({ runId }) => runId));
    if (done > 0) notify.success(t(`done.${action}`, { n: done }));
    if (refused[0]?.code)
      notify.info(t('refused', { n: refused.length }), { description: errors(refused[0].code) });
    return undefined;
  }

  function press(action: Action) {
    if (action === 'cancel' || action === 'reassign') return setAsked(action);
    startTransition(async () => {
      const problem = await act(action);
      if (problem) notify.error(problem.message, { description: problem.correlationId });
    });
  }

  return (
    <>
      <DataTable label={label} columns={columns} rows={rows} selection={{ ids: chosen, onChange: setIds }} />
      {chosen.length > 0 && (
        <section
          aria-label={t('label')}
          className="sticky bottom-3 z-10 mx-auto mt-4 flex w-fit max-w-full flex-wrap items-center gap-2 rounded-lg border border-line bg-raised px-3.5 py-2.5 shadow-float"
        >
          <p role="status" className="mr-2 text-sm font-strong">
            {t('chosen', { n: chosen.length })}
          </p>
          <span className="sm:hidden">
            <Menu
              side="top"
              trigger={
                <Button size="sm" pending={pending} icon={<ChevronUp aria-hidden />}>
                  {t('actions')}
                </Button>
              }
              items={actions.map((action) => {
                const Icon = icons[action];
                return {
                  label: t(action),
                  icon: <Icon aria-hidden />,
                  tone: action === 'cancel' ? 'danger' : undefined,
                  divided: action === 'cancel',
                  onSelect: () => press(action),
                };
              })}
            />
          </span>
          {actions.map((action) => {
            const Icon = icons[action];
            return (
              <Button
                key={action}
                size="sm"
                className="max-sm:hidden"
                variant={action === 'cancel' ? 'danger' : 'secondary'}
                pending={pending}
                icon={<Icon aria-hidden />}
                onClick={() => press(action)}
              >
                {t(action)}
              </Button>
            );
          })}
          <IconButton size="sm" icon={<X aria-hidden />} label={t('clear')} onClick={() => setIds([])} />
        </section>
      )}
      <ConfirmDialog
        open={asked === 'cancel'}
        onOpenChange={(open) => !open && setAsked(undefined)}
        title={t('cancelTitle', { n: chosen.length })}
        confirmLabel={t('cancel')}
        reason="required"
        onConfirm={(reason) => act('cancel', { reason })}
      >
        {t('cancelText')}
      </ConfirmDialog>
      <HandOverDialog
        open={asked === 'reassign'}
        onClose={() => setAsked(undefined)}
        handOver={(fromUserId, toUserId) => act('reassign', { fromUserId, toUserId })}
      />
    </>
  );
}
