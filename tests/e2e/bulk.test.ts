import { beforeAll, describe, expect, test } from 'vitest';

import { apiOf, untilFound } from './setup/api';
import { browserForFile, findBarriers, goTo, onScreen, overflowOf, type Session } from './setup/browser';
import { anna, sessionOf } from './setup/people';

let session: Session;

browserForFile();

beforeAll(async () => {
  session = await sessionOf(anna);
  const api = await apiOf(anna);
  const step = { key: 'a', title: 'Ein Schritt', confirmationType: 'simple_ok' };
  const body = { format: 'laufkarte.deck/1', title: 'Sammel', lanes: [{ checkpoints: [step] }] };
  const deckId = (await api<{ id: string }>('POST', '/decks', { body })).body.id;
  await api('POST', `/decks/${deckId}/publish`, { body: {} });
  const titles = ['Sammel eins', 'Sammel zwei'];
  for (const title of titles) await api('POST', '/runs', { body: { deckId, title, start: true } });
  await untilFound(api, 'Sammel', titles);
});

describe.each(['desk', 'phone'] as const)('at the %s', (screen) => {
  test('several runs are paused and resumed together, and what cannot be done is said', async () => {
    await onScreen(screen, { session }, async (page) => {
      await goTo(page, '/runs?q=Sammel');
      for (const title of ['Sammel eins', 'Sammel zwei']) {
        await page.getByRole('checkbox', { name: new RegExp(title) }).click();
      }
      const bar = page.getByRole('region', { name: 'Auswahl' });
      const press = async (name: string) => {
        if (screen === 'desk') return bar.getByRole('button', { name }).click();
        await bar.getByRole('button', { name: 'Aktionen' }).click();
        return page.getByRole('menuitem', { name }).click();
      };
      await bar.getByText('2 Läufe gewählt').waitFor();
      expect(await overflowOf(page)).toBeLessThanOrEqual(0);
      expect(await findBarriers(page)).toEqual([]);
      await press('Pausieren');
      await page.getByText('2 Läufe sind angehalten').waitFor();

      await page.getByRole('checkbox', { name: /Sammel eins/ }).click();
      await press('Pausieren');
      await page.getByText('Ein Lauf blieb, wie er war').waitFor();
      await page.getByRole('checkbox', { name: /Sammel zwei/ }).click();
      await press('Fortsetzen');
      await page.getByText('2 Läufe gehen weiter').waitFor();
    });
  });
});

test('a run is made once more', async () => {
  await onScreen('desk', { session }, async (page) => {
    await goTo(page, '/runs?q=Sammel%20eins');
    await page
      .getByRole('link', { name: /Sammel eins/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Mehr' }).click();
    await page.getByRole('menuitem', { name: 'Noch einmal anlegen' }).click();
    await page.getByText('wartet auf den Start').filter({ visible: true }).first().waitFor();
    await page.getByRole('button', { name: 'Starten', exact: true }).waitFor();
  });
});
