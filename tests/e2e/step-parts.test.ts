import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';

import { apiOf, type RunAnswer, stepsOf } from './setup/api';
import { browserForFile, findBarriers, goTo, onScreen, overflowOf, type Session } from './setup/browser';
import { anna, sessionOf } from './setup/people';

let session: Session;
let deckId: string;

browserForFile();

beforeAll(async () => {
  session = await sessionOf(anna);
  const api = await apiOf(anna);
  const checkpoint = (key: string, title: string) => ({
    key,
    title,
    confirmationType: 'yes_no',
    assignees: ['starter'],
  });
  const body = {
    format: 'laufkarte.deck/1',
    title: 'Teile eines Schritts',
    lanes: [
      { title: 'Messen', checkpoints: [checkpoint('measure', 'Messen')] },
      { title: 'Handeln', checkpoints: [checkpoint('repair', 'Reparieren')] },
    ],
  };
  deckId = (await api<{ id: string }>('POST', '/decks', { body })).body.id;
});

describe.each(['desk', 'phone'] as const)('at the %s', (screen) => {
  test('a step is given subtasks, a field and a condition that reads as a sentence', async () => {
    await onScreen(screen, { session }, async (page) => {
      await goTo(page, `/decks/${deckId}`);
      await page.getByRole('button', { name: /^Messen/ }).click();
      const sheet = page.getByRole('dialog', { name: 'Schritt bearbeiten' });
      if (screen === 'desk') {
        await sheet.getByRole('button', { name: 'Teilschritt hinzufügen' }).click();
        await sheet.getByRole('textbox', { name: 'Teilschritt 1' }).fill('Messgerät prüfen');
        await sheet.getByRole('button', { name: 'Feld hinzufügen' }).click();
        await sheet.getByLabel('Bezeichnung', { exact: false }).fill('Abstand (mm)');
        await choose(page, sheet.getByLabel('Art', { exact: true }), 'Zahl');
        await sheet.getByRole('checkbox', { name: 'Pflichtfeld' }).click();
      }
      expect(await sheet.getByRole('textbox', { name: 'Teilschritt 1' }).inputValue()).toBe(
        'Messgerät prüfen',
      );
      expect(await findBarriers(page)).toEqual([]);
      await sheet.getByRole('button', { name: 'Fertig' }).click();
      await sheet.waitFor({ state: 'hidden' });

      await page.getByRole('button', { name: /^Reparieren/ }).click();
      if (screen === 'desk') {
        await sheet.getByRole('button', { name: 'Bedingung hinzufügen' }).click();
        await choose(page, sheet.getByLabel('Was', { exact: true }), 'Feld „Abstand (mm)“');
        await choose(page, sheet.getByLabel('Vergleich', { exact: true }), 'größer als');
        await sheet
          .getByRole('textbox', { name: 'Wert' })
          .or(sheet.getByRole('spinbutton', { name: 'Wert' }))
          .fill('5');
      }
      await sheet.getByText('Nur wenn „Abstand (mm)“ in „Messen“ ist größer als 5').waitFor();
      await sheet.getByText('Was passiert wann?').click();
      await sheet.getByText('wird übersprungen').filter({ visible: true }).first().waitFor();
      expect(await overflowOf(page)).toBeLessThanOrEqual(0);
      expect(await sheet.evaluate((node) => node.scrollWidth - node.clientWidth)).toBeLessThanOrEqual(0);
      expect(await findBarriers(page)).toEqual([]);
      await sheet.getByRole('button', { name: 'Fertig' }).click();
      await page
        .getByRole('status')
        .filter({ hasText: /^Gespeichert$/ })
        .waitFor();
    });
  });

  test('it is ticked off, filled in and signed; what is missing is said at its place', async () => {
    const api = await apiOf(anna);
    await api('POST', `/decks/${deckId}/publish`, { body: {} });
    const { body: run } = await api<RunAnswer>('POST', '/runs', { body: { deckId, start: true } });
    const [measure] = stepsOf(run);

    await onScreen(screen, { session }, async (page) => {
      await goTo(page, `/runs/${run.id}?step=${measure!.id}`);
      await page.getByText('Ja', { exact: true }).click();
      await page.getByRole('button', { name: 'Bestätigen', exact: true }).click();
      await page.getByText('Es sind noch nicht alle Teilschritte abgehakt.').waitFor();
      await page.getByText('Diese Angabe ist Pflicht.').waitFor();

      await page.getByRole('checkbox', { name: 'Messgerät prüfen' }).click();
      await page.getByText(`abgehakt von ${anna.name}`).waitFor();
      await page.getByLabel('Abstand (mm)').fill('7');
      await page.getByRole('button', { name: 'Bestätigen', exact: true }).click();
      await page.getByText('„Messen“ ist abgezeichnet').waitFor();
      expect(await findBarriers(page)).toEqual([]);
    });

    const { body: after } = await api<RunAnswer>('GET', `/runs/${run.id}`);
    expect(stepsOf(after).map(({ status }) => status)).toEqual(['completed', 'active']);
  });
});

async function choose(page: Page, select: ReturnType<Page['getByLabel']>, option: string): Promise<void> {
  await select.click();
  await page.getByRole('option', { name: option, exact: true }).click();
}
