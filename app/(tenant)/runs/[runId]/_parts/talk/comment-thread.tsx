'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, startTransition, useOptimistic } from 'react';

import type { ActionFailure } from '@/app/_server/action-result';
import { Avatar } from '@/app/_ui/avatar';

import { addCommentAction } from '../../talk-actions';
import { boxes } from '../unsent/boxes';
import { CommentBox, type Written } from './comment-box';

/** The comments there are, those on their way, and the box to write the next. */
export function CommentThread({
  runId,
  checkpointId,
  myName,
  mayWrite,
  isEmpty,
  children,
}: {
  runId: string;
  checkpointId: string;
  myName: string;
  mayWrite: boolean;
  isEmpty: boolean;
  children: ReactNode;
}) {
  const t = useTranslations('talk.comments');
  const [underway, show] = useOptimistic<Written[], Written>([], (list, next) => [...list, next]);

  function send(written: Written): Promise<ActionFailure | undefined> {
    return new Promise((answer) => {
      startTransition(async () => {
        show(written);
        const result = await addCommentAction({ checkpointId, text: written.stored });
        answer(result.ok ? undefined : result);
      });
    });
  }

  return (
    <>
      {isEmpty && underway.length === 0 && <p className="text-md text-ink-soft">{t('empty')}</p>}
      <ol className="grid gap-4">
        {children}
        {underway.map(({ text }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: on their way in this order
          <li key={at} className="flex gap-2.5 opacity-60">
            <Avatar name={myName} size="sm" hidden />
            <div className="min-w-0 flex-1">
              <p className="flex items-baseline gap-x-2 text-sm">
                <b className="font-strong">{myName}</b>
                <span className="text-ink-faint">{t('sending')}</span>
              </p>
              <p className="text-md whitespace-pre-line wrap-anywhere">{text}</p>
            </div>
          </li>
        ))}
      </ol>
      {mayWrite && (
        <div className="mt-4">
          <CommentBox
            runId={runId}
            stepId={checkpointId}
            box={boxes.comment(checkpointId)}
            label={t('label')}
            placeholder={t('placeholder')}
            submitLabel={t('send')}
            onSubmit={send}
          />
        </div>
      )}
    </>
  );
}
