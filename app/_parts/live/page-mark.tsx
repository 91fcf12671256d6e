import { requireCtx } from '@/app/_server/require-ctx';

/** On a page that others change: how far it has been told by what it shows, for the line to go on from there. */
export async function PageMark() {
  const { session } = await requireCtx();
  return <span hidden data-page-mark={session.pageMark} />;
}
