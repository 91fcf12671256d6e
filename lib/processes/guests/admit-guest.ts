import type { Ctx } from '@/lib/platform/core/ctx';
import { read } from '@/lib/platform/core/transact';

import { letIn } from './store';

type Door = { token: string; pass?: string | null };

/** The context of a guest whose link opens, for what moves bytes only. Asked for anew with every part that comes. */
export async function admitGuest(ctx: Ctx, { token, pass }: Door): Promise<Ctx> {
  return (await read(ctx, (tx) => letIn(tx, ctx, token, pass))).visitor;
}
