import { beforeAll, expect, test } from 'vitest';

import { apiOf } from './setup/api';
import { browserForFile, goTo, onScreen, type Session } from './setup/browser';
import { anna, dirk, sessionOf } from './setup/people';

let session: Session;
let deckId: string;

browserForFile();

beforeAll(async () => {
  session = await sessionOf(anna);
  const api = await apiOf(anna);
  const body = { format: 'laufkarte.deck/1', title: 'Choosing', lanes: [] };
  deckId = (await api<{ id: string }>('POST', '/decks', { body })).body.id;
});

test('Escape closes a list and its sheet, and never takes back a choice among several', async () => {
  await onScreen('desk', { session }, async (page) => {
    await goTo(page, `/decks/${deckId}`);
    await page.getByRole('button', { name: 'Einstellungen', exact: true }).click();
    const sheet = page.getByRole('dialog', { name: 'Einstellungen des Decks' });
    await sheet.getByRole('combobox', { name: 'Wer gibt frei?' }).fill(dirk.name);
    await page.getByRole('option', { name: dirk.name }).click();

    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'hidden' });

    await page.getByRole('button', { name: 'Einstellungen', exact: true }).click();
    await page.getByRole('button', { name: `Entfernen: ${dirk.name}` }).waitFor();
  });
});

test('Escape never takes back a single choice', async () => {
  await onScreen('desk', { session }, async (page) => {
    await goTo(page, '/runs');
    await page.getByRole('button', { name: 'Lauf starten' }).first().click();
    const input = page.getByRole('dialog').getByRole('combobox', { name: 'Deck' });
    await input.click();
    await page.getByRole('option').first().click();
    const chosen = await input.inputValue();
    expect(chosen).not.toBe('');

    await input.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Lauf starten' }).first().click();
    await expect.poll(() => input.inputValue()).toBe(chosen);
  });
});
