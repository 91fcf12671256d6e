import { PDFDocument } from '@cantoo/pdf-lib';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, test } from 'vitest';

import { type Api, apiOf, type RunAnswer, stepsOf } from './setup/api';
import {
  browserForFile,
  findBarriers,
  goTo,
  onScreen,
  overflowOf,
  type Session,
  shoot,
} from './setup/browser';
import { runScript } from './setup/command-line';
import { anna, sessionOf } from './setup/people';

const pins = { desk: 'Abnahme-4711', phone: 'Übergabe-0815' };

let session: Session;
let api: Api;
let deckId: string;

browserForFile();

beforeAll(async () => {
  session = await sessionOf(anna);
  api = await apiOf(anna);
  const field = (key: string, label: string, x: number) => ({
    key,
    label,
    page: 1,
    x,
    y: 0.7,
    width: 0.35,
    height: 0.08,
  });
  const protocol = {
    key: 'protocol',
    name: 'Abnahmeprotokoll',
    kinds: ['pdf'],
    required: true,
    signatures: [field('site', 'Bauleitung', 0.1), field('client', 'Kunde', 0.55)],
  };
  const step = { key: 'accept', title: 'Abnehmen', confirmationType: 'simple_ok', assignees: ['starter'] };
  const body = {
    format: 'laufkarte.deck/1',
    title: 'Abnahme mit Unterschrift',
    lanes: [{ title: 'Abnahme', checkpoints: [{ ...step, fileSlots: [protocol] }] }],
  };
  deckId = (await api<{ id: string }>('POST', '/decks/import', { body })).body.id;
});

describe.each(['desk', 'phone'] as const)('at the %s', (screen) => {
  test('a signature PIN is set with the password', async () => {
    await onScreen(screen, { session }, async (page) => {
      await goTo(page, '/account?section=pin');
      await page.locator('input[autocomplete=current-password]').fill('Laufkarte-2026');
      await page.getByLabel('Neue Signatur-PIN').fill(pins[screen]);
      await page.getByLabel('Signatur-PIN wiederholen').fill(pins[screen]);
      expect(await findBarriers(page)).toEqual([]);
      expect(await overflowOf(page)).toBeLessThanOrEqual(0);
      await page.getByRole('button', { name: /^PIN (festlegen|ändern)$/ }).click();
      await page.getByText(/^Ihre Signatur-PIN ist/).waitFor();
    });
  });

  test('a field is moved and resized on its page with keys and pointer', async () => {
    await onScreen(screen, { session }, async (page) => {
      await goTo(page, `/decks/${deckId}`);
      await page.getByRole('button', { name: /^Abnehmen/ }).click();
      const sheet = page.getByRole('dialog', { name: 'Schritt bearbeiten' });
      const box = sheet.getByRole('button', { name: /^„Kunde“ auf Seite 1/ });
      const before = placeOf(await box.getAttribute('aria-label'));
      await box.focus();
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Shift+ArrowDown');
      const nudged = placeOf(await box.getAttribute('aria-label'));
      expect(nudged).toEqual([before[0], before[1]! - 1, before[2], before[3]! + 1]);

      await box.scrollIntoViewIfNeeded();
      const at = (await box.boundingBox())!;
      await page.mouse.move(at.x + 20, at.y + 10);
      await page.mouse.down();
      await page.mouse.move(at.x + 20, at.y - 40, { steps: 4 });
      await page.mouse.up();
      expect(placeOf(await box.getAttribute('aria-label'))[1]).toBeLessThan(nudged[1]!);
      expect(await sheet.evaluate((node) => node.scrollWidth - node.clientWidth)).toBeLessThanOrEqual(0);
      expect(await findBarriers(page)).toEqual([]);
      await shoot(page, 'signatures', `fields ${screen}`);
      await sheet.getByRole('button', { name: 'Fertig' }).click();
      await page
        .getByRole('status')
        .filter({ hasText: /^Gespeichert$/ })
        .waitFor();
    });
  });

  test('a file is signed by hand and by name, confirmed, and proved', async () => {
    await api('POST', `/decks/${deckId}/publish`, { body: {} });
    const { body: run } = await api<RunAnswer>('POST', '/runs', { body: { deckId, start: true } });
    const [step] = stepsOf(run);
    const original = await protocolPdf();
    await upload(step!.id, original);

    await onScreen(screen, { session }, async (page) => {
      await goTo(page, `/runs/${run.id}?step=${step!.id}`);
      await page.getByRole('button', { name: 'Bestätigen', exact: true }).click();
      await page.getByText('„Abnahmeprotokoll“ ist noch nicht von allen unterschrieben.').waitFor();

      await page.getByRole('button', { name: 'Unterschreiben: Bauleitung' }).click();
      const dialog = page.getByRole('dialog', { name: 'Unterschreiben: Bauleitung' });
      await dialog.locator('canvas').waitFor();
      await draw(page, dialog.getByRole('img', { name: 'Unterschriftsfeld zum Zeichnen' }));
      await dialog.getByLabel('Signatur-PIN').fill('falsch-falsch');
      await dialog.getByRole('button', { name: 'Verbindlich unterschreiben' }).click();
      await dialog.getByText('Das ist nicht Ihre Signatur-PIN. Noch 4 Versuche').waitFor();
      expect(await findBarriers(page)).toEqual([]);
      await shoot(page, 'signatures', `signing ${screen}`);
      await sign(dialog, screen);

      await page.getByRole('button', { name: 'Unterschreiben: Kunde' }).click();
      const second = page.getByRole('dialog', { name: 'Unterschreiben: Kunde' });
      await second.getByRole('radio', { name: 'Mit Namen' }).check();
      await sign(second, screen);
      const copy = page.getByRole('link', { name: 'Unterschriebene Kopie' });
      await copy.waitFor();
      expect(await overflowOf(page)).toBeLessThanOrEqual(0);
      const answer = await page.request.get((await copy.getAttribute('href'))!);
      const signed = await answer.body();
      expect((await PDFDocument.load(signed)).getPageCount()).toBe(2);

      await page.getByRole('button', { name: 'Bestätigen', exact: true }).click();
      await page.getByText('„Abnehmen“ ist abgezeichnet').waitFor();

      await page
        .getByRole('link', { name: `${anna.name}, heute`, exact: false })
        .first()
        .click();
      await page.getByText('Die Unterschrift stimmt', { exact: true }).waitFor();
      await compare(page, signed, 'Das ist die unterschriebene Kopie dieser Datei.');
      await compare(page, original, 'Das ist genau die Datei, die unterschrieben wurde.');
      await compare(
        page,
        Buffer.from('%PDF-1.4 other'),
        'Das ist eine andere Datei, oder sie wurde verändert.',
      );
      expect(await findBarriers(page)).toEqual([]);
      expect(await overflowOf(page)).toBeLessThanOrEqual(0);
      await shoot(page, 'signatures', `proof ${screen}`);
    });
  });
});

