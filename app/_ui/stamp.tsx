import { classes } from './classes';

const tones = {
  done: 'border-done-mark text-done',
  overdue: 'border-overdue-mark text-overdue',
  off: 'border-off-mark text-off',
};

/** What signing off leaves behind, as on a paper card: the word, when, and whose initials. */
export function Stamp({
  word,
  moment,
  initials,
  tone = 'done',
  className,
}: {
  word: string;
  moment: string;
  initials: string;
  tone?: keyof typeof tones;
  className?: string;
}) {
  return (
    <span
      className={classes(
        'stamp-down inline-block -rotate-6 rounded-[5px] border-[1.5px] px-2 pt-0.5 pb-1 text-center font-mono text-[0.6875rem] leading-tight font-semibold tracking-wide uppercase',
        tones[tone],
        className,
      )}
    >
      {word}
      <span className="block text-[0.625rem] font-medium tracking-normal whitespace-nowrap normal-case">
        {moment} · {initials}
      </span>
    </span>
  );
}
