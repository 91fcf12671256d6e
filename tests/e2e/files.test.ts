import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

import { readablePdf } from '@/tests/factories/files';

import { type Api, apiOf, type RunAnswer, stepsOf } from './setup/api';
import { browserForFile, findBarriers, goTo, onScreen, overflowOf, type Session } from './setup/browser';
import { runScript } from './setup/command-line';
import { anna, sessionOf } from './setup/people';

let session: Session;
let api: Api;
let deckId: string;
let folder: string;

browserForFile();

beforeAll(async () => {
  session = await sessionOf(anna);
  api = await apiOf(anna);
  folder = await mkdtemp(join(tmpdir(), 'files-'));
  const noise = { type: 'gaussian' as const, mean: 120, sigma: 60 };
  const picture = { width: 3200, height: 2400, channels: 3 as const, background: '#789', noise };
  await writeFile(
    join(folder, 'Anlage.jpg'),
    await sharp({ create: picture }).jpeg({ quality: 95 }).toBuffer(),
  );
  await writeFile(join(folder, 'Protokoll.pdf'), readablePdf(3));
  await writeFile(join(folder, 'Handbuch.pdf'), readablePdf(2000));
  await writeFile(join(folder, 'gesperrt.pdf'), await lockedPdf());
  await writeFile(join(folder, 'kaputt.pdf'), '%PDF-1.4\nthis is not one\n');
  await writeFile(join(folder, 'Programm.jpg'), Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500)]));

  const body = {
    format: 'laufkarte.deck/1',
    title: 'Prüfung mit Fotos',
    lanes: [
      {
        title: 'Prüfen',
        checkpoints: [
          {
            key: 'foto',
            title: 'Anlage fotografieren',
            confirmationType: 'simple_ok',
            assignees: ['starter'],
            fileSlots: [
              { key: 'photo', name: 'Foto der Anlage', kinds: ['image'], required: true },
              { key: 'report', name: 'Prüfprotokoll', kinds: ['pdf'] },
            ],
          },
        ],
      },
    ],
  };
  deckId = (await api<{ id: string }>('POST', '/decks', { body })).body.id;
  await api('POST', `/decks/${deckId}/publish`, { body: {} });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function lockedPdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage();
  document.encrypt({ userPassword: 'geheim', ownerPassword: 'geheimer' });
  return document.save({ useObjectStreams: false });
}

async function beginRun(): Promise<{ address: string; checkpointId: string }> {
  const { body: run } = await api<RunAnswer>('POST', '/runs', { body: { deckId, start: true } });
  const checkpointId = stepsOf(run)[0]!.id;
  return { address: `/runs/${run.id}?step=${checkpointId}`, checkpointId };
}

const slot = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

async function choose(page: Page, place: Locator, ...names: string[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await place.getByRole('button', { name: /^Dateien wählen/ }).click();
  await (await chooser).setFiles(names.map((name) => join(folder, name)));
}

describe.each(['phone', 'desk'] as const)('at the %s', (screen) => {
  test('a step asks for a photo, takes it, shows it, and is confirmed only with it', async () => {
    const { address } = await beginRun();
    await onScreen(screen, { session }, async (page) => {
      await goTo(page, address);
      const photo = slot(page, 'Foto der Anlage');
      const report = slot(page, 'Prüfprotokoll');
      await photo.getByText('fehlt').waitFor();
      await page.getByRole('button', { name: 'Bestätigen', exact: true }).click();
      await page.getByText('„Foto der Anlage“ fehlt noch.').waitFor();
      if (screen === 'phone') await photo.getByRole('button', { name: /^Foto aufnehmen/ }).waitFor();

      await choose(page, photo, 'Anlage.jpg');
      await choose(page, report, 'Protokoll.pdf', 'kaputt.pdf');
      await photo.getByText('liegt vor').waitFor({ timeout: 60_000 });
      await report.getByRole('button', { name: 'kaputt.pdf ansehen' }).waitFor({ timeout: 60_000 });
      expect(await overflowOf(page)).toBeLessThanOrEqual(0);
      expect(await findBarriers(page)).toEqual([]);

      await photo.getByRole('button', { name: 'Anlage.jpg ansehen' }).click();
      const dialog = page.getByRole('dialog', { name: 'Anlage.jpg', exact: true });
      const picture = dialog.getByRole('img', { name: 'Anlage.jpg' });
      await picture.waitFor({ timeout: 60_000 });
      expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1600);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });

      await report.getByRole('button', { name: 'Protokoll.pdf ansehen' }).click();
      const viewer = page.getByRole('dialog', { name: 'Protokoll.pdf', exact: true });
      await viewer.getByText('Seite 1 von 3').waitFor({ timeout: 60_000 });
      await viewer.locator('canvas').waitFor({ timeout: 60_000 });
      await viewer.getByRole('button', { name: 'Nächste Seite' }).click();
      await viewer.getByText('Seite 2 von 3').waitFor();
      expect(await overflowOf(page)).toBeLessThanOrEqual(0);
      await page.keyboard.press('Escape');
      await viewer.waitFor({ state: 'hidden' });

      await page.getByRole('button', { name: 'Bestätigen', exact: true }).click();
      await page.getByText('ist abgezeichnet').waitFor();
    });
  });
});

