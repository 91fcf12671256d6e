import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, test } from 'vitest';

import { pdf, png } from '@/tests/factories/files';

import { type Api, apiOf, type RunAnswer, stepsOf } from './setup/api';
import { browserForFile, findBarriers, goTo, onScreen, overflowOf, type Session } from './setup/browser';
import { anna, sessionOf } from './setup/people';

const PIN = 'offene-tuer-7';

let api: Api;
let session: Session;
let deckId: string;

browserForFile();

beforeAll(async () => {
  session = await sessionOf(anna);
  api = await apiOf(anna);
  const step = {
    ...{ key: 'accept', title: 'Ware annehmen', confirmationType: 'accept_reject' },
    ...{ instructions: 'Bitte **zählen** und das Siegel ansehen.', requireNote: true },
    subtasks: ['Siegel ist heil'],
    fileSlots: [{ key: 'paper', name: 'Lieferschein', required: true, kinds: ['pdf'] }],
    assignees: ['starter'],
  };
  const last = { key: 'file', title: 'Ablegen', confirmationType: 'simple_ok' };
  const lanes = [step, last].map((each, n) => ({ title: `Phase ${n + 1}`, checkpoints: [each] }));
  const body = { format: 'laufkarte.deck/1', title: 'Lieferung mit Gast', lanes };
  deckId = (await api<{ id: string }>('POST', '/decks', { body })).body.id;
  const published = await api('POST', `/decks/${deckId}/publish`, { body: {} });
  expect(published.status).toBeLessThan(300);
});

async function begin(title: string): Promise<{ runId: string; checkpointId: string }> {
  const { body } = await api<RunAnswer>('POST', '/runs', { body: { deckId, title, start: true } });
  return { runId: body.id, checkpointId: stepsOf(body)[0]!.id };
}

async function invite(page: Page, runId: string, checkpointId: string, guest: string, pin = '') {
  await goTo(page, `/runs/${runId}?step=${checkpointId}`);
  await page.getByRole('button', { name: 'Gast einladen …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Gast einladen' });
  await dialog.getByLabel('Name').fill(guest);
  await dialog.getByLabel('E-Mail-Adresse').fill(anna.email);
  await dialog.getByRole('button', { name: 'Einladung senden' }).click();
  await dialog.getByText('Diese Person hat ein Konto').waitFor();
  expect(await overflowOf(page)).toBeLessThanOrEqual(0);
  expect(await findBarriers(page)).toEqual([]);
  await dialog.getByLabel('E-Mail-Adresse').fill('karla@kunde.example');
  await dialog.getByLabel('PIN (freiwillig)').fill(pin);
  await dialog.getByRole('button', { name: 'Einladung senden' }).click();
  await page.getByRole('list', { name: 'Eingeladene Gäste' }).getByText(guest).waitFor();
  expect(await overflowOf(page)).toBeLessThanOrEqual(0);
}

/** Reads the link where a mail is kept that no server takes. */
async function linkTo(guest: string): Promise<string> {
  return onScreen('desk', { session }, async (page) => {
    const mails = page.getByRole('row').filter({ hasText: guest });
    await expect
      .poll(() => goTo(page, '/admin/mail').then(() => mails.count()), { timeout: 60_000, interval: 1000 })
      .toBe(1);
    await mails.first().getByRole('link').click();
    await page.waitForURL(/\/admin\/mail\/./);
    const text = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Nur Text' }) });
    const address = await text.getByRole('link').first().getAttribute('href');
    expect(address).toMatch(new RegExp(`^${inject('baseUrl')}/g/[\\w-]{43}$`));
    return address!;
  });
}

const statusOf = async (runId: string) =>
  stepsOf((await api<RunAnswer>('GET', `/runs/${runId}`)).body).map(({ status }) => status);

