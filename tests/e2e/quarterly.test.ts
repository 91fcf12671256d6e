import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

import { readablePdf } from '@/tests/factories/files';

import { type Api, apiOf, type RunAnswer, stepsOf } from './setup/api';
import {
  browserForFile,
  findBarriers,
  goTo,
  onScreen,
  overflowOf,
  type Screen,
  type Session,
  shoot,
} from './setup/browser';
import { runScript } from './setup/command-line';
import { anna, dirk, sessionOf } from './setup/people';

const jonas = { name: 'Jonas Dietz', email: 'jonas.dietz@hofmann-metallbau.example' };
const screens = ['desk', 'phone'] as const;
const pin = 'Regal-2026';
const HOUR = 3600;

type Inspection = { deckId: string; runId: string; repairId: string };
type Listed = { items: { id: string; title: string; nextDueAt: string }[] };

let api: Api;
let folder: string;
let annas: Session;
let dirks: Session;
const inspections = {} as Record<Screen, Inspection>;

browserForFile();

beforeAll(async () => {
  [annas, dirks] = [await sessionOf(anna), await sessionOf(dirk)];
  api = await apiOf(anna);
  folder = await mkdtemp(join(tmpdir(), 'quarterly-'));
  const picture = { width: 1600, height: 1200, channels: 3 as const, background: '#a86' };
  await writeFile(join(folder, 'Stütze.jpg'), await sharp({ create: picture }).jpeg().toBuffer());
  await writeFile(join(folder, 'Prüfprotokoll.pdf'), readablePdf(2));
  for (const screen of screens)
    inspections[screen] = { deckId: await makeDecks(screen), runId: '', repairId: '' };
});
afterAll(async () => {
  await moveClock(0);
  await rm(folder, { recursive: true, force: true });
});

