'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState, useTransition } from 'react';

import { Button } from '@/app/_ui/button';
import { Combobox } from '@/app/_ui/combobox';
import { Dialog } from '@/app/_ui/dialog';
import { Field } from '@/app/_ui/field';
import { Problem } from '@/app/_ui/problem';

import { peopleChoiceAction } from '../actions';

type Refusal = { message: string; correlationId: string };
type Option = { value: string; label: string; hint?: string };

/** From whom to whom the open steps of the chosen runs go. */
export function HandOverDialog({
  open,
  onClose,
  handOver,
}: {
  open: boolean;
  onClose: () => void;
  handOver: (fromUserId: string, toUserId: string) => Promise<Refusal | undefined>;
}) {
  const t = useTranslations('runs.bulk.handOver');
  const [options, setOptions] = useState<Option[]>([]);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [isTold, setIsTold] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [pending, startTransition] = useTransition();

  useEffect(() => {
    if (!open) return;
    setFrom('');
    setTo('');
    setIsTold(false);
    setRefusal(undefined);
    peopleChoiceAction(undefined).then((result) => {
      if (!result.ok) return;
      setOptions(
        result.value.map(({ id, name, hint }) => ({ value: id, label: name, hint: hint ?? undefined })),
      );
    });
  }, [open]);

  function submit() {
    setIsTold(true);
    if (!from || !to || from === to) return;
    startTransition(async () => {
      const problem = await handOver(from, to);
      setRefusal(problem);
      if (!problem) onClose();
    });
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={t('title')}
      description={t('text')}
      footer={
        <Button variant="primary" pending={pending} onClick={submit}>
          {t('submit')}
        </Button>
      }
    >
      <div className="grid gap-4">
        <Field label={t('from')} error={isTold && !from ? t('missing') : undefined}>
          <Combobox options={options} value={from} onChange={setFrom} />
        </Field>
        <Field label={t('to')} error={isTold ? toProblem() : undefined}>
          <Combobox options={options} value={to} onChange={setTo} />
        </Field>
        {refusal && <Problem message={refusal.message} correlationId={refusal.correlationId} />}
      </div>
    </Dialog>
  );

  function toProblem(): string | undefined {
    if (!to) return t('missing');
    return from === to ? t('same') : undefined;
  }
}
