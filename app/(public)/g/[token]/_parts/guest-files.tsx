'use client';

import { FileText, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

import { FilePicker } from '@/app/_parts/files/file-picker';
import { SlotHead } from '@/app/_parts/files/slot-head';
import { UploadList } from '@/app/_parts/files/upload-list';
import { useFileSize } from '@/app/_parts/files/use-file-size';
import type { useUploads } from '@/app/_parts/files/use-uploads';
import { IconButton } from '@/app/_ui/icon-button';
import { Problem } from '@/app/_ui/problem';

import type { AskedStep } from './guest-form';

type Slot = AskedStep['fileSlots'][number];

/** The files a step asks for, and the way to bring them. Of what others brought, only that it is there. */
export function GuestFiles({
  token,
  slots,
  sending,
  errorOf,
  remove,
}: {
  token: string;
  slots: readonly Slot[];
  sending: ReturnType<typeof useUploads>;
  errorOf: (slotKey: string) => string | undefined;
  /** Answers with what went wrong. */
  remove: (fileId: string) => Promise<string | undefined>;
}) {
  const t = useTranslations('files');
  const { uploads, add, cancel, retry } = sending;

  return slots.map((slot) => {
    const error = slot.isFilled ? undefined : errorOf(slot.key);
    return (
      <section key={slot.key} aria-label={slot.name} className="grid gap-2">
        <SlotHead as="h3" name={slot.name} {...stateOf(slot)} />
        {slot.files.length > 0 && (
          <ul className="grid gap-1">
            {slot.files.map((file) => (
              <OwnFile key={file.id} file={file} remove={() => remove(file.id)} />
            ))}
          </ul>
        )}
        <UploadList
          uploads={uploads.filter(({ slotKey }) => slotKey === slot.key)}
          cancel={cancel}
          retry={retry}
        />
        <FilePicker
          several
          label={slot.name}
          kinds={slot.kinds}
          onFiles={(chosen) => add(chosen, { guestToken: token, slotKey: slot.key })}
        />
        {error && <Problem message={error} />}
      </section>
    );
  });

  function stateOf({ isFilled, required }: Slot) {
    if (isFilled) return { word: t('present'), state: 'done' as const };
    return required
      ? { word: t('missing'), state: 'waiting' as const }
      : { word: t('optional'), state: 'free' as const };
  }
}

function OwnFile({
  file,
  remove,
}: {
  file: Slot['files'][number];
  remove: () => Promise<string | undefined>;
}) {
  const t = useTranslations('guests.page');
  const sizeOf = useFileSize();
  const [isLeaving, setIsLeaving] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function takeBack() {
    setIsLeaving(true);
    setProblem(await remove());
    setIsLeaving(false);
  }

  return (
    <li className="rounded-md border border-line bg-card">
      <div className="flex min-h-11 items-center gap-2.5 py-1 pr-1 pl-3">
        <FileText aria-hidden className="size-4 shrink-0 text-ink-faint" />
        <div className="min-w-0 flex-1">
          <p className="text-md font-medium break-all">{file.name}</p>
          <p className="text-xs text-ink-faint">{sizeOf(file.size)}</p>
        </div>
        <IconButton
          icon={<Trash2 aria-hidden />}
          label={t('removeFile', { name: file.name })}
          pending={isLeaving}
          onClick={takeBack}
        />
      </div>
      {problem && <Problem message={problem} />}
    </li>
  );
}
