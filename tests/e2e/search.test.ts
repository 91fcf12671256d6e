import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';

import { apiOf, untilFound } from './setup/api';
import { browserForFile, findBarriers, goTo, onScreen, overflowOf, type Session } from './setup/browser';
import { anna, dirk, sessionOf } from './setup/people';

let session: Session;
let runId: string;
let deckId: string;

browserForFile();

beforeAll(async () => {
  session = await sessionOf(anna);
  const api = await apiOf(anna);
  const steps = ['Lagerböden auf Risse prüfen', 'Anfahrschutz ausmessen'].map((title, n) => ({
    key: `s${n}`,
    title,
    confirmationType: 'simple_ok',
  }));
  const body = {
    format: 'laufkarte.deck/1',
    title: 'Palettenregal Sonderfall',
    lanes: [{ checkpoints: steps }],
  };
  deckId = (await api<{ id: string }>('POST', '/decks', { body })).body.id;
  await api('POST', `/decks/${deckId}/publish`, { body: {} });
  const title = 'Nachtprüfung Tor 7';
  runId = (await api<{ id: string }>('POST', '/runs', { body: { deckId, title, start: true } })).body.id;
  await untilFound(api, 'Anfahrschutz', [title]);
});

async function openPalette(page: Page, q: string) {
  await page.keyboard.press('Control+k');
  const box = page.getByRole('combobox', { name: 'Suchen und springen' });
  await box.fill(q);
  return box;
}

describe('a run is found from anywhere', () => {
  test('with the keyboard, misspelt, by a word of one of its steps', async () => {
    await onScreen('desk', { session }, async (page) => {
      await goTo(page, '/team');
      await openPalette(page, 'Nachtprüfungen Anfarschutz');
      await page.getByRole('option', { name: /Nachtprüfung Tor 7/ }).waitFor();
      expect(await page.locator('mark').allTextContents()).toContain('Nachtprüfung');
      expect(await findBarriers(page)).toEqual([]);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Enter');
      await page.waitForURL(`**/runs/${runId}`);
    });
  });

  test('on a phone, with people and what is not there', async () => {
    await onScreen('phone', { session }, async (page) => {
      await goTo(page, '/overview');
      await page.getByRole('button', { name: 'Suchen', exact: true }).click();
      const box = page.getByRole('combobox', { name: 'Suchen und springen' });
      await box.fill('xyzzy nirgendwo');
      await page.getByText('Nichts gefunden zu „xyzzy nirgendwo“').waitFor();
      await box.fill('Frnke');
      await page.getByRole('option', { name: new RegExp(dirk.name) }).waitFor();
      expect(await overflowOf(page)).toBeLessThanOrEqual(0);
      expect(await findBarriers(page)).toEqual([]);
      await page.getByRole('option', { name: new RegExp(dirk.name) }).click();
      await page.waitForURL(/\/team\?q=/);
    });
  });
});

test('a view of the runs is saved, shown again, renamed and deleted', async () => {
  await onScreen('desk', { session }, async (page) => {
    await goTo(page, '/runs?q=Nachtpr%C3%BCfung&sort=oldest');
    await page.getByRole('link', { name: 'Nachtprüfung Tor 7' }).first().waitFor();
    await page.getByRole('button', { name: 'Ansicht speichern' }).click();
    const dialog = page.getByRole('dialog', { name: 'Diese Ansicht speichern' });
    await dialog.getByLabel('Name').fill('Nachts');
    await dialog.getByRole('button', { name: 'Speichern' }).click();
    const views = page.getByRole('navigation', { name: 'Meine Ansichten' });
    const chip = views.getByRole('link', { name: 'Nachts' });
    await chip.waitFor();
    expect(await chip.getAttribute('aria-current')).toBe('page');

    await goTo(page, '/runs');
    await chip.click();
    await page.waitForURL((url) => url.searchParams.get('q') === 'Nachtprüfung');
    expect(new URL(page.url()).searchParams.get('sort')).toBe('oldest');
    expect(await findBarriers(page)).toEqual([]);

    await views.getByRole('button', { name: 'Ansicht „Nachts“ ändern' }).click();
    await page.getByRole('menuitem', { name: 'Umbenennen' }).click();
    const renaming = page.getByRole('dialog', { name: 'Ansicht umbenennen' });
    await renaming.getByLabel('Name').fill('Nachtschicht');
    await renaming.getByRole('button', { name: 'Speichern' }).click();
    await views.getByRole('link', { name: 'Nachtschicht' }).waitFor();

    await views.getByRole('button', { name: 'Ansicht „Nachtschicht“ ändern' }).click();
    await page.getByRole('menuitem', { name: 'Löschen' }).click();
    await views.waitFor({ state: 'detached' });
  });
});

test.each(['desk', 'phone'] as const)('a deck is pinned and listed at the %s', async (screen) => {
  await onScreen(screen, { session }, async (page) => {
    await goTo(page, '/decks');
    await page.getByRole('button', { name: '„Palettenregal Sonderfall“ anheften' }).click();
    const pinned = page.getByRole('region', { name: 'Angeheftet' });
    await pinned.getByRole('link', { name: 'Palettenregal Sonderfall' }).waitFor();
    await page.getByRole('radio', { name: 'Liste' }).click();
    await pinned.getByRole('table').waitFor();
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    expect(await findBarriers(page)).toEqual([]);
    await goTo(page, '/decks');
    await pinned.getByRole('table').waitFor();
    await pinned.getByRole('button', { name: '„Palettenregal Sonderfall“ nicht mehr anheften' }).click();
    await pinned.waitFor({ state: 'detached' });
    await page.getByRole('radio', { name: 'Kacheln' }).click();
    await page.getByRole('table').waitFor({ state: 'detached' });
  });
});
