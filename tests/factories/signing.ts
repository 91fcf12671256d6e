import { PDFDocument } from '@cantoo/pdf-lib';
import { sql } from 'drizzle-orm';

import type { FileSlot } from '@/db/schema/processes/decks';
import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { transact } from '@/lib/platform/core/transact';
import { hashPin } from '@/lib/platform/crypto/hash-pin';
import { receiveParts } from '@/lib/platform/files/receive-parts';
import { finishUpload } from '@/lib/processes/checkpoints/finish-upload';
import { startFileUpload } from '@/lib/processes/checkpoints/start-file-upload';
import { startRun } from '@/lib/processes/runs/start-run';

import { createPublishedDeck, user } from './deck';
import { arriving } from './files';
import { stepsOf } from './run';

export const PIN = '4711-0815-x';

const hash = hashPin(PIN);

/** Gives somebody a signature PIN without the password it usually takes. */
export async function givePin(ctx: Ctx): Promise<void> {
  const known = await hash;
  await transact(ctx, (tx) =>
    tx.execute(sql`insert into signature_pins (user_id, hash, set_at)
      values (${ctx.actor.id}, ${known}, ${ctx.now.toISOString()})`),
  );
}

export const signatureField = (key: string, more: object = {}) => ({
  key,
  label: `Label ${key}`,
  page: 1,
  x: 0.1,
  y: 0.8,
  width: 0.3,
  height: 0.08,
  ...more,
});

/** A run with one step that wants a signed PDF. */
export async function runToSign(
  starter: Ctx & { actor: Person },
  assignee: Ctx & { actor: Person },
  slot: Partial<FileSlot> = {},
): Promise<{ runId: string; checkpointId: string }> {
  const fileSlots = [
    {
      key: 'contract',
      name: 'Contract',
      kinds: ['pdf' as const],
      required: true,
      signatures: [signatureField('seller'), signatureField('buyer', { x: 0.55 })],
      ...slot,
    },
  ];
  const { deckId } = await createPublishedDeck(starter, [
    [{ key: 'sign', assignees: [user(assignee)], fileSlots }],
  ]);
  const run = await startRun(starter, { deckId, start: true });
  const { steps } = await stepsOf(starter, run.id);
  return { runId: run.id, checkpointId: steps.sign!.id };
}

export async function pdfOf(pages: number, text = 'Page'): Promise<Buffer> {
  const document = await PDFDocument.create();
  for (let at = 1; at <= pages; at += 1) {
    document.addPage([595, 842]).drawText(`${text} ${at}`, { x: 50, y: 780 });
  }
  return Buffer.from(await document.save());
}

/** Hands a file in for the slot, or as the next version of one. */
export async function handIn(
  ctx: Ctx,
  checkpointId: string,
  bytes: Buffer,
  replaces: string | null = null,
): Promise<string> {
  const { uploadId } = await startFileUpload(ctx, {
    checkpointId,
    slotKey: 'contract',
    name: 'contract.pdf',
    size: bytes.length,
    replaces,
  });
  await receiveParts(ctx, uploadId, 0, arriving(bytes));
  return (await finishUpload(ctx, { uploadId })).versionId;
}

export const typed = (ctx: { actor: Person }) => ({ kind: 'typed' as const, name: ctx.actor.name });
export const drawn = { kind: 'drawn' as const, strokes: [[100, 900, 700, 120, 1300, 880, 2900, 500]] };
