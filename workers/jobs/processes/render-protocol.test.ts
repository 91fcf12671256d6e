import { buffer } from 'node:stream/consumers';
import type { Job as QueuedJob } from 'bullmq';
import { sql } from 'drizzle-orm';
import { extractText, getDocumentProxy } from 'unpdf';
import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { newId } from '@/lib/platform/core/ids';
import { transact } from '@/lib/platform/core/transact';
import { confirmCheckpoint } from '@/lib/processes/checkpoints/confirm-checkpoint';
import { getProtocol } from '@/lib/processes/protocols/get-protocol';
import { readProtocol } from '@/lib/processes/protocols/read-protocol';
import { requestProtocol } from '@/lib/processes/protocols/request-protocol';
import { startRun } from '@/lib/processes/runs/start-run';
import { createPublishedDeck, user } from '@/tests/factories/deck';
import { stepsOf } from '@/tests/factories/run';
import { createTenant } from '@/tests/factories/tenant';

import { renderProtocolJob } from './render-protocol';

let owner: Ctx & { actor: Person };

beforeAll(async () => {
  owner = await (await createTenant()).person('admin', { name: 'Anna Weber' });
});

async function order(): Promise<string> {
  const { deckId } = await createPublishedDeck(owner, [
    [{ key: 'a', assignees: [user(owner)] }],
    [{ key: 'b' }],
  ]);
  const { id: runId } = await startRun(owner, { deckId, title: 'Regale Süd', start: true });
  const { steps } = await stepsOf(owner, runId);
  await confirmCheckpoint(owner, { checkpointId: steps.a!.id, note: 'Alles fest' });
  return (await requestProtocol(owner, { runId })).protocolId;
}

async function bytesOf(protocolId: string): Promise<Buffer> {
  return buffer((await readProtocol(owner, { protocolId })).bytes);
}

function deliver(protocolId: string, attemptsMade = 0): Promise<void> {
  const data = {
    ...{ tenantId: owner.tenantId, requestId: 'test', eventId: newId(), eventType: 'protocol.requested' },
    payload: { protocolId },
  };
  return renderProtocolJob.handle({ id: 'job', data, attemptsMade, opts: { attempts: 3 } } as QueuedJob);
}

describe('the job that prints a run', () => {
  it('brings the file of the very run that was ordered, and does nothing when told again', async () => {
    const protocolId = await order();
    await deliver(protocolId);
    const bytes = await bytesOf(protocolId);
    await deliver(protocolId);
    expect((await bytesOf(protocolId)).equals(bytes)).toBe(true);

    const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
    expect(text).toContain('Regale Süd');
    expect(text).toContain('Erledigt: Anna Weber');
    expect(text).toContain('Bemerkung: Alles fest');
  });

  it('tries again, and says after the last time that it has failed', async () => {
    const protocolId = await order();
    await transact(owner, (tx) =>
      tx.execute(sql`update run_protocols set content = '{"locale": "de"}' where id = ${protocolId}`),
    );
    await expect(deliver(protocolId, 1)).rejects.toThrow();
    expect(await getProtocol(owner, { protocolId })).toMatchObject({ status: 'rendering' });
    await expect(deliver(protocolId, 2)).rejects.toThrow();
    expect(await getProtocol(owner, { protocolId })).toMatchObject({ status: 'failed' });
  });
});
