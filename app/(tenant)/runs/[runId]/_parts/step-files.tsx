'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

import { FilePicker } from '@/app/_parts/files/file-picker';
import type { UploadTarget } from '@/app/_parts/files/send-file';
import { SlotHead } from '@/app/_parts/files/slot-head';
import { UploadList } from '@/app/_parts/files/upload-list';
import { useUploads } from '@/app/_parts/files/use-uploads';
import { notify } from '@/app/_ui/notify';
import type { FinishedUpload } from '@/lib/processes/checkpoints/finish-upload';
import type { CheckpointView } from '@/lib/processes/runs/show-run';

import { FileSignatures } from './signing/file-signatures';
import { StepFile } from './step-file';

type Step = Pick<CheckpointView, 'id' | 'fileSlots' | 'files'> & { mayAdd: boolean; maySign: boolean };

/** What a step asks for as files and what has been handed in, with the way to hand in more. */
export function StepFiles({ runId, step, myName }: { runId: string; step: Step; myName: string }) {
  const t = useTranslations('files');
  const signing = useTranslations('signatures.file');
  const router = useRouter();
  const { uploads, add, cancel, retry } = useUploads(finished);
  const target = (slotKey: string | null, replaces: string | null = null): UploadTarget => ({
    checkpointId: step.id,
    slotKey,
    replaces,
  });
  const others = step.files.filter(({ slotKey }) => slotKey === null);

  function finished({ sameContent }: FinishedUpload, name: string) {
    router.refresh();
    if (!sameContent) return notify.success(t('done', { name }));
    const { runId: there, checkpointId, runTitle, stepTitle } = sameContent;
    notify.info(t('done', { name }), {
      description: t('sameContent', { step: stepTitle, run: runTitle }),
      action: { label: t('sameContentOpen'), run: () => router.push(`/runs/${there}?step=${checkpointId}`) },
    });
  }

  function stateOf(slot: Step['fileSlots'][number], files: Step['files']) {
    if (files.length === 0) {
      return slot.required
        ? { word: t('missing'), state: 'waiting' as const }
        : { word: t('optional'), state: 'free' as const };
    }
    return files.every((file) => isSigned(slot, file))
      ? { word: t('present'), state: 'done' as const }
      : { word: signing('unsigned'), state: 'waiting' as const };
  }

  function signaturesOf(file: Step['files'][number]): ReactNode {
    const { signatures } = step.fileSlots.find(({ key }) => key === file.slotKey) ?? {};
    if (!signatures || file.versions[0]?.kind !== 'pdf') return null;
    return (
      <FileSignatures
        runId={runId}
        checkpointId={step.id}
        file={file}
        fields={signatures}
        maySign={step.maySign}
        myName={myName}
      />
    );
  }

  const listOf = (files: Step['files'], slotKey: string | null): ReactNode => (
    <>
      {files.length > 0 && (
        <ul className="grid gap-1">
          {files.map((file) => (
            <StepFile
              key={file.id}
              runId={runId}
              checkpointId={step.id}
              file={file}
              replaceWith={(chosen) => add([chosen], target(slotKey, file.id))}
            >
              {signaturesOf(file)}
            </StepFile>
          ))}
        </ul>
      )}
      <UploadList
        uploads={uploads.filter((upload) => upload.slotKey === slotKey)}
        cancel={cancel}
        retry={retry}
      />
    </>
  );

  return (
    <div className="grid gap-4">
      {step.fileSlots.map((slot) => {
        const files = step.files.filter(({ slotKey }) => slotKey === slot.key);
        return (
          <section key={slot.key} aria-label={slot.name} className="grid gap-2">
            <SlotHead name={slot.name} {...stateOf(slot, files)} />
            {listOf(files, slot.key)}
            {step.mayAdd && (
              <FilePicker
                several
                label={slot.name}
                kinds={slot.kinds}
                onFiles={(chosen) => add(chosen, target(slot.key))}
              />
            )}
          </section>
        );
      })}
      <section aria-label={t('others')} className="grid gap-2">
        {step.fileSlots.length > 0 && (step.mayAdd || others.length > 0) && (
          <h4 className="text-md font-medium">{t('others')}</h4>
        )}
        {listOf(others, null)}
        {step.mayAdd && (
          <FilePicker
            several
            label={t('others')}
            kinds={[]}
            onFiles={(chosen) => add(chosen, target(null))}
          />
        )}
      </section>
    </div>
  );
}

/** Whether every field of the slot is signed on the newest version. */
function isSigned({ signatures = [] }: Step['fileSlots'][number], file: Step['files'][number]): boolean {
  return signatures.every(({ key }) =>
    file.signatures.some(({ fieldKey, versionId }) => fieldKey === key && versionId === file.versions[0]?.id),
  );
}
