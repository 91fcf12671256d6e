'use client';

import { Ellipsis, KeyRound, MailPlus, Pencil, UserCheck, UserX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

import { ConfirmDialog } from '@/app/_ui/confirm-dialog';
import { IconButton } from '@/app/_ui/icon-button';
import { Menu, type MenuItem } from '@/app/_ui/menu';
import { notify } from '@/app/_ui/notify';
import type { UserItem } from '@/lib/platform/identity/list-users';

import { activateUserAction, clearSignaturePinAction, resendInvitationAction } from '../actions';
import { DeactivateDialog } from './deactivate-dialog';
import { EditSheet } from './edit-sheet';
import type { PersonChoices } from './person-form';

const actions = {
  activate: activateUserAction,
  resend: resendInvitationAction,
  clearPin: clearSignaturePinAction,
};

type Change = keyof typeof actions | 'deactivate';

/** What can be done with somebody; everything but editing says first what will happen. */
export function PersonMenu({
  user,
  roles,
  departments,
  mayEdit,
  isMe,
}: PersonChoices & { user: UserItem; mayEdit: boolean; isMe: boolean }) {
  const t = useTranslations('team');
  const [asked, setAsked] = useState<Change | 'edit'>();
  const items: (MenuItem | false)[] = [
    mayEdit && {
      label: t('edit.button'),
      icon: <Pencil aria-hidden />,
      onSelect: () => setAsked('edit'),
    },
    user.status === 'invited' && {
      label: t('resend.button'),
      icon: <MailPlus aria-hidden />,
      onSelect: () => setAsked('resend'),
    },
    user.hasSignaturePin && {
      label: t('clearPin.button'),
      icon: <KeyRound aria-hidden />,
      onSelect: () => setAsked('clearPin'),
    },
    user.status === 'inactive' && {
      label: t('activate.button'),
      icon: <UserCheck aria-hidden />,
      onSelect: () => setAsked('activate'),
    },
    user.status !== 'inactive' &&
      !isMe && {
        label: t('deactivate.button'),
        icon: <UserX aria-hidden />,
        tone: 'danger',
        divided: true,
        onSelect: () => setAsked('deactivate'),
      },
  ];
  const offered = items.filter((item) => item !== false);
  if (offered.length === 0) return null;

  return (
    <>
      <Menu
        trigger={<IconButton icon={<Ellipsis aria-hidden />} label={t('menu', { name: user.name })} />}
        items={offered}
      />
      {mayEdit && (
        <EditSheet
          user={user}
          roles={roles}
          departments={departments}
          open={asked === 'edit'}
          onClose={() => setAsked(undefined)}
        />
      )}
      <DeactivateDialog user={user} open={asked === 'deactivate'} onClose={() => setAsked(undefined)} />
      {(Object.keys(actions) as (keyof typeof actions)[]).map((change) => (
        <Question
          key={change}
          change={change}
          user={user}
          open={asked === change}
          onClose={() => setAsked(undefined)}
        />
      ))}
    </>
  );
}

function Question({
  change,
  user,
  open,
  onClose,
}: {
  change: keyof typeof actions;
  user: UserItem;
  open: boolean;
  onClose: () => void;
}) {
  const t = useTranslations(`team.${change}`);
  const errors = useTranslations('errors');
  const { name, email } = user;

  async function confirm() {
    const result = await actions[change]({ userId: user.id });
    if (!result.ok) return { message: errors(result.code), correlationId: result.correlationId };
    notify.success(t('done', { name }));
  }

  return (
    <ConfirmDialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={t('title', { name })}
      confirmLabel={t('button')}
      variant={change === 'clearPin' ? 'danger' : 'primary'}
      onConfirm={confirm}
    >
      {t('text', { name, email })}
    </ConfirmDialog>
  );
}
