import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, test } from 'vitest';

import { type Api, apiOf, type RunAnswer } from './setup/api';
import { browserForFile, findBarriers, goTo, onScreen, overflowOf, type Session } from './setup/browser';
import { anna, sessionOf } from './setup/people';

const PIN = 'offene-tuer-7';

let session: Session;
let runId: string;

browserForFile();

beforeAll(async () => {
  session = await sessionOf(anna);
  const api: Api = await apiOf(anna);
  const steps = ['Wünsche aufnehmen', 'Angebot schreiben'].map((title, n) => ({
    ...{ key: `s${n}`, title, confirmationType: 'simple_ok' },
  }));
  const lanes = steps.map((step, n) => ({ title: `Phase ${n + 1}`, checkpoints: [step] }));
  const body = { format: 'laufkarte.deck/1', title: 'Kundenanfrage', lanes };
  const deckId = (await api<{ id: string }>('POST', '/decks', { body })).body.id;
  await api('POST', `/decks/${deckId}/publish`, { body: {} });
  const { body: run } = await api<RunAnswer>('POST', '/runs', {
    body: { deckId, title: 'Anfrage Halle 7', start: true },
  });
  runId = run.id;
});

async function makeLink(page: Page, pin = ''): Promise<string> {
  await goTo(page, `/runs/${runId}`);
  await page.getByRole('button', { name: 'Öffentlicher Link' }).click();
  const dialog = page.getByRole('dialog', { name: 'Öffentlicher Link' });
  await dialog.getByLabel('PIN (freiwillig)').fill(pin);
  await dialog.getByRole('button', { name: 'Link anlegen' }).click();
  await dialog.getByText('Der Link wird nur jetzt gezeigt').waitFor();
  expect(await overflowOf(page)).toBeLessThanOrEqual(0);
  expect(await findBarriers(page)).toEqual([]);
  return dialog.locator('code').innerText();
}

describe('a link for somebody outside', () => {
  test.each(['desk', 'phone'] as const)(
    'is made at the %s, looked at without an account, and revoked',
    async (screen) => {
      const link = await onScreen(screen, { session }, (page) => makeLink(page));

      await onScreen('narrow', {}, async (page) => {
        const response = await page.goto(link);
        expect(response?.status()).toBe(200);
        expect(response?.headers()).toMatchObject({
          'x-robots-tag': expect.stringContaining('noindex'),
          'referrer-policy': 'no-referrer',
        });
        await page.getByRole('heading', { name: 'Anfrage Halle 7', level: 1 }).waitFor();
        await page.getByText('0 von 2 Schritten erledigt').waitFor();
        expect(await page.content()).not.toMatch(/Anna|Weber|Kundenanfrage/);
        expect(await overflowOf(page)).toBeLessThanOrEqual(0);
        expect(await findBarriers(page)).toEqual([]);
      });

      await onScreen(screen, { session }, async (page) => {
        await goTo(page, `/runs/${runId}`);
        await page.getByRole('button', { name: 'Öffentlicher Link' }).click();
        await page.getByText('einmal geöffnet').filter({ visible: true }).first().waitFor();
        await page.getByRole('button', { name: 'Widerrufen' }).first().click();
        await page
          .getByRole('alertdialog')
          .or(page.getByRole('dialog', { name: 'Diesen Link widerrufen?' }))
          .getByRole('button', { name: 'Widerrufen' })
          .click();
        await page.getByText('Der Link ist widerrufen').waitFor();
      });
      expect((await fetch(link)).status).toBe(404);
    },
  );

  test('asks for its PIN first, and speaks the language of whoever looks', async () => {
    const link = await onScreen('desk', { session }, (page) => makeLink(page, PIN));

    await onScreen('phone', { locale: 'en' }, async (page) => {
      await goTo(page, link);
      await page.getByLabel('PIN').fill('something-else');
      await page.getByRole('button', { name: 'View' }).click();
      await page.getByText('4 tries left').waitFor();
      expect(await page.content()).not.toContain('Anfrage Halle 7');
      expect(await findBarriers(page)).toEqual([]);
      await page.getByLabel('PIN').fill(PIN);
      await page.getByRole('button', { name: 'View' }).click();
      await page.getByText('0 of 2 steps done').waitFor();
      await page.reload();
      await page.getByText('0 of 2 steps done').waitFor();
    });
  });

  test('looks the same when there is none, and is answered 60 times a minute', async () => {
    const answers = await Promise.all(
      Array.from({ length: 130 }, () => fetch(`${inject('baseUrl')}/p/${'x'.repeat(43)}`)),
    );
    const refused = answers.filter(({ status }) => status === 429);
    // Two windows of a minute may have been touched.
    expect(refused.length).toBeGreaterThanOrEqual(10);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404, 429]));
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused[0]?.headers.get('x-robots-tag')).toContain('noindex');
    expect(await refused[0]?.text()).toMatch(/<h1>.+<\/h1>/);
  });
});
