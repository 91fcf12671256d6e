'use client';

import { Camera, Upload as UploadIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useRef, useState } from 'react';

import { Button } from '@/app/_ui/button';
import { classes } from '@/app/_ui/classes';

const accepted = {
  pdf: '.pdf,application/pdf',
  image: 'image/*,.heic',
  office: '.docx,.xlsx,.pptx,.odt,.ods,.odp,.odg,.doc,.xls,.ppt',
  text: '.txt,.csv,.md,.json,.xml,text/plain',
} as const;
export type PickedKind = keyof typeof accepted;

/** A place files are dropped on, and a button for choosing them; phones can take the picture right here. */
export function FilePicker({
  label,
  kinds,
  several,
  onFiles,
  children,
}: {
  /** What the files are for. */
  label: string;
  kinds: readonly PickedKind[];
  several?: true;
  onFiles: (files: File[]) => void;
  children?: ReactNode;
}) {
  const t = useTranslations('files');
  const chooser = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const takesPictures = kinds.length === 0 || kinds.includes('image');

  function take(list: FileList | null) {
    const files = [...(list ?? [])];
    if (files.length > 0) onFiles(several ? files : files.slice(0, 1));
  }

  const input = (ref: typeof chooser, more: { accept: string; capture?: 'environment' }) => (
    <input
      ref={ref}
      type="file"
      hidden
      multiple={several && !more.capture}
      {...more}
      onChange={(event) => {
        take(event.target.files);
        event.target.value = '';
      }}
    />
  );

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut for the button inside, which everybody can reach
    <div
      className={classes(
        'grid gap-2 rounded-md border border-dashed p-3 transition-colors',
        isOver ? 'border-accent bg-accent-wash' : 'border-line-strong',
      )}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        take(event.dataTransfer.files);
      }}
    >
      {children}
      <div className="flex flex-wrap items-center gap-2">
        <Button size="sm" icon={<UploadIcon aria-hidden />} onClick={() => chooser.current?.click()}>
          {t(several ? 'chooseSeveral' : 'choose')}
          <span className="sr-only">: {label}</span>
        </Button>
        {takesPictures && (
          <span className="hidden pointer-coarse:block">
            <Button size="sm" icon={<Camera aria-hidden />} onClick={() => camera.current?.click()}>
              {t('camera')}
              <span className="sr-only">: {label}</span>
            </Button>
          </span>
        )}
        <span className="text-xs text-ink-faint pointer-coarse:hidden">{t('orDrop')}</span>
      </div>
      {input(chooser, { accept: kinds.map((kind) => accepted[kind]).join(',') })}
      {takesPictures && input(camera, { accept: 'image/*', capture: 'environment' })}
    </div>
  );
}
