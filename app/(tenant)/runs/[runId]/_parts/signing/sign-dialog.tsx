'use client';

import { PenLine } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useId, useRef, useState, useTransition } from 'react';

import { isOutdated } from '@/app/_parts/run/refused';
import { PageSheet } from '@/app/_parts/signatures/lazy-page-sheet';
import { percentBox } from '@/app/_parts/signatures/percent-box';
import type { ActionFailure } from '@/app/_server/action-result';
import { Button } from '@/app/_ui/button';
import { Dialog } from '@/app/_ui/dialog';
import { Field } from '@/app/_ui/field';
import { notify } from '@/app/_ui/notify';
import { OverlayClose } from '@/app/_ui/overlay-close';
import { Problem } from '@/app/_ui/problem';
import { SegmentedControl } from '@/app/_ui/segmented-control';
import { TextInput } from '@/app/_ui/text-input';
import { TextLink } from '@/app/_ui/text-link';
import { isPin } from '@/lib/platform/identity/inputs';
import type { DraftSignatureField } from '@/lib/processes/decks/inputs';

import { signFileAction } from '../../actions';
import { SignaturePad } from './signature-pad';

type Props = {
  runId: string;
  checkpointId: string;
  version: { id: string; name: string; number: number };
  field: DraftSignatureField;
  myName: string;
};

/** Signing one field of a file: what is signed stays in view, then the hand or the name, then the PIN. */
export function SignDialog(props: Props) {
  const t = useTranslations('signatures.sign');
  const [isOpen, setIsOpen] = useState(false);
  const formId = useId();
  const [pending, startTransition] = useTransition();
  const [isReady, setIsReady] = useState(false);

  return (
    <Dialog
      trigger={
        <Button
          size="sm"
          variant="primary"
          icon={<PenLine aria-hidden />}
          aria-label={t('openFor', { label: props.field.label })}
        >
          {t('open')}
        </Button>
      }
      open={isOpen}
      onOpenChange={setIsOpen}
      size="lg"
      title={t('title', { label: props.field.label })}
      description={t('description', { file: props.version.name, n: props.version.number })}
      footer={
        <>
          <OverlayClose>
            <Button>{t('cancel')}</Button>
          </OverlayClose>
          <Button type="submit" form={formId} variant="primary" pending={pending} disabled={!isReady}>
            {t('submit')}
          </Button>
        </>
      }
    >
      {isOpen && (
        <SignForm
          {...props}
          id={formId}
          setIsReady={setIsReady}
          start={startTransition}
          close={() => setIsOpen(false)}
        />
      )}
    </Dialog>
  );
}

function SignForm({
  id,
  runId,
  checkpointId,
  version,
  field,
  myName,
  setIsReady,
  start,
  close,
}: Props & {
  id: string;
  setIsReady: (ready: boolean) => void;
  start: (work: () => Promise<void>) => void;
  close: () => void;
}) {
  const t = useTranslations('signatures.sign');
  const errors = useTranslations('errors');
  const router = useRouter();
  const [kind, setKind] = useState<'drawn' | 'typed'>('drawn');
  const [strokes, setStrokes] = useState<number[][]>([]);
  const [pin, setPin] = useState('');
  const [failure, setFailure] = useState<ActionFailure>();
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (failure) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [failure]);

  function update(next: { kind?: 'drawn' | 'typed'; strokes?: number[][]; pin?: string }) {
    const now = { kind, strokes, pin, ...next };
    setKind(now.kind);
    setStrokes(now.strokes);
    setPin(now.pin);
    setIsReady((now.kind === 'typed' || now.strokes.length > 0) && isPin(now.pin));
  }

  function sign() {
    start(async () => {
      const mark = kind === 'typed' ? { kind, name: myName } : { kind, strokes };
      const result = await signFileAction({
        checkpointId,
        versionId: version.id,
        fieldKey: field.key,
        mark,
        pin,
      });
      if (result.ok) {
        close();
        notify.success(t('done', { file: version.name }));
        return;
      }
      if (isOutdated(result)) {
        close();
        notify.info(errors(result.code));
        router.refresh();
        return;
      }
      update({ pin: '' });
      setFailure(result);
    });
  }

  const pinWrong = failure?.code === 'pin_wrong';
  return (
    <form
      ref={form}
      id={id}
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        sign();
      }}
    >
      <section aria-label={t('page')} className="mx-auto w-full max-w-md">
        <PageSheet source={`/api/files/${version.id}/preview?run=${runId}`} page={field.page}>
          <div
            style={percentBox(field)}
            className="pointer-events-none absolute rounded-sm border-2 border-accent bg-accent-wash/60"
          />
        </PageSheet>
      </section>
      <div>
        <SegmentedControl
          label={t('how')}
          value={kind}
          onChange={(next) => update({ kind: next })}
          options={[
            { value: 'drawn', label: t('drawn') },
            { value: 'typed', label: t('typed') },
          ]}
        />
      </div>
      {kind === 'drawn' ? (
        <SignaturePad strokes={strokes} set={(next) => update({ strokes: next })} />
      ) : (
        <p className="rounded-md border border-line bg-card px-4 py-5 font-serif text-xl italic">{myName}</p>
      )}
      <Field
        label={t('pin')}
        hint={t('pinHint')}
        required
        error={pinWrong ? t('pinWrong', { left: failure.params.left ?? 0 }) : undefined}
      >
        <TextInput
          type="password"
          value={pin}
          autoComplete="off"
          maxLength={128}
          className="max-w-60"
          onChange={(event) => update({ pin: event.target.value })}
        />
      </Field>
      {failure && !pinWrong && (
        <div className="grid gap-2">
          <Problem message={errors(failure.code)} correlationId={failure.correlationId} />
          {(failure.code === 'pin_missing' || failure.code === 'pin_locked') && (
            <TextLink href="/account?section=pin">{t('toAccount')}</TextLink>
          )}
        </div>
      )}
      <p className="text-sm text-ink-soft">{t('meaning', { name: myName })}</p>
    </form>
  );
}
