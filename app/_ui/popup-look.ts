/** What floats next to its trigger: menus, lists, popovers. */
export const popupLook =
  'origin-(--transform-origin) rounded-md border border-line bg-raised text-ink shadow-float outline-none transition duration-100 data-ending-style:scale-97 data-ending-style:opacity-0 data-starting-style:scale-97 data-starting-style:opacity-0';

export const popupItemLook =
  'flex min-h-9 cursor-default select-none items-center gap-2.5 rounded-sm px-2.5 py-1.5 text-md outline-none data-disabled:opacity-50 data-highlighted:bg-hover touch:min-h-11';
