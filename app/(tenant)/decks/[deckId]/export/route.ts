import { orNotFound } from '@/app/_server/or-not-found';
import { requireCtx } from '@/app/_server/require-ctx';
import { exportDeck } from '@/lib/processes/decks/export-deck';

/** The deck as a file in the documented format, named after it. */
export async function GET(_: Request, { params }: RouteContext<'/decks/[deckId]/export'>) {
  const { deckId } = await params;
  const deck = await orNotFound(exportDeck(await requireCtx(), { deckId }));
  const name = `${deck.title.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80)}.json`;
  return new Response(`${JSON.stringify(deck, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json',
      'content-disposition': `attachment; filename="deck.json"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