test('a broken PDF, a locked one and a program called a picture are sentences', async () => {
  const { address } = await beginRun();
  await onScreen('desk', { session, expects: /415|Invalid PDF|InvalidPDF|Warning/ }, async (page) => {
    await goTo(page, address);
    const report = slot(page, 'Prüfprotokoll');
    await choose(page, report, 'kaputt.pdf');
    await report.getByRole('button', { name: 'kaputt.pdf ansehen' }).click({ timeout: 60_000 });
    await page.getByText('Dieses PDF ist beschädigt').waitFor({ timeout: 60_000 });
    await page.keyboard.press('Escape');

    await choose(page, report, 'gesperrt.pdf');
    await report.getByRole('button', { name: 'gesperrt.pdf ansehen' }).click({ timeout: 60_000 });
    const locked = page.getByRole('dialog', { name: 'gesperrt.pdf', exact: true });
    await locked.getByText('Dieses PDF ist mit einem Kennwort geschützt').waitFor({ timeout: 60_000 });
    await locked.getByRole('link', { name: /herunterladen/i }).waitFor();
    await page.keyboard.press('Escape');

    const photo = slot(page, 'Foto der Anlage');
    await choose(page, photo, 'Programm.jpg');
    await photo.getByText('Diese Datei nehmen wir nicht an.').waitFor({ timeout: 60_000 });
    await photo.getByRole('button', { name: 'Programm.jpg aus der Liste nehmen' }).click();
    await photo.getByText('fehlt').waitFor();
  });
});

test('a PDF of two thousand pages is drawn page by page', async () => {
  const { address } = await beginRun();
  await onScreen('phone', { session }, async (page) => {
    await goTo(page, address);
    const report = slot(page, 'Prüfprotokoll');
    await choose(page, report, 'Handbuch.pdf');
    await report.getByRole('button', { name: 'Handbuch.pdf ansehen' }).click({ timeout: 60_000 });
    const viewer = page.getByRole('dialog', { name: 'Handbuch.pdf', exact: true });
    for (const number of [1, 2, 3]) {
      await viewer.getByText(`Seite ${number} von 2000`).waitFor({ timeout: 60_000 });
      await viewer.locator(`[data-page-number="${number}"] canvas`).waitFor({ timeout: 60_000 });
      // Whatever the number of pages, one of them is held as a picture.
      expect(await viewer.locator('canvas').count()).toBe(1);
      await viewer.getByRole('button', { name: 'Nächste Seite' }).click();
    }
  });
});

test('an upload goes on after the connection was lost', async () => {
  const { address } = await beginRun();
  await writeFile(join(folder, 'lang.txt'), Buffer.alloc(12 * 1024 * 1024, 'lang '));
  await onScreen('phone', { session, expects: /ERR_|Failed to load/ }, async (page) => {
    await goTo(page, address);
    const others = page.getByRole('region', { name: 'Weitere Dateien' });
    let parts = 0;
    const sent: string[] = [];
    await page.route('**/api/uploads/*', async (route) => {
      const request = route.request();
      if (request.method() !== 'PATCH') return route.continue();
      parts += 1;
      sent.push(request.headers()['upload-offset'] ?? '');
      return parts === 2 ? route.abort('internetdisconnected') : route.continue();
    });
    const chooser = page.waitForEvent('filechooser');
    await others.getByRole('button', { name: /^Dateien wählen/ }).click();
    await (await chooser).setFiles(join(folder, 'lang.txt'));
    await others.getByText('lang.txt').filter({ visible: true }).first().waitFor();
    await others.getByRole('link', { name: 'lang.txt herunterladen' }).waitFor({ timeout: 90_000 });
    const five = String(5 * 1024 * 1024);
    expect(sent).toEqual(['0', five, five, String(10 * 1024 * 1024)]);
  });
});

test('the API takes a whole file and hands it out as nothing a browser would run', async () => {
  const { checkpointId } = await beginRun();
  const form = new FormData();
  form.set('slotKey', 'report');
  form.set('file', new Blob([new Uint8Array(readablePdf(1))]), 'Größe.pdf');
  const { lastLine: token } = await runScript('token', '--user', anna.email);
  const address = `${inject('baseUrl')}/api/v1/checkpoints/${checkpointId}/files`;
  const sent = await fetch(address, {
    method: 'POST',
    body: form,
    headers: { authorization: `Bearer ${token}` },
  });
  expect(sent.status).toBe(201);
  const { versionId } = (await sent.json()) as { versionId: string };
  const { body } = await api<{ items: unknown[] }>('GET', `/checkpoints/${checkpointId}/files`);
  expect(body.items).toMatchObject([{ slotKey: 'report', versions: [{ id: versionId, name: 'Größe.pdf' }] }]);

  await onScreen('desk', { session }, async (page) => {
    const answer = await page.request.get(`/api/files/${versionId}`);
    expect(answer.headers()).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': expect.stringContaining('attachment'),
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
    });
    expect((await answer.body()).equals(readablePdf(1))).toBe(true);
  });
  const nobody = await fetch(`${inject('baseUrl')}/api/files/${versionId}`);
  expect(nobody.status).toBe(401);
});
