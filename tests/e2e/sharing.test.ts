import { beforeAll, describe, expect, test } from 'vitest';

import { apiOf } from './setup/api';
import { browserForFile, findBarriers, goTo, onScreen, overflowOf, type Session } from './setup/browser';
import { anna, dirk, sessionOf } from './setup/people';

let session: Session;
let deckId: string;

browserForFile();

beforeAll(async () => {
  session = await sessionOf(anna);
  const api = await apiOf(anna);
  const step = { key: 'a', title: 'Ein Schritt', confirmationType: 'simple_ok' };
  const body = { format: 'laufkarte.deck/1', title: 'Geteiltes Deck', lanes: [{ checkpoints: [step] }] };
  deckId = (await api<{ id: string }>('POST', '/decks', { body })).body.id;
  await api('POST', `/decks/${deckId}/publish`, { body: {} });
});

describe('a deck is shared with a colleague', () => {
  test.each(['desk', 'phone'] as const)('at the %s', async (screen) => {
    await onScreen(screen, { session }, async (page) => {
      await goTo(page, `/decks/${deckId}`);
      if (screen === 'phone') await page.getByRole('button', { name: 'Mehr', exact: true }).click();
      await page.getByRole(screen === 'phone' ? 'menuitem' : 'button', { name: 'Teilen' }).click();
      const dialog = page.getByRole('dialog', { name: 'Deck teilen' });
      await dialog.getByText(`Gehört ${anna.name}.`).waitFor();
      if (screen === 'desk') {
        await dialog.getByRole('combobox', { name: 'Hinzufügen' }).fill(dirk.name);
        await page.getByRole('option', { name: dirk.name }).click();
      }
      await dialog.getByRole('button', { name: `${dirk.name} entfernen` }).waitFor();
      expect(await overflowOf(page)).toBeLessThanOrEqual(0);
      expect(await findBarriers(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Speichern' }).click();
      await page.getByText('Das Deck ist so geteilt').waitFor();
    });
  });

  test('who starts it then', async () => {
    const theirs = await sessionOf(dirk);
    await onScreen('phone', { session: theirs }, async (page) => {
      await goTo(page, '/decks');
      await page.getByRole('button', { name: 'Starten: Geteiltes Deck' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Lauf starten' }).click();
      await page.waitForURL(/\/runs\/[0-9a-f-]{36}/);
      await page.getByRole('heading', { name: 'Geteiltes Deck', level: 1 }).waitFor();
    });
  });
});
