import { ListTodo, MessageSquare } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

/** On the card of a step: that there is something to read or to do besides the step itself. */
export function TalkCounts({ comments, openTodos }: { comments: number; openTodos: number }) {
  const t = useTranslations('talk.comments');
  if (comments === 0 && openTodos === 0) return null;

  return (
    <p className="mt-2 flex gap-3 text-xs text-ink-faint">
      {openTodos > 0 && (
        <Count icon={<ListTodo aria-hidden />} n={openTodos} label={t('openTodos', { n: openTodos })} />
      )}
      {comments > 0 && (
        <Count icon={<MessageSquare aria-hidden />} n={comments} label={t('counts', { n: comments })} />
      )}
    </p>
  );
}

function Count({ icon, n, label }: { icon: ReactNode; n: number; label: string }) {
  return (
    <span className="inline-flex items-center gap-1 [&_svg]:size-3.5" title={label}>
      {icon}
      <span aria-hidden className="font-mono">
        {n}
      </span>
      <span className="sr-only">{label}</span>
    </span>
  );
}
