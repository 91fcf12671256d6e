'use client';

import { RotateCw, X } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { Bar } from '@/app/_ui/bar';
import { IconButton } from '@/app/_ui/icon-button';

import { useFileSize } from './use-file-size';
import type { Upload } from './use-uploads';

/** Files on their way, each with how far it is and a way to stop it. */
export function UploadList({
  uploads,
  cancel,
  retry,
}: {
  uploads: readonly Upload[];
  cancel: (key: number) => void;
  retry: (key: number) => void;
}) {
  const t = useTranslations('files');
  if (uploads.length === 0) return null;

  return (
    <ul className="grid gap-2" aria-label={t('underWay')}>
      {uploads.map((upload) => (
        <li key={upload.key} className="rounded-md border border-line bg-sunken px-3 py-2">
          <div className="flex items-center gap-1">
            <span className="min-w-0 flex-1 truncate text-sm font-medium">{upload.name}</span>
            {upload.state === 'lost' && (
              <IconButton
                size="sm"
                icon={<RotateCw aria-hidden />}
                label={t('goOn', { name: upload.name })}
                onClick={() => retry(upload.key)}
              />
            )}
            <IconButton
              size="sm"
              icon={<X aria-hidden />}
              label={t(upload.state === 'refused' ? 'dismiss' : 'cancel', { name: upload.name })}
              onClick={() => cancel(upload.key)}
            />
          </div>
          {upload.state !== 'refused' && (
            <Bar
              value={upload.sent}
              max={upload.size}
              label={t('progress', { name: upload.name })}
              tone={upload.state === 'lost' ? 'open' : 'started'}
            />
          )}
          <State upload={upload} />
        </li>
      ))}
    </ul>
  );
}

function State({ upload }: { upload: Upload }) {
  const t = useTranslations('files');
  const errors = useTranslations('errors');
  const sizeOf = useFileSize();
  if (upload.state === 'refused') {
    const code = upload.code === 'too_large' ? t('tooLarge') : errors(upload.code as 'internal');
    return (
      <p role="alert" className="mt-1 text-sm text-danger">
        {code}
      </p>
    );
  }
  return (
    <p className="mt-1 text-xs text-ink-soft">
      {upload.state === 'sending'
        ? t('sent', { sent: sizeOf(upload.sent), size: sizeOf(upload.size) })
        : t(`states.${upload.state}`)}
    </p>
  );
}
