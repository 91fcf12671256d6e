'use client';

import { Download, EllipsisVertical, FileText, ImageIcon, RefreshCw, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useRef, useState } from 'react';

import { useWhen } from '@/app/_i18n/use-when';
import { canPreview, downloadHref, FilePreview } from '@/app/_parts/files/file-preview';
import { useFileSize } from '@/app/_parts/files/use-file-size';
import { isOutdated } from '@/app/_parts/run/refused';
import { ConfirmDialog } from '@/app/_ui/confirm-dialog';
import { IconButton } from '@/app/_ui/icon-button';
import { Menu } from '@/app/_ui/menu';
import { notify } from '@/app/_ui/notify';
import type { CheckpointView } from '@/lib/processes/runs/show-run';

import { removeFileAction } from '../actions';

type File_ = CheckpointView['files'][number];

/** A file that was handed in: to look at, to keep, and while the step is at work to replace or take away. */
export function StepFile({
  runId,
  checkpointId,
  file,
  replaceWith,
  children,
}: {
  runId: string;
  checkpointId: string;
  file: File_;
  replaceWith: (file: File) => void;
  /** What belongs to it beside its versions. */
  children?: ReactNode;
}) {
  const t = useTranslations('files');
  const guests = useTranslations('guests');
  const errors = useTranslations('errors');
  const when = useWhen();
  const sizeOf = useFileSize();
  const chooser = useRef<HTMLInputElement>(null);
  const [isRemoving, setIsRemoving] = useState(false);
  const [current, ...older] = file.versions;
  if (!current) return null;
  const { name } = current;

  async function remove() {
    const result = await removeFileAction({ checkpointId, checkpointFileId: file.id });
    if (result.ok) notify.success(t('removed', { name }));
    else if (!isOutdated(result)) {
      return { message: errors(result.code), correlationId: result.correlationId };
    }
    return undefined;
  }

  return (
    <li className="rounded-md border border-line">
      <div className="flex min-h-11 items-center gap-2.5 py-1 pr-1 pl-3">
        {current.kind === 'image' ? (
          <ImageIcon aria-hidden className="size-4 shrink-0 text-ink-faint" />
        ) : (
          <FileText aria-hidden className="size-4 shrink-0 text-ink-faint" />
        )}
        <div className="min-w-0 flex-1">
          <Name runId={runId} file={current} />
          <p className="text-xs text-ink-faint">
            {current.number > 1 && `${t('version', { n: current.number })} · `}
            {t('by', {
              size: sizeOf(current.size),
              name: current.isByGuest ? guests('signed', { name: current.uploadedBy }) : current.uploadedBy,
              moment: when.moment(new Date(current.uploadedAt)),
            })}
          </p>
        </div>
        <a
          href={downloadHref(current)}
          aria-label={t('downloadNamed', { name })}
          title={t('download')}
          className="grid size-9 shrink-0 place-items-center rounded-sm text-ink-soft hover:bg-hover hover:text-ink touch:size-11 [&_svg]:size-4"
        >
          <Download aria-hidden />
        </a>
        {file.mayChange && (
          <Menu
            align="end"
            trigger={
              <IconButton size="sm" icon={<EllipsisVertical aria-hidden />} label={t('actions', { name })} />
            }
            items={[
              {
                label: t('replace'),
                icon: <RefreshCw aria-hidden />,
                onSelect: () => chooser.current?.click(),
              },
              {
                label: t('remove'),
                icon: <Trash2 aria-hidden />,
                tone: 'danger',
                onSelect: () => setIsRemoving(true),
              },
            ]}
          />
        )}
      </div>
      {older.length > 0 && (
        <details className="border-t border-line px-3 py-1.5 text-sm">
          <summary className="cursor-pointer text-ink-soft">{t('older', { count: older.length })}</summary>
          <ul className="mt-1 grid gap-1">
            {older.map((version) => (
              <li key={version.id} className="min-w-0">
                <a className="break-all underline-offset-3 hover:underline" href={downloadHref(version)}>
                  {t('version', { n: version.number })}: {version.name}
                </a>
              </li>
            ))}
          </ul>
        </details>
      )}
      {children}
      <input
        ref={chooser}
        type="file"
        hidden
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          if (chosen) replaceWith(chosen);
          event.target.value = '';
        }}
      />
      <ConfirmDialog
        open={isRemoving}
        onOpenChange={setIsRemoving}
        title={t('removeTitle')}
        confirmLabel={t('remove')}
        onConfirm={remove}
      >
        {t('removeText', { name })}
      </ConfirmDialog>
    </li>
  );
}

function Name({ runId, file }: { runId: string; file: File_['versions'][number] }) {
  const t = useTranslations('files');
  if (!canPreview(file)) return <p className="text-md break-all">{file.name}</p>;

  return (
    <FilePreview
      file={file}
      runId={runId}
      trigger={
        <button
          type="button"
          aria-label={t('open', { name: file.name })}
          className="text-left text-md font-medium break-all underline-offset-3 hover:underline"
        >
          {file.name}
        </button>
      }
    />
  );
}