describe('a quarterly inspection', () => {
  test('starts by itself when its schedule is due', async () => {
    const due: number[] = [];
    for (const screen of screens) due.push(await planInTwoHours(inspections[screen].deckId, screen));
    await moveClock((Math.max(...due) - Date.now()) / 1000 + 90);

    for (const screen of screens) {
      const run = await until(async () => {
        const { body } = await api<Listed>('GET', `/runs?deckId=${inspections[screen].deckId}`);
        return body.items[0];
      });
      expect(run.title).toBe(`Regale ${screen}`);
      inspections[screen].runId = run.id;
    }
  });

  test.each(screens)(
    'finds damage, with a photo, and a repair of its own begins, at the %s',
    async (screen) => {
      const { runId } = inspections[screen];
      const [damage] = stepsOf((await api<RunAnswer>('GET', `/runs/${runId}`)).body);
      await onScreen(screen, { session: dirks }, async (page) => {
        await goTo(page, `/runs/${runId}?step=${damage!.id}`);
        await page.getByText('Ja', { exact: true }).click();
        await page.getByRole('button', { name: 'Bestätigen', exact: true }).click();
        await page
          .getByText('„Foto des Schadens“', { exact: false })
          .filter({ visible: true })
          .first()
          .waitFor();
        await handIn(page, 'Foto des Schadens', 'Stütze.jpg');
        await page.getByRole('button', { name: 'Bestätigen', exact: true }).click();
        await page.getByText('„Schaden gefunden?“ ist abgezeichnet').waitFor();
        await goTo(page, `/runs/${runId}`);
        await page.getByRole('heading', { name: 'Teilabläufe' }).waitFor();
        expect(await overflowOf(page)).toBeLessThanOrEqual(0);
        expect(await findBarriers(page)).toEqual([]);
        await shoot(page, 'quarterly', `repair ${screen}`);
      });
      const { body: run } = await api<RunAnswer & { tree: { id: string; depth: number }[] }>(
        'GET',
        `/runs/${runId}`,
      );
      inspections[screen].repairId = run.tree.find(({ depth }) => depth === 1)!.id;
    },
  );

  test('is reported to the lead when nobody repairs, who is led to it', async () => {
    await leadsHearAfterAnHour();
    await moveClock(movedBy + 2 * HOUR + 300);
    const jonass = await sessionOf(jonas);
    for (const screen of screens) {
      await onScreen(screen, { session: jonass }, async (page) => {
        await until(async () => {
          await goTo(page, '/overview');
          await page.getByRole('button', { name: /Mitteilungen/ }).click();
          const notice = page.getByText(`Regale ${screen}`, { exact: false });
          return (await notice.count()) > 0 || undefined;
        });
        await page.getByText(`Regale ${screen}`, { exact: false }).filter({ visible: true }).first().click();
        await page.waitForURL((url) => url.pathname === `/runs/${inspections[screen].repairId}`);
        await page.getByRole('heading', { name: 'Regal reparieren' }).first().waitFor();
        expect(await findBarriers(page)).toEqual([]);
        await shoot(page, 'quarterly', `lead ${screen}`);
      });
    }
  });

  test.each(screens)('is repaired, signed and closed, at the %s', async (screen) => {
    const { runId, repairId } = inspections[screen];
    const [repair] = stepsOf((await api<RunAnswer>('GET', `/runs/${repairId}`)).body);
    await onScreen(screen, { session: dirks }, async (page) => {
      await goTo(page, `/runs/${repairId}?step=${repair!.id}`);
      await handIn(page, 'Foto nach der Reparatur', 'Stütze.jpg');
      await page.getByRole('button', { name: 'Bestätigen', exact: true }).click();
      await page.getByText('„Regal reparieren“ ist abgezeichnet').waitFor();

      await setPin(page);
      const steps = stepsOf((await api<RunAnswer>('GET', `/runs/${runId}`)).body);
      const protocol = steps.find(({ title }) => title === 'Prüfprotokoll unterschreiben')!;
      await goTo(page, `/runs/${runId}?step=${protocol.id}`);
      await handIn(page, 'Prüfprotokoll', 'Prüfprotokoll.pdf');
      await page.getByRole('button', { name: 'Unterschreiben: Befähigte Person' }).click();
      const dialog = page.getByRole('dialog', { name: 'Unterschreiben: Befähigte Person' });
      await dialog.locator('canvas').waitFor();
      await dialog.getByRole('radio', { name: 'Mit Namen' }).check();
      await dialog.getByLabel('Signatur-PIN').fill(pin);
      await dialog.getByRole('button', { name: 'Verbindlich unterschreiben' }).click();
      await dialog.waitFor({ state: 'hidden' });
      await page.getByRole('button', { name: 'Bestätigen', exact: true }).click();
      await page.getByText('„Prüfprotokoll unterschreiben“ ist abgezeichnet').waitFor();
      await goTo(page, `/runs/${runId}`);
      await shoot(page, 'quarterly', `done ${screen}`);
    });

    const { body: run } = await api<RunAnswer>('GET', `/runs/${runId}`);
    expect(run.status).toBe('completed');
    expect(stepsOf(run).map(({ status }) => status)).toEqual(['completed', 'completed', 'completed']);
  });

  test('can be proved: the protocol is printed and the audit log holds', async () => {
    const { lastLine: token } = await runScript('token', '--user', anna.email);
    for (const screen of screens) {
      const address = `${inject('baseUrl')}/api/v1/runs/${inspections[screen].runId}/protocol.pdf`;
      const printed = await until(async () => {
        const answer = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
        return answer.status === 200 ? Buffer.from(await answer.arrayBuffer()) : undefined;
      });
      expect(printed.subarray(0, 5).toString()).toBe('%PDF-');
    }
    const { body } = await api<{ ok: boolean }>('GET', '/audit/verify');
    expect(body.ok).toBe(true);
  });
});

