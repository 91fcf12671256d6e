'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';

import { Combobox } from '@/app/_ui/combobox';
import { ConfirmDialog } from '@/app/_ui/confirm-dialog';
import { Field } from '@/app/_ui/field';
import { notify } from '@/app/_ui/notify';
import { TextLink } from '@/app/_ui/text-link';
import type { UserItem } from '@/lib/platform/identity/list-users';

import { deactivateUserAction, handOverPersonAction, successionAction } from '../actions';

type Answer = Awaited<ReturnType<typeof successionAction>>;
type Succession = Extract<Answer, { ok: true }>['value'];

/** Ending somebody's access: shows what they leave behind, and gives it to somebody else first. */
export function DeactivateDialog({
  user,
  open,
  onClose,
}: {
  user: UserItem;
  open: boolean;
  onClose: () => void;
}) {
  const t = useTranslations('team.deactivate');
  const errors = useTranslations('errors');
  const [left, setLeft] = useState<Succession>();
  const [successor, setSuccessor] = useState('');
  const { id: userId, name } = user;

  useEffect(() => {
    if (!open) return;
    setLeft(undefined);
    setSuccessor('');
    successionAction({ userId }).then((result) => result.ok && setLeft(result.value));
  }, [open, userId]);

  async function confirm() {
    let handedOver = 0;
    if (successor) {
      const result = await handOverPersonAction({ fromUserId: userId, toUserId: successor });
      if (!result.ok) return { message: errors(result.code), correlationId: result.correlationId };
      const { done, refused } = result.value;
      if (refused.length > 0) return { message: t('refused', { n: refused.length }) };
      handedOver = done;
    }
    const result = await deactivateUserAction({ userId });
    if (!result.ok) return { message: errors(result.code), correlationId: result.correlationId };
    notify.success(t('done', { name }), {
      description: handedOver > 0 ? t('handedOver', { n: handedOver }) : undefined,
    });
    return undefined;
  }

  return (
    <ConfirmDialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={t('title', { name })}
      confirmLabel={t('button')}
      onConfirm={confirm}
    >
      <div className="grid gap-3">
        <p>{t('text')}</p>
        {left ? (
          <Left left={left} name={name} successor={successor} onChoose={setSuccessor} />
        ) : (
          <p role="status">{t('loading')}</p>
        )}
      </div>
    </ConfirmDialog>
  );
}

function Left({
  left,
  name,
  successor,
  onChoose,
}: {
  left: Succession;
  name: string;
  successor: string;
  onChoose: (userId: string) => void;
}) {
  const t = useTranslations('team.deactivate');
  if (left.total === 0) return <p>{t('noSteps', { name })}</p>;
  const more = left.total - left.steps.length;

  return (
    <>
      <p className="text-ink">{t('steps', { n: left.total, name })}</p>
      <ul className="list-disc pl-5 text-md">
        {left.steps.map(({ checkpointId, title, runId, runTitle }) => (
          <li key={checkpointId}>
            <TextLink href={`/runs/${runId}?step=${checkpointId}`}>{title}</TextLink> · {runTitle}
          </li>
        ))}
        {more > 0 && <li>{t('more', { n: more })}</li>}
      </ul>
      <Field label={t('successor')} hint={t('successorHint')}>
        <Combobox
          options={left.people.map(({ id, name: label, hint }) => ({
            value: id,
            label,
            hint: hint ?? undefined,
          }))}
          value={successor}
          onChange={onChoose}
          placeholder={t('nobody')}
        />
      </Field>
    </>
  );
}