describe('a step for somebody without an account', () => {
  test.each(['desk', 'phone'] as const)(
    'is given away at the %s and confirmed by a button',
    async (screen) => {
      const guest = `Karla ${screen}`;
      const { runId, checkpointId } = await begin(`Lieferung ${screen}`);
      await onScreen(screen, { session }, (page) => invite(page, runId, checkpointId, guest));
      const link = await linkTo(guest);

      // What programs do that look into every link of a mail.
      for (const method of ['GET', 'HEAD']) await fetch(link, { method });
      expect(await statusOf(runId)).toEqual(['active', 'pending']);

      await onScreen(screen === 'phone' ? 'narrow' : 'desk', { expects: /status of 415/ }, async (page) => {
        const response = await page.goto(link);
        expect(response?.headers()).toMatchObject({
          'x-robots-tag': expect.stringContaining('noindex'),
          'referrer-policy': 'no-referrer',
        });
        await page.getByRole('heading', { name: 'Ware annehmen', level: 1 }).waitFor();
        // A box has its name once the page has come to life.
        await page.getByRole('checkbox', { name: 'Siegel ist heil' }).waitFor();
        expect(await page.content()).not.toMatch(/Anna|Weber|Lieferung mit Gast|Ablegen/);
        expect(await overflowOf(page)).toBeLessThanOrEqual(0);
        expect(await findBarriers(page)).toEqual([]);
        await page.getByRole('button', { name: 'Annehmen' }).click();
        await page.getByText('Es sind noch nicht alle Teilschritte abgehakt.').waitFor();
        await page.getByText('Hier wird eine Bemerkung gebraucht.').waitFor();
        await page.getByText('„Lieferschein“ fehlt noch.').waitFor();
        const slip = page.getByRole('region', { name: 'Lieferschein' });
        const chooser = slip.locator('input[type=file]').first();
        await chooser.setInputFiles({ name: 'Bild.png', mimeType: 'image/png', buffer: png });
        await slip.getByText('Diese Art von Datei ist hier nicht vorgesehen.').waitFor();
        await chooser.setInputFiles({ name: 'Schein.pdf', mimeType: 'application/pdf', buffer: pdf(guest) });
        await slip.getByRole('button', { name: 'Schein.pdf entfernen' }).click();
        await slip.getByText('fehlt', { exact: true }).waitFor();
        await chooser.setInputFiles({ name: 'Schein.pdf', mimeType: 'application/pdf', buffer: pdf(guest) });
        await slip.getByText('liegt vor', { exact: true }).waitFor();
        expect(await overflowOf(page)).toBeLessThanOrEqual(0);
        expect(await findBarriers(page)).toEqual([]);
        await page.getByRole('checkbox', { name: 'Siegel ist heil' }).click();
        await page.getByLabel('Bemerkung').fill('Vollzählig');
        await page.getByRole('button', { name: 'Annehmen' }).click();
        await page.getByRole('heading', { name: 'Danke, das war alles' }).waitFor();
        expect(await findBarriers(page)).toEqual([]);
      });
      expect((await fetch(link)).status).toBe(404);
      expect(await statusOf(runId)).toEqual(['completed', 'active']);

      await onScreen(screen, { session }, async (page) => {
        await goTo(page, `/runs/${runId}?step=${checkpointId}`);
        await page
          .getByRole('complementary')
          .getByText(`${guest} (Gast)`)
          .filter({ visible: true })
          .first()
          .waitFor();
        await page
          .getByRole('complementary')
          .getByText('Vollzählig')
          .filter({ visible: true })
          .first()
          .waitFor();
        await page
          .getByRole('complementary')
          .getByText('Schein.pdf')
          .filter({ visible: true })
          .first()
          .waitFor();
        expect(await overflowOf(page)).toBeLessThanOrEqual(0);
      });
    },
  );

  test('asks for its PIN, can be rejected in English, and revoked', async () => {
    const { runId, checkpointId } = await begin('Lieferung mit PIN');
    await onScreen('desk', { session }, (page) => invite(page, runId, checkpointId, 'Karla Pin', PIN));
    const link = await linkTo('Karla Pin');
    await onScreen('phone', { locale: 'en' }, async (page) => {
      await goTo(page, link);
      await page.getByLabel('PIN').fill('something-else');
      await page.getByRole('button', { name: 'View' }).click();
      await page.getByText('4 tries left').waitFor();
      expect(await page.content()).not.toContain('Ware annehmen');
      await page.getByLabel('PIN').fill(PIN);
      await page.getByRole('button', { name: 'View' }).click();
      await page.getByRole('button', { name: 'Reject' }).click();
      const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
      await dialog.getByRole('textbox').fill('Broken');
      await dialog.getByRole('button', { name: 'Reject' }).click();
      await page.getByRole('heading', { name: 'Your rejection is recorded' }).waitFor();
    });
    expect(await statusOf(runId)).toEqual(['rejected', 'pending']);

    const other = await begin('Lieferung ohne Gast');
    await onScreen('phone', { session }, async (page) => {
      await invite(page, other.runId, other.checkpointId, 'Karla Weg');
      await page.getByRole('button', { name: 'Widerrufen' }).click();
      const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
      await dialog.getByRole('button', { name: 'Widerrufen' }).click();
      await page.getByText('Die Einladung ist widerrufen').waitFor();
      await page.getByRole('list', { name: 'Eingeladene Gäste' }).waitFor({ state: 'detached' });
    });
    expect((await fetch(await linkTo('Karla Weg'))).status).toBe(404);
  });
});
