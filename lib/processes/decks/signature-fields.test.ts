import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { publishDeck } from '@/lib/processes/versions/publish-deck';
import { draftOf, draftStep } from '@/tests/factories/draft';
import { signatureField } from '@/tests/factories/signing';
import { createTenant } from '@/tests/factories/tenant';

import { createDeck } from './create-deck';
import { exportDeck } from './export-deck';
import { freezeDraft, thawSnapshot } from './freeze-draft';
import { getDeck } from './get-deck';
import { importDeck } from './import-deck';
import type { DraftFileSlot, DraftInput } from './inputs';
import { saveDraft } from './save-draft';

let admin: Ctx & { actor: Person };

beforeAll(async () => {
  admin = await (await createTenant()).person('admin');
});

const slot = (more: Partial<DraftFileSlot> = {}): DraftFileSlot => ({
  key: 'contract',
  name: 'Contract',
  kinds: ['pdf'],
  required: true,
  ...more,
});
const draftWith = (fileSlots: DraftFileSlot[]) => draftOf([[draftStep('sign', { fileSlots })]]);

async function saved(fileSlots: unknown[]) {
  const deck = await createDeck(admin, { title: 'Signing' });
  const draft = draftWith(fileSlots as DraftFileSlot[]) as DraftInput;
  const { revision, problems } = await saveDraft(admin, { deckId: deck.id, revision: deck.revision, draft });
  return { deckId: deck.id, revision, codes: problems.map(({ code }) => code) };
}

describe('a slot that wants signatures', () => {
  it('is kept, frozen, thawed, exported and imported as it is', async () => {
    const signed = slot({
      signatures: [signatureField('seller'), signatureField('buyer', { x: 0.55, page: 3 })],
    });
    const { deckId, codes } = await saved([signed]);
    expect(codes).toEqual([]);
    const { draft } = await getDeck(admin, { deckId });
    expect(draft.lanes[0]!.checkpoints[0]!.fileSlots).toEqual([signed]);
    expect(thawSnapshot(freezeDraft(draft).text).lanes).toEqual(draft.lanes);

    const file = await exportDeck(admin, { deckId });
    const imported = await importDeck(admin, { format: 'json', text: JSON.stringify(file) });
    const again = await getDeck(admin, { deckId: imported.id });
    expect(again.draft.lanes[0]!.checkpoints[0]!.fileSlots).toEqual([signed]);
  });

  it('leaves every other slot the bytes and the hash it had before', async () => {
    const { deckId } = await saved([slot()]);
    const { draft } = await getDeck(admin, { deckId });
    expect(draft.lanes[0]!.checkpoints[0]!.fileSlots[0]).not.toHaveProperty('signatures');
    const { text, sha256 } = freezeDraft(draft);
    expect(text).toContain(
      '"fileSlots":[{"key":"contract","kinds":["pdf"],"name":"Contract","required":true}]',
    );
    expect(freezeDraft(draftWith([slot({ signatures: undefined })])).sha256).toBe(
      freezeDraft(draftWith([slot()])).sha256,
    );
    expect(freezeDraft(draftWith([slot({ signatures: [] })])).sha256).not.toBe(sha256);
  });

  it.each([
    ['no field', { signatures: [] }, 'signature_field_missing'],
    [
      'a field without a label',
      { signatures: [signatureField('a', { label: '' })] },
      'signature_label_missing',
    ],
    ['files of any kind', { kinds: [], signatures: [signatureField('a')] }, 'signature_needs_pdf'],
    ['pictures too', { kinds: ['pdf', 'image'], signatures: [signatureField('a')] }, 'signature_needs_pdf'],
  ])('is not published with %s', async (_, more, code) => {
    const { deckId, revision, codes } = await saved([slot(more as Partial<DraftFileSlot>)]);
    expect(codes).toEqual([code]);
    await expect(publishDeck(admin, { deckId, revision })).rejects.toMatchObject({
      code: 'deck_invalid',
      problems: [{ code, params: { file: 'Contract' } }],
    });
  });

  it.each([
    ['NaN', { x: Number.NaN }],
    ['beside the page', { x: 0.9, width: 0.2 }],
    ['below the page', { y: 0.99 }],
    ['negative', { y: -0.01 }],
    ['endless', { width: Number.POSITIVE_INFINITY }],
    ['larger than the page', { width: 1.5 }],
    ['too small to sign in', { height: 0.001 }],
    ['page 0', { page: 0 }],
    ['page 2001', { page: 2001 }],
    ['half a page', { page: 1.5 }],
    ['a text', { x: '0.5' }],
    ['another member', { angle: 45 }],
  ])('takes no field that is %s', async (_, more) => {
    await expect(saved([slot({ signatures: [signatureField('a', more)] })])).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });

  it('takes no field twice, and no more than twenty', async () => {
    const twice = [signatureField('a'), signatureField('a')];
    await expect(saved([slot({ signatures: twice })])).rejects.toMatchObject({
      code: 'invalid_input',
      problems: [{ code: 'duplicate_signature' }],
    });
    const many = Array.from({ length: 21 }, (_, at) => signatureField(`a-${at}`));
    await expect(saved([slot({ signatures: many })])).rejects.toMatchObject({ code: 'invalid_input' });
    const deck = draftWith([]);
    const text = JSON.stringify({
      format: 'laufkarte.deck/1',
      title: deck.title,
      lanes: [
        {
          checkpoints: [
            { key: 'a', title: 'A', confirmationType: 'simple_ok', fileSlots: [slot({ signatures: twice })] },
          ],
        },
      ],
    });
    await expect(importDeck(admin, { format: 'json', text })).rejects.toMatchObject({
      problems: [
        { code: 'duplicate_signature', pointer: '/lanes/0/checkpoints/0/fileSlots/0/signatures/1/key' },
      ],
    });
  });
});
