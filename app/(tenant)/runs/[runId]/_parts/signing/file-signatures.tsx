'use client';

import { Circle, CircleCheck, Download, FileWarning, Hourglass } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';

import { useWhen } from '@/app/_i18n/use-when';
import { buttonLook } from '@/app/_ui/button-look';
import { TextLink } from '@/app/_ui/text-link';
import type { DraftSignatureField } from '@/lib/processes/decks/inputs';
import type { CheckpointView } from '@/lib/processes/runs/show-run';

import { SignDialog } from './sign-dialog';

type File_ = CheckpointView['files'][number];
type Signature = File_['signatures'][number];

const POLL_MS = 2_500;
const POLLS = 12;

/** Who has signed a file and who still has to; what was signed before the file was replaced stays visible. */
export function FileSignatures({
  runId,
  checkpointId,
  file,
  fields,
  maySign,
  myName,
}: {
  runId: string;
  checkpointId: string;
  file: File_;
  fields: readonly DraftSignatureField[];
  maySign: boolean;
  myName: string;
}) {
  const t = useTranslations('signatures.file');
  const current = file.versions[0]!;
  const earlier = file.signatures.filter(({ versionId }) => versionId !== current.id);

  return (
    <div className="grid gap-2 border-t border-line px-3 py-2.5">
      <ul aria-label={t('list')} className="grid gap-1.5">
        {fields.map((field) => {
          const signature = file.signatures.find(
            ({ versionId, fieldKey }) => versionId === current.id && fieldKey === field.key,
          );
          return (
            <li
              key={field.key}
              className="flex min-h-9 flex-wrap items-center justify-between gap-x-3 gap-y-1"
            >
              {signature ? <Signed signature={signature} /> : <Open label={field.label} />}
              {!signature && maySign && (
                <SignDialog
                  runId={runId}
                  checkpointId={checkpointId}
                  version={current}
                  field={field}
                  myName={myName}
                />
              )}
            </li>
          );
        })}
      </ul>
      {file.signedCopy && <SignedCopy versionId={current.id} copy={file.signedCopy} />}
      {earlier.length > 0 && (
        <details className="text-sm">
          <summary className="cursor-pointer text-ink-soft">
            {t('earlier', { count: earlier.length })}
          </summary>
          <ul className="mt-1 grid gap-1">
            {earlier.map((signature) => (
              <li key={signature.id}>
                <TextLink href={`/signatures/${signature.id}`}>
                  {t('validFor', {
                    label: signature.label,
                    name: signature.printedName,
                    n: signature.version,
                  })}
                </TextLink>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Signed({ signature }: { signature: Signature }) {
  const t = useTranslations('signatures.file');
  const when = useWhen();
  return (
    <span className="flex min-w-0 items-start gap-2 text-sm">
      <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-done" />
      <span className="min-w-0">
        <span className="font-medium">{signature.label}</span>:{' '}
        <TextLink href={`/signatures/${signature.id}`}>
          {t('signed', { name: signature.printedName, moment: when.moment(new Date(signature.signedAt)) })}
        </TextLink>
      </span>
    </span>
  );
}

function Open({ label }: { label: string }) {
  const t = useTranslations('signatures.file');
  return (
    <span className="flex min-w-0 items-start gap-2 text-sm">
      <Circle aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-faint" />
      <span className="min-w-0">
        <span className="font-medium">{label}</span>: <span className="text-ink-soft">{t('open')}</span>
      </span>
    </span>
  );
}

function SignedCopy({ versionId, copy }: { versionId: string; copy: NonNullable<File_['signedCopy']> }) {
  const t = useTranslations('signatures.file');
  const router = useRouter();
  const isWaiting = copy.state === 'waiting';

  // Made by a worker in a moment, which nobody is told of; asked a few times, then at the next visit.
  useEffect(() => {
    if (!isWaiting) return;
    let left = POLLS;
    const timer = setInterval(() => {
      left -= 1;
      router.refresh();
      if (left === 0) clearInterval(timer);
    }, POLL_MS);
    return () => clearInterval(timer);
  }, [isWaiting, router]);

  if (copy.state === 'ready') {
    return (
      <a
        href={`/api/files/${versionId}/signed`}
        className={buttonLook('secondary', 'sm', 'justify-self-start')}
      >
        <Download aria-hidden />
        {t('copy')}
      </a>
    );
  }
  const Icon = isWaiting ? Hourglass : FileWarning;
  return (
    <p className="flex items-start gap-2 text-sm text-ink-soft">
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      {isWaiting ? t('waiting') : t(`failed.${copy.reason ?? 'broken'}`)}
    </p>
  );
}
