/** The columns of a step in the list, where there is room for columns. */
export const stepRowGrid =
  '@4xl:grid-cols-[minmax(7rem,0.8fr)_minmax(11rem,2fr)_6.5rem_4rem_4rem_minmax(6rem,1fr)_minmax(7rem,1.4fr)_4.75rem] @4xl:gap-x-3';

/** The same as a card, where there is none. */
export const stepRowCard =
  'grid @max-4xl:grid-cols-[minmax(0,1fr)_auto] @max-4xl:gap-x-2 @max-4xl:rounded-md @max-4xl:border @max-4xl:border-line @max-4xl:bg-card @max-4xl:px-3 @max-4xl:py-2';
