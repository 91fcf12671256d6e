import { beforeAll, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { newId } from '@/lib/platform/core/ids';
import { receiveParts } from '@/lib/platform/files/receive-parts';
import { findFile } from '@/lib/processes/checkpoints/find-file';
import { finishUpload } from '@/lib/processes/checkpoints/finish-upload';
import { startRun } from '@/lib/processes/runs/start-run';
import { publishDeck } from '@/lib/processes/versions/publish-deck';
import { user } from '@/tests/factories/deck';
import { draftOf, draftStep } from '@/tests/factories/draft';
import { arriving, pdf } from '@/tests/factories/files';
import { stepsOf } from '@/tests/factories/run';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';
import { trailOf } from '@/tests/setup/trail';

import { addReference } from './add-reference';
import { createDeck } from './create-deck';
import { duplicateDeck } from './duplicate-deck';
import { exportDeck } from './export-deck';
import { getDeck } from './get-deck';
import { importDeck } from './import-deck';
import { saveDraft } from './save-draft';
import { startReference } from './start-reference';

type Insider = Ctx & { actor: Person };

let acme: TestTenant;
let admin: Insider;
let ana: Insider;
let ben: Insider;

beforeAll(async () => {
  acme = await createTenant();
  admin = await acme.person('admin');
  ana = await acme.person('employee');
  ben = await acme.person('employee');
});

async function withReference(bytes = pdf(newId())) {
  const { id: deckId, revision } = await createDeck(admin, { title: 'Inspection' });
  const { uploadId } = await startReference(admin, { deckId, name: 'Anleitung.pdf', size: bytes.length });
  await receiveParts(admin, uploadId, 0, arriving(bytes));
  const { versionId, name } = await finishUpload(admin, { uploadId });
  const references = [{ versionId, name: name! }];
  const draft = draftOf([[draftStep('a', { assignees: [user(ana)], references })]]);
  return { deckId, revision, uploadId, versionId, draft };
}

it('lies beside the deck, is frozen with its version and read by those who work on the step', async () => {
  const { deckId, revision, versionId, draft } = await withReference();
  expect((await trailOf(admin, deckId)).audit).toContain('deck.reference_added');
  const saved = await saveDraft(admin, { deckId, revision, draft });
  await publishDeck(admin, { deckId });
  const { id: runId } = await startRun(admin, { deckId, start: true });

  await saveDraft(admin, { deckId, revision: saved.revision, draft: draftOf([[draftStep('a')]]) });
  expect((await stepsOf(ana, runId)).steps.a!.references).toEqual([{ versionId, name: 'Anleitung.pdf' }]);
  expect(await findFile(ana, { versionId, runId })).toMatchObject({ name: 'Anleitung.pdf', kind: 'pdf' });
  await expect(findFile(ben, { versionId, runId })).rejects.toMatchObject({ code: 'not_found' });
  const stranger = await (await createTenant()).person('admin');
  await expect(findFile(stranger, { versionId, runId })).rejects.toMatchObject({ code: 'not_found' });
});

it('is put there by who may edit the deck, once', async () => {
  const { deckId, uploadId, versionId } = await withReference();
  expect(await addReference(admin, { uploadId })).toEqual({ versionId, name: 'Anleitung.pdf' });
  const stranger = await (await createTenant()).person('admin');
  for (const ctx of [ana, stranger]) {
    await expect(startReference(ctx, { deckId, name: 'x', size: 1 })).rejects.toMatchObject({
      code: expect.stringMatching(/not_found|forbidden/),
    });
    await expect(addReference(ctx, { uploadId })).rejects.toMatchObject({ code: 'not_found' });
  }
});

it('of another deck is refused, as naming it would be a way to see it', async () => {
  const one = await withReference();
  const two = await withReference();
  await expect(
    saveDraft(admin, { deckId: two.deckId, revision: two.revision, draft: one.draft }),
  ).rejects.toMatchObject({
    code: 'invalid_input',
    problems: [{ pointer: '/draft/lanes/0/checkpoints/0/references/0', code: 'unknown_file' }],
  });
});

it('goes along into a copy of the deck, and stays at home when the deck is exported', async () => {
  const { deckId, revision, draft } = await withReference();
  await saveDraft(admin, { deckId, revision, draft });
  const copy = await duplicateDeck(admin, { deckId, title: 'Copy' });
  const { draft: copied, revision: at } = await getDeck(admin, { deckId: copy.id });
  expect(copied.lanes[0]!.checkpoints[0]!.references).toHaveLength(1);
  await saveDraft(admin, { deckId: copy.id, revision: at, draft: copied });

  const file = await exportDeck(admin, { deckId });
  expect(file.lanes[0]!.checkpoints[0]!.references).toEqual(['Anleitung.pdf']);
  const imported = await importDeck(admin, { format: 'json', text: JSON.stringify(file) });
  expect(imported.warnings).toMatchObject([
    { code: 'reference_left_out', params: { name: 'Anleitung.pdf' } },
  ]);
});
