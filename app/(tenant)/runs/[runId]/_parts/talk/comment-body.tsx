'use client';

import { Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, startTransition, useState } from 'react';

import type { ActionFailure } from '@/app/_server/action-result';
import { ConfirmDialog } from '@/app/_ui/confirm-dialog';
import { IconButton } from '@/app/_ui/icon-button';
import { Menu, type MenuItem } from '@/app/_ui/menu';

import { deleteCommentAction, editCommentAction } from '../../talk-actions';
import { boxes } from '../unsent/boxes';
import { CommentBox, type Written } from './comment-box';
import { type Named, toWritten } from './mention-text';

type Shown = {
  id: string;
  text: string;
  mentions: readonly Named[];
  author: string;
  may: { edit: boolean; delete: boolean };
};

/** What a comment says, and what whoever wrote it or looks after the deck can do with it. */
export function CommentBody({
  runId,
  stepId,
  comment,
  children,
}: {
  runId: string;
  stepId: string;
  comment: Shown;
  children: ReactNode;
}) {
  const t = useTranslations('talk.comments');
  const errors = useTranslations('errors');
  const [isEditing, setIsEditing] = useState(false);
  const [asksToDelete, setAsksToDelete] = useState(false);
  const items: (MenuItem | false)[] = [
    comment.may.edit && {
      label: t('edit'),
      icon: <Pencil aria-hidden />,
      onSelect: () => setIsEditing(true),
    },
    comment.may.delete && {
      label: t('delete'),
      icon: <Trash2 aria-hidden />,
      tone: 'danger',
      onSelect: () => setAsksToDelete(true),
    },
  ];
  const offered = items.filter((item) => item !== false);

  function save({ stored }: Written): Promise<ActionFailure | undefined> {
    return new Promise((answer) => {
      startTransition(async () => {
        const result = await editCommentAction({ commentId: comment.id, text: stored });
        answer(result.ok ? undefined : result);
        if (result.ok) startTransition(() => setIsEditing(false));
      });
    });
  }

  async function remove() {
    const result = await deleteCommentAction({ commentId: comment.id });
    return result.ok ? undefined : { message: errors(result.code), correlationId: result.correlationId };
  }

  if (isEditing) {
    return (
      <div className="mt-1">
        <CommentBox
          runId={runId}
          stepId={stepId}
          box={boxes.changedComment(stepId, comment.id)}
          label={t('editLabel')}
          submitLabel={t('save')}
          initial={{ text: toWritten(comment.text, comment.mentions), people: comment.mentions }}
          onSubmit={save}
          onCancel={() => setIsEditing(false)}
        />
      </div>
    );
  }

  return (
    <div className="flex items-start gap-1">
      <div className="min-w-0 flex-1">{children}</div>
      {offered.length > 0 && (
        <Menu
          trigger={
            <IconButton
              size="sm"
              className="-mt-1 -mr-2 touch:-mt-3 touch:-mb-3"
              icon={<Ellipsis aria-hidden />}
              label={t('menu', { name: comment.author })}
            />
          }
          items={offered}
        />
      )}
      <ConfirmDialog
        open={asksToDelete}
        onOpenChange={setAsksToDelete}
        title={t('deleteTitle')}
        confirmLabel={t('delete')}
        onConfirm={remove}
      >
        {t('deleteText')}
      </ConfirmDialog>
    </div>
  );
}
