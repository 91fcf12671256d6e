import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';

import { apiOf, type RunAnswer, stepsOf } from './setup/api';
import { browserForFile, goTo, onScreen, type Session } from './setup/browser';
import { asOwner, runScript } from './setup/command-line';
import { anna, type DemoPerson, dirk, marta, petra, signIn } from './setup/people';

const checklist = join(import.meta.dirname, '../../db/seed/markdown/brandschutzbegehung.md');
const firstStep = 'Letztes Begehungsprotokoll und offene Mängel liegen vor';
const secondStep = 'Brandschutzordnung und Flucht- und Rettungspläne sind aktuell';
const runTitle = 'Brandschutzbegehung Halle 3';
const flip = 'update audit_log set record = set_byte(record, 40, get_byte(record, 40) # 1) where seq = $1';
const reason = 'Der Plan für Halle 3 zeigt noch die alte Trennwand.';

/** What one chapter leaves for the next. */
const story: { runId: string; annas?: Session; martas?: Session } = { runId: '' };

browserForFile();

describe('from a checklist to a signed-off run', () => {
  test('the admin imports, edits, publishes and starts a checklist', async () => {
    await onScreen('desk', {}, async (page) => {
      await goTo(page, '/decks');
      await signIn(page, anna);
      await importChecklist(page);
      await editStep(page, firstStep, { assignee: dirk });
      await editStep(page, secondStep, { assignee: marta, type: 'Annehmen oder ablehnen' });
      await setApprover(page, petra);
      await savedState(page).waitFor();
      await publish(page);
      story.runId = await startRun(page);
      story.annas = await page.context().storageState();
    });
  });

  test('one colleague confirms on the phone, from the link in the mail', async () => {
    const link = await linkFromMail({ to: dirk, about: firstStep });
    await onScreen('phone', {}, async (page) => {
      await arriveSigningIn(page, link, dirk);
      await page.getByRole('heading', { name: firstStep }).waitFor();
      await page.getByRole('button', { name: 'Bestätigen', exact: true }).click();
      await page.getByText(`„${firstStep}“ ist abgezeichnet`).waitFor();
      await panel(page).getByText(dirk.name).filter({ visible: true }).first().waitFor();
    });
    expect(await statusOf(firstStep)).toBe('completed');
  });

  test('another one rejects with a reason, on the phone', async () => {
    const link = await linkFromMail({ to: marta, about: secondStep });
    await onScreen('phone', {}, async (page) => {
      await arriveSigningIn(page, link, marta);
      await page.getByRole('heading', { name: secondStep }).waitFor();
      await page.getByRole('button', { name: 'Ablehnen', exact: true }).click();
      const question = page.getByRole('dialog');
      await question.getByLabel('Begründung').fill(reason);
      await question.getByRole('button', { name: 'Ablehnen', exact: true }).click();
      await page.getByText(`„${secondStep}“ ist abgelehnt`).waitFor();
      await panel(page).getByText(reason).waitFor();
      story.martas = await page.context().storageState();
    });
    expect(await statusOf(secondStep)).toBe('rejected');
  });

  test('the starter reopens, and this time it is accepted', async () => {
    await onScreen('desk', { session: story.annas }, async (page) => {
      await goTo(page, `/runs/${story.runId}`);
      await page.getByRole('heading', { name: secondStep }).getByRole('link').click();
      await panel(page).getByText(reason).waitFor();
      await page.getByRole('button', { name: 'Wieder öffnen' }).click();
      const question = page.getByRole('dialog');
      await question.getByText('Sonst ändert sich nichts.').waitFor();
      await question.getByRole('button', { name: 'Wieder öffnen' }).click();
      await page.getByText(`„${secondStep}“ ist wieder offen`).waitFor();
    });
    const link = await linkFromMail({ to: marta, about: secondStep, number: 2 });
    await onScreen('phone', { session: story.martas }, async (page) => {
      await goTo(page, link);
      await page.getByRole('heading', { name: secondStep }).waitFor();
      await page.getByRole('button', { name: 'Annehmen', exact: true }).click();
      await page.getByText(`„${secondStep}“ ist abgezeichnet`).waitFor();
    });
    expect(await statusOf(secondStep)).toBe('completed');
  });

  test('the starter confirms the other steps, each lane opening the next at once', async () => {
    const api = await apiOf(anna);
    const status = await confirmEverything();
    expect(status).toBe('awaiting_final_approval');

    async function confirmEverything(): Promise<string> {
      const { body: run } = await api<RunAnswer>('GET', `/runs/${story.runId}`);
      const open = stepsOf(run).filter((step) => step.status === 'active');
      if (open.length === 0) return run.status;
      expect(open.every((step) => step.isMine)).toBe(true);
      for (const step of open) {
        expect((await api('POST', `/checkpoints/${step.id}/confirm`, { body: {} })).status).toBe(200);
      }
      return confirmEverything();
    }
  });

  test('the approver approves on the phone, and the run is completed', async () => {
    const link = await linkFromMail({ to: petra, about: `Ihre Freigabe fehlt: „${runTitle}“` });
    await onScreen('phone', {}, async (page) => {
      await arriveSigningIn(page, link, petra);
      await page.getByRole('heading', { name: 'Freigabe des Laufs' }).first().waitFor();
      await page.getByRole('button', { name: 'Freigeben', exact: true }).click();
      await page.getByText('Freigabe erteilt').waitFor();
      await goTo(page, `/runs/${story.runId}`);
      await page.getByText('Abgeschlossen', { exact: true }).filter({ visible: true }).first().waitFor();
    });
    await linkFromMail({ to: anna, about: `Abgeschlossen: „${runTitle}“` });
  });

  test('the timeline tells who did what', async () => {
    await onScreen('desk', { session: story.annas }, async (page) => {
      await goTo(page, `/runs/${story.runId}?timeline=whole`);
      const told = await page.locator('#timeline').innerText();
      for (const sentence of [
        `${anna.name} hat den Lauf gestartet`,
        `${dirk.name} hat ${firstStep} abgezeichnet`,
        `${marta.name} hat ${secondStep} abgelehnt`,
        reason,
        `${anna.name} hat ${secondStep} wieder geöffnet`,
        `${marta.name} hat ${secondStep} abgezeichnet`,
        `${petra.name} hat den Lauf freigegeben`,
        'Der Lauf ist abgeschlossen',
      ]) {
        expect(told).toContain(sentence);
      }
    });
  });

  test('the audit holds, and one flipped byte of a record is found', async () => {
    const before = await runScript('audit-verify');
    expect(before.said).toMatch(/\d+ records hold/);
    expect(before.code).toBe(0);

    const seq = await flipByte();
    const broken = await runScript('audit-verify');
    expect(broken.said).toContain(`record ${seq} does not hold`);
    expect(broken.code).toBe(1);

    await flipByte(seq);
    expect((await runScript('audit-verify')).code).toBe(0);
  });
});