type Part = ReturnType<Page['getByRole']>;

async function sign(dialog: Part, screen: 'desk' | 'phone'): Promise<void> {
  await dialog.getByLabel('Signatur-PIN').fill(pins[screen]);
  await dialog.getByRole('button', { name: 'Verbindlich unterschreiben' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

async function draw(page: Page, pad: Part): Promise<void> {
  await pad.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await pad.boundingBox())!;
  await page.mouse.move(x + width * 0.1, y + height * 0.5);
  await page.mouse.down();
  for (let part = 1; part <= 20; part += 1) {
    await page.mouse.move(x + width * (0.1 + part * 0.035), y + height * (0.5 + 0.3 * Math.sin(part)));
  }
  await page.mouse.up();
}

async function compare(page: Page, bytes: Buffer, finding: string): Promise<void> {
  const file = { name: 'vergleich.pdf', mimeType: 'application/pdf', buffer: bytes };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByText(finding).waitFor();
}

/** From the left, from the top, how wide and how high, in percent. */
function placeOf(label: string | null): number[] {
  return [...(label ?? '').matchAll(/(\d+) %/g)].map(([, percent]) => Number(percent));
}

async function protocolPdf(): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.addPage([595, 842]).drawText('Abnahmeprotokoll', { x: 60, y: 770 });
  return Buffer.from(await document.save());
}

async function upload(checkpointId: string, bytes: Buffer): Promise<void> {
  const { lastLine: token } = await runScript('token', '--user', anna.email);
  const body = new FormData();
  body.append('slotKey', 'protocol');
  body.append('file', new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }), 'abnahme.pdf');
  const { status } = await fetch(`${inject('baseUrl')}/api/v1/checkpoints/${checkpointId}/files`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body,
  });
  expect(status).toBe(201);
}
