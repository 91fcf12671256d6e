'use client';

import { Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';

import { FilePicker } from '@/app/_parts/files/file-picker';
import { downloadHref } from '@/app/_parts/files/file-preview';
import { UploadList } from '@/app/_parts/files/upload-list';
import { useUploads } from '@/app/_parts/files/use-uploads';
import { IconButton } from '@/app/_ui/icon-button';
import type { DraftReference } from '@/lib/processes/decks/inputs';

/** The files a step gives to read. */
export function ReferenceFields({
  deckId,
  references,
  set,
}: {
  deckId: string;
  references: readonly DraftReference[];
  set: (references: DraftReference[]) => void;
}) {
  const t = useTranslations('files');
  // Several can arrive before the next drawing; each is added to all that came before it.
  const latest = useRef(references);
  latest.current = references;
  const { uploads, add, cancel, retry } = useUploads(({ versionId, name }) => {
    if (!name) return;
    latest.current = [...latest.current, { versionId, name }];
    set([...latest.current]);
  });

  return (
    <fieldset className="grid min-w-0 gap-2.5 *:min-w-0">
      <legend className="mb-1 text-sm font-strong">{t('reference.title')}</legend>
      <p className="text-sm text-ink-soft">{t('reference.hint')}</p>
      {references.map(({ versionId, name }) => (
        <div key={versionId} className="flex items-center gap-2">
          <a
            href={downloadHref({ id: versionId })}
            className="min-w-0 flex-1 text-md break-all hover:underline"
          >
            {name}
          </a>
          <IconButton
            size="sm"
            icon={<Trash2 aria-hidden />}
            label={t('reference.remove', { name })}
            onClick={() => set(references.filter((each) => each.versionId !== versionId))}
          />
        </div>
      ))}
      <UploadList uploads={uploads} cancel={cancel} retry={retry} />
      <FilePicker
        several
        label={t('reference.title')}
        kinds={[]}
        onFiles={(files) => add(files, { deckId })}
      />
    </fieldset>
  );
}
