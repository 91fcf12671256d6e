import { type RefObject, useEffect } from 'react';

const BUSY = 'input, textarea, select, [contenteditable], [role=dialog], [role=menu], [role=listbox]';

/** j and k walk through the items of a list; c presses the item's own button, or opens it where there is none. */
export function useListKeys(list: RefObject<HTMLElement | null>) {
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.metaKey || event.ctrlKey || event.altKey || (event.target as Element).closest(BUSY)) return;
      const items = [...(list.current?.querySelectorAll<HTMLElement>('[data-item]') ?? [])];
      const row = document.activeElement?.closest('li');
      const at = items.findIndex((item) => item.closest('li') === row);

      if (event.key === 'j') items[Math.min(items.length - 1, at + 1)]?.focus();
      else if (event.key === 'k') items[Math.max(0, at - 1)]?.focus();
      else if (event.key === 'c' && at >= 0) press(items[at], items[at + 1] ?? items[at - 1]);
      else return;
      event.preventDefault();
    }
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [list]);
}

/** The next one is taken up before this one leaves, so that the keyboard is never nowhere. */
function press(item: HTMLElement | undefined, next: HTMLElement | undefined): void {
  const button = item?.closest('li')?.querySelector<HTMLElement>('[data-confirm]');
  if (!button) {
    item?.click();
    return;
  }
  button.click();
  next?.focus();
}