async function importChecklist(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Importieren' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[type=file]').setInputFiles(checklist);
  await dialog.getByRole('button', { name: 'Importieren' }).click();
  await page.waitForURL(/\/decks\/[0-9a-f-]{36}$/);
  await page.getByRole('heading', { name: 'Brandschutzbegehung', level: 1 }).waitFor();
}

async function editStep(
  page: Page,
  title: string,
  to: { assignee: DemoPerson; type?: string },
): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${title}`) }).click();
  const sheet = page.getByRole('dialog', { name: 'Schritt bearbeiten' });
  if (to.type) await sheet.getByRole('radio', { name: to.type }).click();
  await choosePerson(page, sheet.getByRole('combobox', { name: 'Zuständig' }), to.assignee);
  await sheet.getByRole('button', { name: 'Fertig' }).click();
  await sheet.waitFor({ state: 'hidden' });
}

async function setApprover(page: Page, person: DemoPerson): Promise<void> {
  await page.getByRole('button', { name: 'Einstellungen', exact: true }).click();
  const sheet = page.getByRole('dialog', { name: 'Einstellungen des Decks' });
  await choosePerson(page, sheet.getByRole('combobox', { name: 'Wer gibt frei?' }), person);
  await sheet.getByRole('button', { name: 'Fertig' }).click();
  await sheet.waitFor({ state: 'hidden' });
}

async function choosePerson(
  page: Page,
  input: ReturnType<Page['getByRole']>,
  { name }: DemoPerson,
): Promise<void> {
  await input.fill(name);
  await page.getByRole('option', { name }).click();
  await page.getByRole('button', { name: `Entfernen: ${name}` }).waitFor();
}

function savedState(page: Page) {
  return page.getByRole('status').filter({ hasText: /^Gespeichert$/ });
}

async function publish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Veröffentlichen', exact: true }).click();
  await page.getByRole('button', { name: 'Version 1 veröffentlichen' }).click();
  await page.getByText('Version 1 ist veröffentlicht').waitFor();
}

async function startRun(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Lauf starten' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Titel').fill(runTitle);
  await dialog.getByRole('button', { name: 'Lauf starten' }).click();
  await page.waitForURL(/\/runs\/[0-9a-f-]{36}/);
  await page.getByRole('heading', { name: runTitle, level: 1 }).waitFor();
  return new URL(page.url()).pathname.split('/')[2]!;
}

/** Reads the newest such mail where the product keeps them, and answers the address it leads to. */
function linkFromMail({ to, about, number = 1 }: { to: DemoPerson; about: string; number?: number }) {
  return onScreen('desk', { session: story.annas }, async (page) => {
    // Long titles are shortened in a subject.
    const mails = page
      .getByRole('row')
      .filter({ hasText: to.name })
      .filter({ hasText: about.slice(0, 46) });
    await expect
      .poll(() => goTo(page, '/admin/mail').then(() => mails.count()), { timeout: 60_000, interval: 1000 })
      .toBe(number);
    await mails.first().getByRole('link').click();
    await page.waitForURL(/\/admin\/mail\/./);
    const text = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Nur Text' }) });
    const address = await text.getByRole('link').first().getAttribute('href');
    expect(address).toContain(inject('baseUrl'));
    return address!;
  });
}

async function arriveSigningIn(page: Page, link: string, person: DemoPerson): Promise<void> {
  await goTo(page, link);
  await page.waitForURL(/\/sign-in/);
  await signIn(page, person);
  await page.waitForURL((url) => url.pathname === `/runs/${story.runId}`);
}

function panel(page: Page) {
  return page.getByRole('complementary');
}

async function statusOf(title: string): Promise<string | undefined> {
  return asOwner(async (client) => {
    const { rows } = await client.query(
      'select status from run_checkpoints where run_id = $1 and title = $2',
      [story.runId, title],
    );
    return rows[0]?.status;
  });
}

/** As the owner of the table, past its triggers, which stand again afterwards. */
function flipByte(known?: string): Promise<string> {
  return asOwner(async (client) => {
    const { rows } = await client.query('select seq from audit_log order by seq desc offset 20 limit 1');
    const seq = known ?? String(rows[0].seq);
    await expect(client.query(flip, [seq])).rejects.toThrow('written once');
    await client.query('begin');
    await client.query('alter table audit_log disable trigger audit_log_write_once');
    await client.query(flip, [seq]);
    await client.query('alter table audit_log enable always trigger audit_log_write_once');
    await client.query('commit');
    return seq;
  });
}
