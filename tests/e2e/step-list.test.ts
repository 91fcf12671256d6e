import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';

import { type Api, apiOf } from './setup/api';
import { browserForFile, findBarriers, goTo, onScreen, overflowOf, type Session } from './setup/browser';
import { anna, sessionOf } from './setup/people';

let session: Session;
let api: Api;

browserForFile();

beforeAll(async () => {
  session = await sessionOf(anna);
  api = await apiOf(anna);
});

type Lane = { title: string; checkpoints: object[] };

async function newDeck(title: string, lanes: Lane[]): Promise<string> {
  const body = { format: 'laufkarte.deck/1', title, lanes };
  return (await api<{ id: string }>('POST', '/decks', { body })).body.id;
}

const step = (key: string, title: string, more: object = {}) => ({
  key,
  title,
  confirmationType: 'yes_no',
  ...more,
});

const shelf = (): Lane[] => [
  {
    title: 'Prüfen',
    checkpoints: [step('look', 'Ansehen', { requireNote: true }), step('measure', 'Ausmessen')],
  },
  {
    title: 'Handeln',
    checkpoints: [
      step('repair', 'Instandsetzen', {
        condition: { checkpoint: 'look', is: 'no' },
        sla: { limitMinutes: 120 },
      }),
    ],
  },
];

describe('the list of steps', () => {
  test('is worked with the keyboard alone, and says what every step demands', async () => {
    const deckId = await newDeck('Regal als Liste', shelf());
    await onScreen('desk', { session }, async (page) => {
      await goTo(page, `/decks/${deckId}`);
      await page.getByRole('radio', { name: 'Liste' }).click();
      const list = page.getByRole('list', { name: 'Schritte in ihrer Reihenfolge' });
      await list.getByText('Bemerkung').waitFor();
      await list.getByText('Nur wenn „Ansehen“ ist Nein').waitFor();
      await list.getByText('2 Std.').waitFor();
      expect(await findBarriers(page)).toEqual([]);

      const first = page.getByRole('textbox', { name: 'Titel von Schritt 1 in „Prüfen“' });
      await first.click();
      await page.keyboard.type(' und abklopfen');
      await page.keyboard.press('ArrowDown');
      expect(await focusedTitle(page)).toBe('Ausmessen');
      await page.keyboard.press('Alt+ArrowDown');
      await page.getByText('„Ausmessen“ steht jetzt in „Handeln“ an Stelle 1.').waitFor();
      expect(await focusedTitle(page)).toBe('Ausmessen');
      await page.keyboard.press('ArrowUp');
      expect(await focusedTitle(page)).toBe('Ansehen und abklopfen');
      await list.getByText('Nur wenn „Ansehen und abklopfen“ ist Nein').waitFor();

      await page.keyboard.press('Enter');
      const sheet = page.getByRole('dialog', { name: 'Schritt bearbeiten' });
      expect(await sheet.getByRole('textbox', { name: 'Titel' }).inputValue()).toBe('Ansehen und abklopfen');
      await page.keyboard.press('Escape');
      await sheet.waitFor({ state: 'hidden' });
      await expect.poll(() => focusedTitle(page)).toBe('Ansehen und abklopfen');

      await page.getByRole('button', { name: 'Schritt in „Handeln“ hinzufügen' }).click();
      await expect.poll(() => focusedTitle(page)).toBe('');
      await page.keyboard.type('Aufräumen');
      await page.getByText('Gespeichert', { exact: true }).waitFor();

      await page.reload();
      await page.waitForLoadState('networkidle');
      expect(await titlesOf(page)).toEqual([
        'Ansehen und abklopfen',
        'Ausmessen',
        'Instandsetzen',
        'Aufräumen',
      ]);
    });
  });

  test('stacks on a phone and stays the choice of whoever made it', async () => {
    const deckId = await newDeck('Regal in der Hand', shelf());
    await onScreen('phone', { session }, async (page) => {
      await goTo(page, `/decks/${deckId}`);
      await page.getByRole('radio', { name: 'Liste' }).click();
      await page.getByRole('textbox', { name: 'Titel von Schritt 1 in „Prüfen“' }).waitFor();
      expect(await overflowOf(page)).toBeLessThanOrEqual(0);
      expect(await findBarriers(page)).toEqual([]);
      await goTo(page, `/decks/${deckId}`);
      await page.getByRole('textbox', { name: 'Titel von Schritt 1 in „Prüfen“' }).waitFor();
      await page.getByRole('button', { name: '„Ausmessen“ bearbeiten' }).click();
      await page.getByRole('dialog', { name: 'Schritt bearbeiten' }).waitFor();
    });
  });
});

describe.each(['Tafel', 'Liste'])('with two hundred steps in fifty lanes, as %s', (view) => {
  test('a step is renamed and saved', async () => {
    const lanes = Array.from({ length: 50 }, (_, lane) => ({
      title: `Abschnitt ${lane}`,
      checkpoints: Array.from({ length: 4 }, (_, n) => step(`s-${lane}-${n}`, `Schritt ${lane}.${n}`)),
    }));
    const deckId = await newDeck(`Das größte Deck, ${view}`, lanes);
    await onScreen('desk', { session }, async (page) => {
      await goTo(page, `/decks/${deckId}`);
      await page.getByRole('radio', { name: view }).click();
      if (view === 'Liste') {
        await page.getByRole('textbox', { name: 'Titel von Schritt 2 in „Abschnitt 30“' }).focus();
        await page.keyboard.press('Enter');
      } else await page.getByRole('button', { name: /^Schritt 30\.1/ }).click();
      const sheet = page.getByRole('dialog', { name: 'Schritt bearbeiten' });
      await sheet.getByRole('textbox', { name: 'Titel' }).fill('Umbenannt');
      await sheet.getByRole('button', { name: 'Fertig' }).click();
      await sheet.waitFor({ state: 'hidden' });
      if (view === 'Liste') await expect.poll(() => titlesOf(page)).toContain('Umbenannt');
      else await page.getByRole('button', { name: /^Umbenannt/ }).waitFor();
      await page.getByText('Gespeichert', { exact: true }).waitFor();
    });
  });
});

function titlesOf(page: Page): Promise<string[]> {
  return page
    .getByRole('textbox', { name: /^Titel von Schritt/ })
    .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
}

function focusedTitle(page: Page): Promise<string | undefined> {
  return page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.value);
}
