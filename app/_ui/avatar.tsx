import { classes } from './classes';

const sizes = {
  sm: 'size-6 text-[0.625rem]',
  md: 'size-7 text-2xs',
  lg: 'size-10 text-md',
  xl: 'size-14 text-lg',
};

const inks = [
  'bg-accent-wash text-accent',
  'bg-done-wash text-done',
  'bg-open-wash text-open',
  'bg-started-wash text-started',
  'bg-off-wash text-off',
];

/** A person in two letters. `name` is read out unless it stands beside (`hidden`). */
export function Avatar({
  name,
  size = 'md',
  hidden = false,
  className,
}: {
  name: string;
  size?: keyof typeof sizes;
  hidden?: boolean;
  className?: string;
}) {
  const look = classes(
    'inline-grid shrink-0 select-none place-items-center rounded-full font-semibold tracking-tight',
    sizes[size],
    inks[inkOf(name)],
    className,
  );

  if (hidden) {
    return (
      <span aria-hidden className={look}>
        {initials(name)}
      </span>
    );
  }

  return (
    <span role="img" aria-label={name} title={name} className={look}>
      {initials(name)}
    </span>
  );
}

/** `Anna-Lena Weber` is `AW`; `Weber` is `WE`. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = words[0] ?? '';
  const last = words.length > 1 ? (words.at(-1) ?? '') : '';
  const letters = last ? `${[...first][0] ?? ''}${[...last][0] ?? ''}` : [...first].slice(0, 2).join('');
  return letters.toLocaleUpperCase();
}

/** The same person has the same ink everywhere. */
function inkOf(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum % inks.length;
}
