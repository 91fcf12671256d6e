'use client';

import { CircleCheck, CircleX, FileSearch } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';

import { Button } from '@/app/_ui/button';
import { Card } from '@/app/_ui/card';

type Finding = { name: string; sha256: string; says: 'isOriginal' | 'isCopy' | 'isOther' };

/** Hashes a file of this device in the browser and says whether it is the signed one. Nothing is sent anywhere. */
export function CompareFile({ original, copy }: { original: string; copy: string | null }) {
  const t = useTranslations('signatures.verify');
  const chooser = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<'idle' | 'working' | 'unreadable' | Finding>('idle');

  async function compare(file: File) {
    setState('working');
    try {
      const sha256 = hex(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
      const says = sha256 === original ? 'isOriginal' : sha256 === copy ? 'isCopy' : 'isOther';
      setState({ name: file.name, sha256, says });
    } catch {
      setState('unreadable');
    }
  }

  return (
    <Card>
      <section className="grid gap-3">
        <h2 className="text-base font-heavy">{t('compare')}</h2>
        <p className="text-md text-ink-soft">{t('compareText')}</p>
        <Button
          icon={<FileSearch aria-hidden />}
          pending={state === 'working'}
          className="justify-self-start"
          onClick={() => chooser.current?.click()}
        >
          {t('choose')}
        </Button>
        <input
          ref={chooser}
          type="file"
          hidden
          accept="application/pdf"
          aria-label={t('choose')}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file) compare(file);
            event.target.value = '';
          }}
        />
        <div aria-live="polite">
          {state === 'working' && <p className="text-md text-ink-soft">{t('working')}</p>}
          {state === 'unreadable' && <p className="text-md text-overdue">{t('unreadable')}</p>}
          {typeof state === 'object' && <Result finding={state} />}
        </div>
      </section>
    </Card>
  );
}

function Result({ finding: { name, sha256, says } }: { finding: Finding }) {
  const t = useTranslations('signatures.verify');
  const isKnown = says !== 'isOther';
  const Icon = isKnown ? CircleCheck : CircleX;
  return (
    <div className="flex items-start gap-2.5 text-md">
      <Icon aria-hidden className={`mt-0.5 size-4.5 shrink-0 ${isKnown ? 'text-done' : 'text-overdue'}`} />
      <div className="min-w-0">
        <p className="font-medium">{t(says)}</p>
        <p className="break-all text-ink-soft">{name}</p>
        <p className="font-mono text-sm break-all text-ink-soft">{sha256}</p>
      </div>
    </div>
  );
}

function hex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
