/** The columns of a step in the list, where there is room for columns. */
export const stepRowGrid =
  '@5xl:grid-cols-[8.5rem_minmax(13rem,1.7fr)_7rem_5rem_4.5rem_minmax(7rem,1fr)_minmax(8rem,1.2fr)_5.25rem] @5xl:gap-x-3';

/** The same as a card, where there is none. */
export const stepRowCard =
  '@max-5xl:rounded-md @max-5xl:border @max-5xl:border-line @max-5xl:bg-card @max-5xl:p-3 @5xl:grid';
