import { beforeAll, describe, expect, test } from 'vitest';

import { apiOf, type RunAnswer, stepsOf } from './setup/api';
import {
  browserForFile,
  findBarriers,
  goTo,
  onScreen,
  overflowOf,
  type Session,
  shoot,
} from './setup/browser';
import { anna, sessionOf } from './setup/people';

let session: Session;
let mainId: string;
let partId: string;

browserForFile();

beforeAll(async () => {
  session = await sessionOf(anna);
  const api = await apiOf(anna);
  const step = (key: string, title: string) => ({
    key,
    title,
    confirmationType: 'simple_ok',
    assignees: ['starter'],
  });
  const lanes = (...titles: string[]) => titles.map((title, n) => ({ checkpoints: [step(`s-${n}`, title)] }));
  const importDeck = async (title: string, ...titles: string[]) => {
    const body = { format: 'laufkarte.deck/1', title, lanes: lanes(...titles) };
    return (await api<{ id: string }>('POST', '/decks', { body })).body.id;
  };
  partId = await importDeck('Reparatur am Regal', 'Stütze tauschen');
  await api('POST', `/decks/${partId}/publish`, { body: {} });
  mainId = await importDeck('Prüfung mit Reparatur', 'Reparieren', 'Abnehmen');
});

describe('a step that another deck does', () => {
  test('is chosen in the editor, which refuses a circle by name', async () => {
    await onScreen('desk', { session }, async (page) => {
      await goTo(page, `/decks/${mainId}`);
      await page.getByRole('button', { name: /^Reparieren/ }).click();
      const sheet = page.getByRole('dialog', { name: 'Schritt bearbeiten' });
      await sheet.getByRole('combobox', { name: 'Teilablauf' }).fill('Reparatur am');
      await page.getByRole('option', { name: /^Reparatur am Regal/ }).click();
      await sheet.getByLabel('Und wenn der Teilablauf abgebrochen oder abgelehnt wird?').waitFor();
      expect(await sheet.getByText('Wie wird bestätigt?').count()).toBe(0);
      expect(await findBarriers(page)).toEqual([]);
      await sheet.getByRole('button', { name: 'Fertig' }).click();
      await page
        .getByRole('status')
        .filter({ hasText: /^Gespeichert$/ })
        .waitFor();

      await goTo(page, `/decks/${partId}`);
      await page.getByRole('button', { name: /^Stütze tauschen/ }).click();
      await sheet.getByRole('combobox', { name: 'Teilablauf' }).fill('Prüfung mit');
      await page.getByRole('option', { name: /^Prüfung mit Reparatur/ }).click();
      await sheet.getByRole('button', { name: 'Fertig' }).click();
      await page.getByText('so würde das Deck ein Teil von sich selbst').waitFor();
    });
  });

  test.each(['desk', 'phone'] as const)(
    'runs by itself, is followed and answered, at the %s',
    async (screen) => {
      const api = await apiOf(anna);
      await api('POST', `/decks/${mainId}/publish`, { body: {} });
      const { body: run } = await api<RunAnswer>('POST', '/runs', { body: { deckId: mainId, start: true } });
      const [part] = stepsOf(run);

      await onScreen(screen, { session }, async (page) => {
        await goTo(page, `/runs/${run.id}?step=${part!.id}`);
        await page.getByText('Ein eigener Lauf nach „Reparatur am Regal“ erledigt diesen Schritt.').waitFor();
        expect(await overflowOf(page)).toBeLessThanOrEqual(0);
        expect(await findBarriers(page)).toEqual([]);
        await shoot(page, 'sub-runs', `${screen}-step`);
        await page
          .getByRole('complementary')
          .getByRole('link', { name: /^Reparieren · Prüfung/ })
          .click();
        await page.waitForURL((url) => !url.pathname.endsWith(run.id));
        await page.getByRole('heading', { name: 'Teilabläufe' }).waitFor();
        expect(await findBarriers(page)).toEqual([]);
        await shoot(page, 'sub-runs', `${screen}-part`);

        const [only] = stepsOf((await api<RunAnswer>('GET', `/runs/${page.url().split('/').at(-1)}`)).body);
        await goTo(page, `${new URL(page.url()).pathname}?step=${only!.id}`);
        await page.getByRole('button', { name: 'Bestätigen', exact: true }).click();
        await page.getByText('„Stütze tauschen“ ist abgezeichnet').waitFor();
        await goTo(page, `/runs/${run.id}`);
        await page.getByText('ist durch seinen Teilablauf entschieden').waitFor();
        await shoot(page, 'sub-runs', `${screen}-after`);
      });

      const { body: after } = await api<RunAnswer>('GET', `/runs/${run.id}`);
      expect(stepsOf(after).map(({ status }) => status)).toEqual(['completed', 'active']);
    },
  );
});
