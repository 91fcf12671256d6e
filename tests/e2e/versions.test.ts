import { beforeAll, describe, expect, test } from 'vitest';

import { apiOf } from './setup/api';
import { browserForFile, findBarriers, goTo, onScreen, overflowOf, type Session } from './setup/browser';
import { anna, sessionOf } from './setup/people';

let session: Session;
let deckId: string;

browserForFile();

beforeAll(async () => {
  session = await sessionOf(anna);
  const api = await apiOf(anna);
  const step = (key: string, title: string) => ({ key, title, confirmationType: 'simple_ok' });
  const body = {
    format: 'laufkarte.deck/1',
    title: 'Versionen vergleichen',
    lanes: [{ title: 'Erste', checkpoints: [step('a', 'Anfang'), step('b', 'Mitte'), step('c', 'Ende')] }],
  };
  deckId = (await api<{ id: string }>('POST', '/decks', { body })).body.id;
  await api('POST', `/decks/${deckId}/publish`, { body: {} });
  await api('POST', '/runs', { body: { deckId, start: true } });
  const { body: deck } = await api<{ revision: number; draft: Draft }>('GET', `/decks/${deckId}`);
  const [lane] = deck.draft.lanes;
  const [first, , last] = lane!.checkpoints;
  const changed = [last!, { ...first!, title: 'Auftakt', slaLimitMinutes: 60 }];
  await api('PUT', `/decks/${deckId}/draft`, {
    body: { ...deck.draft, lanes: [{ ...lane!, checkpoints: changed }] },
    headers: { 'if-match': `"${deck.revision}"` },
  });
});

type Draft = { lanes: { title: string; checkpoints: { title: string }[] }[] };

describe.each(['desk', 'phone'] as const)('at the %s', (screen) => {
  test('publishing says first what it changes, and whom it leaves alone', async () => {
    await onScreen(screen, { session }, async (page) => {
      await goTo(page, `/decks/${deckId}`);
      await page.getByRole('button', { name: 'Veröffentlichen', exact: true }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('„Anfang“').or(dialog.getByText('der Titel war')).first().waitFor();
      await dialog.getByText('„Mitte“ ist entfallen').waitFor();
      await dialog.getByText('Ein laufender Lauf bleibt auf seiner Version.').waitFor();
      expect(await findBarriers(page)).toEqual([]);
    });
  });

  test('the differences stand as sentences and side by side', async () => {
    await onScreen(screen, { session }, async (page) => {
      await goTo(page, `/decks/${deckId}/versions`);
      await page.getByRole('link', { name: 'Mit Entwurf vergleichen' }).click();
      await page.getByText('„Auftakt“: die Frist war leer und ist jetzt 60 Minuten').waitFor();
      await page.getByRole('link', { name: 'Nebeneinander' }).click();
      await page.getByRole('heading', { name: '„Auftakt“: der Titel' }).waitFor();
      expect(await overflowOf(page)).toBeLessThanOrEqual(0);
      expect(await findBarriers(page)).toEqual([]);
    });
  });
});

test('an old version becomes the draft again, and what is published already is not published once more', async () => {
  await onScreen('desk', { session }, async (page) => {
    await goTo(page, `/decks/${deckId}/versions/1`);
    await page.getByRole('button', { name: 'Als Entwurf übernehmen' }).click();
    await page
      .getByRole('alertdialog')
      .or(page.getByRole('dialog'))
      .getByRole('button', { name: 'Als Entwurf übernehmen' })
      .click();
    await page.waitForURL(`**/decks/${deckId}`);
    await page.getByRole('button', { name: 'Mitte Erledigt' }).waitFor();
    await page.getByRole('button', { name: 'Veröffentlichen', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Der Entwurf entspricht der letzten Version.').waitFor();
    expect(await dialog.getByRole('button', { name: 'Version 2 veröffentlichen' }).isDisabled()).toBe(true);
  });
});
