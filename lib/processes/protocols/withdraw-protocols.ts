import type { z } from 'zod';

import type { Ctx } from '@/lib/platform/core/ctx';
import { openStorage, storageKeys } from '@/lib/platform/files/open-storage';

import type { voidProtocolsInput } from './inputs';
import { voidProtocols } from './void-protocols';

/** What was taken back in a run also leaves the copies we keep of it. Done again, it finds what a crash has left. */
export async function withdrawProtocols(ctx: Ctx, raw: z.input<typeof voidProtocolsInput>): Promise<void> {
  const { protocolIds } = await voidProtocols(ctx, raw);
  for (const id of protocolIds) await openStorage().remove(storageKeys.protocols(ctx.tenantId, id));
}
