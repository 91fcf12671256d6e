'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Document, Page } from 'react-pdf';

import { pdfOptions } from '@/app/_parts/files/pdf-engine';
import { Skeleton } from '@/app/_ui/skeleton';

/** One page of a PDF as wide as there is room, with something laid over it. */
export function PageSheet({
  source,
  page,
  onPages,
  children,
}: {
  source: string;
  page: number;
  onPages?: (pages: number) => void;
  children: ReactNode;
}) {
  const t = useTranslations('files');
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState<number>();
  const [pages, setPages] = useState<number>();
  const [failure, setFailure] = useState<'broken' | 'locked'>();

  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry!.contentRect.width)));
    if (frame.current) observer.observe(frame.current);
    return () => observer.disconnect();
  }, []);

  if (failure) return <p className="text-md text-ink-soft">{t(`pdf.${failure}`)}</p>;
  return (
    <div ref={frame} className="min-w-0">
      <Document
        file={source}
        options={pdfOptions}
        loading={<Skeleton className="h-96" />}
        error={<p className="text-md text-ink-soft">{t('pdf.broken')}</p>}
        onLoadSuccess={({ numPages }) => {
          setPages(numPages);
          onPages?.(numPages);
        }}
        onLoadError={() => setFailure('broken')}
        onSourceError={() => setFailure('broken')}
        onPassword={() => setFailure('locked')}
      >
        {width !== undefined && pages !== undefined && (
          <div className="relative rounded-md border border-line">
            <Page
              pageNumber={Math.min(page, pages)}
              // Within the border.
              width={width - 2}
              renderTextLayer={false}
              renderAnnotationLayer={false}
              loading={<Skeleton className="h-96" />}
              error={<p className="text-md text-ink-soft">{t('pdf.pageBroken')}</p>}
              className="overflow-hidden rounded-md"
            />
            {page <= pages && children}
          </div>
        )}
      </Document>
    </div>
  );
}
