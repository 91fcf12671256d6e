export const DECK_LAYOUT_COOKIE = 'deck-layout';

export const deckLayouts = ['grid', 'list'] as const;
export type DeckLayout = (typeof deckLayouts)[number];

export function chooseDeckLayout(chosen: string | undefined): DeckLayout {
  return deckLayouts.find((layout) => layout === chosen) ?? 'grid';
}
