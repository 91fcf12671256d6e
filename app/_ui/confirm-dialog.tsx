'use client';

import { useTranslations } from 'next-intl';
import { type ReactElement, type ReactNode, useState, useTransition } from 'react';

import { Button } from './button';
import { Dialog } from './dialog';
import { Field } from './field';
import { Problem, type ProblemProps } from './problem';
import { TextArea } from './text-area';

/** Says what will happen, asks for the reason where one is kept, and stays open when it did not work. */
export function ConfirmDialog({
  trigger,
  open: openFromOutside,
  onOpenChange,
  title,
  children,
  confirmLabel,
  variant = 'danger',
  reason,
  onReason,
  ready = true,
  onConfirm,
}: {
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  title: ReactNode;
  /** What will happen, in a sentence or two. */
  children: ReactNode;
  confirmLabel: string;
  variant?: 'danger' | 'primary';
  /** Asks for a reason; `'optional'` may stay empty. */
  reason?: 'required' | 'optional';
  /** Hears the reason as it is typed; nothing when the dialog is left. */
  onReason?: (reason: string) => void;
  /** Whether what will happen is known; until then nobody can agree to it. */
  ready?: boolean;
  /** Resolves to a problem when it was refused. */
  onConfirm: (reason: string) => Promise<ProblemProps | undefined>;
}) {
  const t = useTranslations('common');
  const [openInside, setOpenInside] = useState(false);
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<ProblemProps>();
  const [pending, startTransition] = useTransition();
  const missing = reason === 'required' && text.trim() === '';

  function setOpen(open: boolean) {
    setOpenInside(open);
    onOpenChange?.(open);
    write('');
    setProblem(undefined);
  }

  function write(typed: string) {
    setText(typed);
    onReason?.(typed);
  }

  function confirm() {
    startTransition(async () => {
      const refused = await onConfirm(text.trim());
      setProblem(refused);
      if (!refused) setOpen(false);
    });
  }

  return (
    <Dialog
      trigger={trigger}
      open={openFromOutside ?? openInside}
      onOpenChange={setOpen}
      title={title}
      size="sm"
      footer={
        <>
          <Button onClick={() => setOpen(false)}>{t('actions.cancel')}</Button>
          <Button variant={variant} pending={pending} disabled={missing || !ready} onClick={confirm}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <div className="text-base text-ink-soft">{children}</div>
        {reason && (
          <Field label={t('words.reason')} required={reason === 'required'}>
            <TextArea value={text} maxLength={2000} onChange={(event) => write(event.target.value)} />
          </Field>
        )}
        {problem && <Problem {...problem} />}
      </div>
    </Dialog>
  );
}
