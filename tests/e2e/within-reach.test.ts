import { beforeAll, expect, test } from 'vitest';

import { apiOf, type RunAnswer, stepsOf } from './setup/api';
import { browserForFile, findBarriers, goTo, onScreen, type Session } from './setup/browser';
import { anna, sessionOf } from './setup/people';

let session: Session;
let address: string;

browserForFile();

beforeAll(async () => {
  session = await sessionOf(anna);
  const api = await apiOf(anna);
  const step = {
    key: 'read',
    title: 'Lange lesen',
    confirmationType: 'yes_no',
    assignees: ['starter'],
    instructions: Array.from({ length: 40 }, (_, n) => `Absatz ${n}: genau hinsehen.`).join('\n\n'),
    fileSlots: [{ key: 'photo', name: 'Foto', required: false }],
  };
  const body = { format: 'laufkarte.deck/1', title: 'Lange Anleitung', lanes: [{ checkpoints: [step] }] };
  const deckId = (await api<{ id: string }>('POST', '/decks', { body })).body.id;
  await api('POST', `/decks/${deckId}/publish`, { body: {} });
  const run = (
    await api<RunAnswer>('POST', '/runs', { body: { deckId, title: 'Langes Lesen', start: true } })
  ).body;
  address = `/runs/${run.id}?step=${stepsOf(run)[0]?.id}`;
});

test.each(['phone', 'desk'] as const)('the button that confirms is in sight at once: %s', async (screen) => {
  await onScreen(screen, { session }, async (page) => {
    await goTo(page, address);
    const button = page.getByRole('button', { name: 'Bestätigen' });
    const box = await button.boundingBox();
    expect((box?.y ?? Number.POSITIVE_INFINITY) + (box?.height ?? 0)).toBeLessThanOrEqual(
      page.viewportSize()?.height ?? 0,
    );
    expect(await findBarriers(page)).toEqual([]);
    await button.click();
    const complaint = page.getByText('Bitte antworten Sie mit Ja oder Nein.');
    await complaint.waitFor();
    await expect.poll(async () => (await complaint.boundingBox())?.y).toBeGreaterThan(0);
    await expect
      .poll(async () => (await complaint.boundingBox())?.y)
      .toBeLessThan((page.viewportSize()?.height ?? 0) - 80);
  });
});
