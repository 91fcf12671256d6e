import { Circle, CircleAlert, CircleCheck } from 'lucide-react';

import { classes } from '@/app/_ui/classes';

/** A file a step asks for, and how far that is. */
export function SlotHead({
  as: Heading = 'h4',
  name,
  word,
  state,
}: {
  as?: 'h3' | 'h4';
  name: string;
  word: string;
  state: 'done' | 'waiting' | 'free';
}) {
  const Icon = { done: CircleCheck, waiting: CircleAlert, free: Circle }[state];
  const look = { done: 'text-done', waiting: 'text-open', free: 'text-ink-faint' }[state];
  return (
    <Heading className="flex items-start gap-2 text-md font-medium">
      <Icon aria-hidden className={classes('mt-0.5 size-4 shrink-0', look)} />
      <span>
        {name}: <span className="font-normal text-ink-soft">{word}</span>
      </span>
    </Heading>
  );
}
