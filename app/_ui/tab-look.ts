export const tabRowLook = 'mb-4 flex gap-1 overflow-x-auto border-b border-line [scrollbar-width:none]';

export const tabLook =
  'flex min-h-11 shrink-0 items-center gap-1.5 border-b-2 border-transparent px-3 text-md font-strong whitespace-nowrap text-ink-soft transition-colors duration-100 outline-offset-[-2px] hover:text-ink aria-[current]:border-accent aria-[current]:text-ink data-active:border-accent data-active:text-ink';
