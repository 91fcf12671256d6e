import { type DraftSignatureField, deckLimits, smallestSignature } from '@/lib/processes/decks/inputs';

type Box = Pick<DraftSignatureField, 'x' | 'y' | 'width' | 'height'>;

/** Fine enough for any eye, and short to read in a diff. */
const GRAIN = 10_000;

/** Moved by parts of the page, never beyond its edge. */
export function moved<Placed extends Box>(field: Placed, right: number, down: number): Placed {
  return {
    ...field,
    x: clean(field.x + right, 0, 1 - field.width),
    y: clean(field.y + down, 0, 1 - field.height),
  };
}

/** Made larger or smaller at its lower right corner, never beyond the edge, never too small to sign in. */
export function resized<Placed extends Box>(field: Placed, right: number, down: number): Placed {
  return {
    ...field,
    width: clean(field.width + right, smallestSignature.width, 1 - field.x),
    height: clean(field.height + down, smallestSignature.height, 1 - field.y),
  };
}

/** Where the next field goes: below the others of its page, or at the top again. */
export function newField(
  key: string,
  page: number,
  others: readonly DraftSignatureField[],
): DraftSignatureField {
  const below = others.filter((field) => field.page === page).map(({ y, height }) => y + height + 0.02);
  const y = below.length > 0 ? Math.max(...below) : 0.75;
  const height = 0.07;
  return {
    key,
    label: '',
    page,
    x: 0.1,
    y: clean(y + height > 1 ? 0.1 : y, 0, 1 - height),
    width: 0.35,
    height,
  };
}

export function pageWithin(page: number, pages: number | undefined): number {
  return Math.min(Math.max(1, page), pages ?? deckLimits.pages);
}

function clean(value: number, least: number, most: number): number {
  const within = Math.min(Math.max(Number.isFinite(value) ? value : least, least), Math.max(least, most));
  // Down, so that a rounding never leads over the edge.
  return Math.max(least, Math.floor(within * GRAIN + 1e-6) / GRAIN);
}
