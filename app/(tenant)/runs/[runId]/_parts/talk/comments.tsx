import { getTranslations } from 'next-intl/server';

import { getWhen } from '@/app/_i18n/get-when';
import type { When } from '@/app/_i18n/when';
import { Avatar } from '@/app/_ui/avatar';
import { LinkButton } from '@/app/_ui/link-button';
import { Markdown } from '@/app/_ui/markdown';
import type { Comment } from '@/lib/processes/checkpoints/list-comments';
import type { CheckpointView, RunView } from '@/lib/processes/runs/show-run';

import { loadComments } from '../../loaders';
import { PanelSection } from '../panel-frame';
import { CommentBody } from './comment-body';
import { CommentThread } from './comment-thread';
import { toMarkdown } from './mention-text';

const AT_ONCE = 50;

/** What people say about the step, the newest at the bottom where one writes. */
export async function Comments({
  run,
  step,
  from,
  myName,
}: {
  run: RunView;
  step: CheckpointView;
  /** The cursor of an older page. */
  from?: string;
  myName: string;
}) {
  const [t, when, page] = await Promise.all([
    getTranslations('talk.comments'),
    getWhen(),
    loadComments(step.id, AT_ONCE, from),
  ]);
  const here = `/runs/${run.id}?step=${step.id}`;

  return (
    <div id="comments" className="scroll-mt-20 border-t border-line">
      <PanelSection title={t('title', { n: step.commentCount })}>
        {page.nextCursor && (
          <LinkButton
            size="sm"
            variant="ghost"
            scroll={false}
            href={`${here}&comments=${page.nextCursor}#comments`}
          >
            {t('older')}
          </LinkButton>
        )}
        <CommentThread
          key={step.id}
          runId={run.id}
          checkpointId={step.id}
          myName={myName}
          mayWrite={step.may.talk && !from}
          isEmpty={page.items.length === 0}
        >
          {page.items.toReversed().map((comment) => (
            <Item key={comment.id} runId={run.id} stepId={step.id} comment={comment} when={when} t={t} />
          ))}
        </CommentThread>
        {from && (
          <LinkButton size="sm" variant="ghost" scroll={false} href={`${here}#comments`}>
            {t('newest')}
          </LinkButton>
        )}
      </PanelSection>
    </div>
  );
}

type Words = Awaited<ReturnType<typeof getTranslations<'talk.comments'>>>;

function Item({
  runId,
  stepId,
  comment,
  when,
  t,
}: {
  runId: string;
  stepId: string;
  comment: Comment;
  when: When;
  t: Words;
}) {
  const { author, createdAt, editedAt, deletedAt, deletedBy } = comment;
  const isGone = deletedAt !== null;

  return (
    <li id={`comment-${comment.id}`} className="flex gap-2.5">
      <Avatar name={author.name} size="sm" hidden />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
          <b className="font-strong">{author.name}</b>
          <time dateTime={createdAt.toISOString()} className="text-ink-faint">
            {when.moment(createdAt)}
          </time>
          {editedAt && !isGone && (
            <span className="text-ink-faint">{t('edited', { moment: when.moment(editedAt) })}</span>
          )}
        </p>
        {isGone ? (
          <p className="text-md text-ink-faint italic">{t('removed', { name: deletedBy?.name ?? '?' })}</p>
        ) : (
          <CommentBody
            runId={runId}
            stepId={stepId}
            comment={{
              id: comment.id,
              text: comment.text,
              mentions: comment.mentions,
              author: author.name,
              may: comment.may,
            }}
          >
            <Markdown className="text-md">{toMarkdown(comment.text, comment.mentions)}</Markdown>
          </CommentBody>
        )}
      </div>
    </li>
  );
}
