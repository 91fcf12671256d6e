'use client';

import { Download } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { type ReactElement, useState } from 'react';

import { buttonLook } from '@/app/_ui/button-look';
import { Dialog } from '@/app/_ui/dialog';
import { Skeleton } from '@/app/_ui/skeleton';

export type ShownFile = { id: string; name: string; kind: 'pdf' | 'image' | 'office' | 'text' | 'svg' };

// Loaded when the first PDF is opened; no other page pays for it.
const PdfView = dynamic(() => import('./pdf-view').then((module) => module.PdfView), {
  ssr: false,
  loading: () => <Skeleton className="h-96" />,
});

export function canPreview({ kind }: Pick<ShownFile, 'kind'>): boolean {
  return kind === 'image' || kind === 'pdf';
}

/** The address of a file for keeping; a run is named where the file is one its steps give to read. */
export function downloadHref({ id }: { id: string }, runId?: string): string {
  return `/api/files/${id}${runId ? `?run=${runId}` : ''}`;
}

/** A picture or a PDF in front of the page. What cannot be shown says so and can still be kept. */
export function FilePreview({
  file,
  runId,
  trigger,
}: {
  file: ShownFile;
  runId?: string;
  trigger: ReactElement;
}) {
  const t = useTranslations('files');
  const [isOpen, setIsOpen] = useState(false);
  const source = `/api/files/${file.id}/preview${runId ? `?run=${runId}` : ''}`;

  return (
    <Dialog
      trigger={trigger}
      open={isOpen}
      onOpenChange={setIsOpen}
      size="lg"
      title={<span className="break-all">{file.name}</span>}
      footer={
        <a href={downloadHref(file, runId)} className={buttonLook('secondary', 'md')}>
          <Download aria-hidden />
          {t('download')}
        </a>
      }
    >
      {isOpen &&
        (file.kind === 'pdf' ? <PdfView source={source} /> : <Picture source={source} name={file.name} />)}
    </Dialog>
  );
}

function Picture({ source, name }: { source: string; name: string }) {
  const errors = useTranslations('errors');
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading');
  if (state === 'failed') return <p className="text-md text-ink-soft">{errors('preview_unavailable')}</p>;

  return (
    <>
      {state === 'loading' && <Skeleton className="h-72" />}
      {/* biome-ignore lint/performance/noImgElement: already made small by the server, and private to this session */}
      <img
        src={source}
        alt={name}
        hidden={state === 'loading'}
        className="mx-auto max-h-[70dvh] w-auto rounded-md"
        onLoad={() => setState('shown')}
        onError={() => setState('failed')}
      />
    </>
  );
}
