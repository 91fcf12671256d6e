'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Document, Page } from 'react-pdf';

import { IconButton } from '@/app/_ui/icon-button';
import { Skeleton } from '@/app/_ui/skeleton';

import { pdfOptions } from './pdf-engine';

/** A PDF page by page, however many it has. A broken or locked one is a sentence. */
export function PdfView({ source }: { source: string }) {
  const t = useTranslations('files');
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState<number>();
  const [pages, setPages] = useState<number>();
  const [page, setPage] = useState(1);
  const [failure, setFailure] = useState<'broken' | 'locked'>();

  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry!.contentRect.width)));
    if (frame.current) observer.observe(frame.current);
    return () => observer.disconnect();
  }, []);

  if (failure) return <p className="text-md text-ink-soft">{t(`pdf.${failure}`)}</p>;
  return (
    <div ref={frame} className="min-w-0">
      {pages !== undefined && pages > 1 && (
        <div className="mb-2 flex items-center justify-center gap-2">
          <IconButton
            icon={<ChevronLeft aria-hidden />}
            label={t('pdf.before')}
            disabled={page === 1}
            onClick={() => setPage(page - 1)}
          />
          <span className="text-sm" aria-live="polite">
            {t('pdf.page', { page, pages })}
          </span>
          <IconButton
            icon={<ChevronRight aria-hidden />}
            label={t('pdf.next')}
            disabled={page === pages}
            onClick={() => setPage(page + 1)}
          />
        </div>
      )}
      <Document
        suspense={false}
        file={source}
        options={pdfOptions}
        loading={<Skeleton className="h-96" />}
        error={<p className="text-md text-ink-soft">{t('pdf.broken')}</p>}
        onLoadSuccess={({ numPages }) => setPages(numPages)}
        onLoadError={() => setFailure('broken')}
        onSourceError={() => setFailure('broken')}
        onPassword={() => setFailure('locked')}
      >
        {width !== undefined && (
          <Page
            suspense={false}
            pageNumber={page}
            width={width}
            renderTextLayer={false}
            renderAnnotationLayer={false}
            loading={<Skeleton className="h-96" />}
            error={<p className="text-md text-ink-soft">{t('pdf.pageBroken')}</p>}
            className="overflow-hidden rounded-md border border-line [&_canvas]:mx-auto"
          />
        )}
      </Document>
    </div>
  );
}
