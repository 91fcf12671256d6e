import { beforeAll, describe, expect, test } from 'vitest';

import { type Api, apiOf } from './setup/api';
import { browserForFile, findBarriers, goTo, onScreen, overflowOf, type Session } from './setup/browser';
import { anna, sessionOf } from './setup/people';

type Schedule = { id: string; revision: number; nextDueAt: string; title: string; status: string };

let session: Session;
let api: Api;
let deckId: string;
const title = 'Geprüft nach Plan';

browserForFile();

beforeAll(async () => {
  session = await sessionOf(anna);
  api = await apiOf(anna);
  const step = { key: 'a', title: 'Ein Schritt', confirmationType: 'simple_ok' };
  const body = { format: 'laufkarte.deck/1', title, lanes: [{ checkpoints: [step] }] };
  deckId = (await api<{ id: string }>('POST', '/decks', { body })).body.id;
  await api('POST', `/decks/${deckId}/publish`, { body: {} });
});

describe('a schedule is set up from its deck', () => {
  test.each(['desk', 'phone'] as const)('at the %s', async (screen) => {
    await onScreen(screen, { session }, async (page) => {
      await goTo(page, `/decks/${deckId}`);
      if (screen === 'phone') await page.getByRole('button', { name: 'Mehr', exact: true }).click();
      await page.getByRole(screen === 'phone' ? 'menuitem' : 'button', { name: 'Zeitplan …' }).click();
      const sheet = page.getByRole('dialog', { name: title });
      await sheet.getByRole('radio', { name: 'Monatlich' }).click();
      await sheet.getByRole('spinbutton', { name: 'Alle … Monate' }).fill('3');
      await sheet.getByRole('button', { name: 'Quartal', exact: true }).click();
      await sheet.getByLabel('Erster Tag').fill('2030-01-15');
      // A quarter later each, at the hour of the company's clocks in winter and in summer.
      await sheet.getByText('01.04.2030, 08:00').waitFor();
      await sheet.getByText('01.04.2031, 08:00').waitFor();
      expect(await sheet.getByRole('listitem').count()).toBe(5);
      expect(await overflowOf(page)).toBeLessThanOrEqual(0);
      expect(await findBarriers(page)).toEqual([]);

      await sheet.getByLabel('Letzter Tag').fill('2030-01-20');
      await sheet.getByText('So gibt es keinen Termin', { exact: false }).waitFor();
      await sheet.getByRole('button', { name: 'Zeitplan anlegen' }).click();
      await sheet.getByText('Bis zu diesem Tag gibt es keinen Termin mehr.').waitFor();
      await sheet.getByLabel('Letzter Tag').fill('');
      await sheet.getByRole('button', { name: 'Zeitplan anlegen' }).click();
      await page.getByText('Der Zeitplan steht').waitFor();

      await goTo(page, '/schedules');
      const row = page.locator('tr').filter({ hasText: title }).first();
      await row.getByText('Jedes Quartal am 1. um 08:00 Uhr').waitFor();
      expect(await overflowOf(page)).toBeLessThanOrEqual(0);
      expect(await findBarriers(page)).toEqual([]);
      await row.getByRole('button', { name: `Aktionen für „${title}“` }).click();
      await page.getByRole('menuitem', { name: 'Anhalten' }).click();
      await page.getByRole('button', { name: 'Anhalten' }).click();
      await row.getByText('Von Hand angehalten').waitFor();
      await row.getByRole('button', { name: `Aktionen für „${title}“` }).click();
      await page.getByRole('menuitem', { name: 'Löschen' }).click();
      await page.getByRole('button', { name: 'Löschen' }).click();
      await page.getByText('Der Zeitplan ist gelöscht').waitFor();
      await row.waitFor({ state: 'detached' });
    });
  });
});

describe('a schedule by the API', () => {
  const daily = { rule: { pattern: 'daily', every: 1, time: '08:00' }, startsOn: '2030-01-01' };

  test('is made, changed by who has seen it, and taken away', async () => {
    const made = await api<Schedule>('POST', '/schedules', { body: { deckId, ...daily } });
    expect(made).toMatchObject({
      status: 201,
      body: { title, status: 'active', nextDueAt: '2030-01-01T07:00:00.000Z', revision: 1 },
    });
    const path = `/schedules/${made.body.id}`;
    const body = { ...daily, timeZone: 'UTC', title: 'Anders' };
    const change = (revision: string) =>
      api<Schedule>('PUT', path, { body, headers: { 'if-match': revision } });
    expect(await change('"1"')).toMatchObject({ status: 200, body: { title: 'Anders', revision: 2 } });
    expect((await change('"1"')).status).toBe(412);

    const list = await api<{ items: Schedule[] }>('GET', `/schedules?deckId=${deckId}`);
    expect(list.body.items.map(({ id }) => id)).toEqual([made.body.id]);
    expect((await api('DELETE', path)).status).toBe(200);
    expect((await api('DELETE', path)).status).toBe(404);
  });

  test('is refused for the 31st of February', async () => {
    const body = { deckId, ...daily, startsOn: '2030-02-31' };
    expect(await api('POST', '/schedules', { body })).toMatchObject({
      status: 422,
      body: { code: 'invalid_input', errors: [{ pointer: '/startsOn' }] },
    });
  });

  test('starts its run when the time has come, and the run says so', async () => {
    const soon = new Date(Date.now() + 60_000);
    const body = {
      deckId,
      title: 'Pünktlich {year}',
      rule: { pattern: 'daily', every: 1, time: soon.toISOString().slice(11, 16) },
      timeZone: 'UTC',
      startsOn: soon.toISOString().slice(0, 10),
    };
    const { id } = (await api<Schedule>('POST', '/schedules', { body })).body;
    const runsOf = async () =>
      (await api<{ items: { id: string; title: string }[] }>('GET', `/runs?deckId=${deckId}`)).body.items;
    await expect.poll(async () => (await runsOf()).length, { timeout: 150_000, interval: 1000 }).toBe(1);
    await api('DELETE', `/schedules/${id}`);

    const [run] = await runsOf();
    expect(run!.title).toBe(`Pünktlich ${soon.getUTCFullYear()}`);
    await onScreen('desk', { session }, async (page) => {
      await goTo(page, `/runs/${run!.id}`);
      await page.getByText('gestartet vom Zeitplan „Pünktlich“ im Namen von').waitFor();
      await page.getByText('Der Zeitplan Pünktlich hat den Lauf angestoßen').waitFor();
    });
  });
});