/** An inspection whose damage is repaired by a run of another deck, and whose protocol is signed. */
async function makeDecks(screen: Screen): Promise<string> {
  const step = { confirmationType: 'simple_ok', assignees: [{ user: dirk.email }] };
  const photo = (key: string, name: string) => ({ key, name, kinds: ['image'], required: true });
  const repair = `Regalreparatur ${screen}`;
  await publishedDeck(repair, [
    {
      ...step,
      key: 'repair',
      title: 'Regal reparieren',
      fileSlots: [photo('after', 'Foto nach der Reparatur')],
      sla: { limitMinutes: 60, warnBeforeMinutes: 15 },
    },
  ]);
  const sign = { key: 'able', label: 'Befähigte Person', page: 1, x: 0.1, y: 0.8, width: 0.4, height: 0.1 };
  const report = { key: 'report', name: 'Prüfprotokoll', kinds: ['pdf'], required: true, signatures: [sign] };
  return publishedDeck(
    `Quartalsprüfung ${screen}`,
    [
      {
        ...step,
        key: 'damage',
        title: 'Schaden gefunden?',
        confirmationType: 'yes_no',
        fileSlots: [photo('photo', 'Foto des Schadens')],
      },
    ],
    [
      {
        ...step,
        key: 'mend',
        title: 'Instand setzen',
        subDeck: repair,
        condition: { checkpoint: 'damage', is: 'yes' },
      },
    ],
    [{ ...step, key: 'sign', title: 'Prüfprotokoll unterschreiben', fileSlots: [report] }],
  );
}

async function publishedDeck(title: string, ...lanes: object[][]): Promise<string> {
  const body = { format: 'laufkarte.deck/1', title, lanes: lanes.map((checkpoints) => ({ checkpoints })) };
  const { body: deck } = await api<{ id: string }>('POST', '/decks', { body });
  await api('POST', `/decks/${deck.id}/publish`, { body: {} });
  return deck.id;
}

/** When it is due, in milliseconds since 1970. */
async function planInTwoHours(deckId: string, screen: Screen): Promise<number> {
  const at = new Date(Date.now() + (2 * HOUR + 60) * 1000);
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Berlin',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  const [day = '', time = ''] = parts.format(at).split(' ');
  const body = {
    deckId,
    title: `Regale ${screen}`,
    rule: { pattern: 'daily', every: 90, time },
    timeZone: 'Europe/Berlin',
    startsOn: day,
  };
  const { body: schedule } = await api<{ nextDueAt: string }>('POST', '/schedules', { body });
  return Date.parse(schedule.nextDueAt);
}

let movedBy = 0;

async function moveClock(seconds: number): Promise<void> {
  movedBy = Math.round(seconds);
  await writeFile(join(inject('dataDir'), 'clock-offset'), String(movedBy));
}

async function leadsHearAfterAnHour(): Promise<void> {
  await onScreen('desk', { session: annas }, async (page) => {
    await goTo(page, '/admin/settings');
    await page.locator('input[name=leads]').fill('1');
    await page.getByRole('button', { name: 'Speichern' }).first().click();
    await page.getByText('gespeichert', { exact: false }).filter({ visible: true }).first().waitFor();
  });
}

async function handIn(page: Page, slot: string, file: string): Promise<void> {
  const place = page.getByRole('region', { name: slot, exact: true });
  const chooser = page.waitForEvent('filechooser');
  await place.getByRole('button', { name: /^Dateien wählen/ }).click();
  await (await chooser).setFiles(join(folder, file));
  await place.getByRole('button', { name: `${file} ansehen` }).waitFor({ timeout: 60_000 });
}

async function setPin(page: Page): Promise<void> {
  await goTo(page, '/account?section=pin');
  await page.locator('input[autocomplete=current-password]').fill('Laufkarte-2026');
  await page.getByLabel('Neue Signatur-PIN').fill(pin);
  await page.getByLabel('Signatur-PIN wiederholen').fill(pin);
  await page.getByRole('button', { name: /^PIN (festlegen|ändern)$/ }).click();
  await page.getByText(/^Ihre Signatur-PIN ist/).waitFor();
}

/** What comes of asking again and again: sweeps pass once a minute. */
async function until<Result>(ask: () => Promise<Result | undefined>): Promise<Result> {
  const end = Date.now() + 150_000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error('It has not happened.');
    await new Promise((resolve) => setTimeout(resolve, 1500));
  }
}
