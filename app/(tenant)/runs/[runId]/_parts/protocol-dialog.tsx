'use client';

import { Download, ExternalLink, FileText } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';

import { Bar } from '@/app/_ui/bar';
import { Button } from '@/app/_ui/button';
import { buttonLook } from '@/app/_ui/button-look';
import { Dialog } from '@/app/_ui/dialog';
import { Problem } from '@/app/_ui/problem';
import { SegmentedControl } from '@/app/_ui/segmented-control';
import type { ProtocolState } from '@/lib/processes/protocols/get-protocol';

import { requestProtocolAction } from '../actions';

const LOOK_EVERY = 700;

type Locale = 'de' | 'en';
type Shown = Pick<ProtocolState, 'protocolId' | 'status' | 'progress'> & { pages?: number | null };

/** The run on paper: ordered when the dialog opens, watched while it is made, then opened or kept. */
export function ProtocolDialog({ runId }: { runId: string }) {
  const t = useTranslations('protocol');
  const [open, setOpen] = useState(false);
  const [locale, setLocale] = useState<Locale>(useLocale() as Locale);

  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      size="sm"
      trigger={
        <Button icon={<FileText aria-hidden />}>
          <span className="max-sm:sr-only">{t('button')}</span>
        </Button>
      }
      title={t('title')}
      description={t('text')}
    >
      <div className="grid justify-items-start gap-5">
        <SegmentedControl
          label={t('language')}
          value={locale}
          onChange={setLocale}
          options={[
            { value: 'de', label: t('german') },
            { value: 'en', label: t('english') },
          ]}
        />
        {open && <Making key={locale} runId={runId} locale={locale} />}
      </div>
    </Dialog>
  );
}

function Making({ runId, locale }: { runId: string; locale: Locale }) {
  const t = useTranslations('protocol');
  const errors = useTranslations('errors');
  const [shown, setShown] = useState<Shown>();
  const [refused, setRefused] = useState<{ message: string; correlationId?: string }>();
  const [attempt, setAttempt] = useState(0);
  const isMaking = !shown || shown.status === 'queued' || shown.status === 'rendering';

  // biome-ignore lint/correctness/useExhaustiveDependencies(attempt): another attempt orders it anew
  useEffect(() => {
    let isOver = false;
    requestProtocolAction({ runId, locale }).then((result) => {
      if (isOver) return;
      if (result.ok) setShown(result.value);
      else setRefused({ message: errors(result.code), correlationId: result.correlationId });
    });
    return () => {
      isOver = true;
    };
  }, [runId, locale, attempt, errors]);

  useEffect(() => {
    if (!shown || !isWaited(shown)) return;
    const timer = setTimeout(async () => {
      const response = await fetch(`/api/protocols?id=${shown.protocolId}`).catch(() => null);
      setShown(response?.ok ? ((await response.json()) as ProtocolState) : { ...shown });
    }, LOOK_EVERY);
    return () => clearTimeout(timer);
  }, [shown]);

  if (refused) return <Problem {...refused} />;
  if (isMaking) {
    return (
      <div className="grid gap-2 justify-self-stretch" aria-live="polite">
        <p className="text-md text-ink-soft">{t('making')}</p>
        <Bar value={shown?.progress ?? 0} max={100} label={t('progress')} />
      </div>
    );
  }
  if (shown.status === 'failed') {
    return (
      <div className="grid justify-items-start gap-3">
        <Problem message={t('failed')} />
        <Button
          onClick={() => {
            setShown(undefined);
            setAttempt(attempt + 1);
          }}
        >
          {t('again')}
        </Button>
      </div>
    );
  }
  return <Ready protocolId={shown.protocolId} pages={shown.pages ?? null} />;
}

function Ready({ protocolId, pages }: { protocolId: string; pages: number | null }) {
  const t = useTranslations('protocol');
  const address = `/api/protocols/file?id=${protocolId}`;

  return (
    <div className="grid gap-4" aria-live="polite">
      <p className="text-md">{t('ready', { pages: pages ?? 1 })}</p>
      <div className="flex flex-wrap gap-2">
        <a href={address} target="_blank" rel="noopener" className={buttonLook('primary', 'md')}>
          <ExternalLink aria-hidden />
          {t('open')}
        </a>
        <a href={`${address}&keep=1`} download className={buttonLook('secondary', 'md')}>
          <Download aria-hidden />
          {t('keep')}
        </a>
      </div>
    </div>
  );
}

function isWaited({ status, pages }: Shown): boolean {
  // What was finished already tells its pages when it is asked once.
  return status === 'queued' || status === 'rendering' || (status === 'finished' && pages === undefined);
}
