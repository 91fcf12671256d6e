import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

import { openBrowser, phone, shots, signIn, type Visitor, visit, wide } from './setup/browser';
import { asOwner, run } from './setup/command-line';

const checklist = `# Brandschutzbegehung Halle 2

## Rundgang

- [ ] Fluchtwege frei
      Mindestbreite 1,20 m, nichts abgestellt, Türen öffnen ohne Schlüssel.
- [ ] Feuerlöscher geprüft
      Plakette lesbar, Druck im grünen Bereich.

## Abschluss

- [ ] Protokoll abgelegt
`;

let browser: Browser;
let anna: Visitor;
let runAddress: string;

beforeAll(async () => {
  browser = await openBrowser();
  anna = await visit(browser, wide);
});

afterAll(async () => {
  await browser.close();
});

describe('from a checklist to a proof', () => {
  it('imports a checklist, gives its steps to people, publishes and starts it', async () => {
    const { page } = anna;
    await signIn(page, 'anna.weber');
    await page.goto(`${inject('baseUrl')}/decks`);
    await page.getByRole('button', { name: 'Importieren' }).click();
    await page.getByRole('textbox', { name: 'Text einfügen' }).fill(checklist);
    await page.getByRole('dialog').getByRole('button', { name: 'Importieren' }).click();
    await page.waitForURL('**/decks/*-*');

    await assign(page, 'Fluchtwege frei', 'Dirk Franke');
    await page.getByRole('button', { name: '„Feuerlöscher geprüft“ bearbeiten' }).click();
    await page.getByRole('radio', { name: /^Annehmen oder ablehnen/ }).click();
    await choose(page, 'Zuständig', 'Marta Nowak');
    await page.getByRole('button', { name: 'Fertig' }).click();
    await page.getByRole('button', { name: 'Einstellungen' }).click();
    await choose(page, 'Wer gibt frei?', 'Petra Hofmann');
    await page.getByRole('button', { name: 'Fertig' }).click();
    await page.getByText('Gespeichert', { exact: true }).waitFor();
    await page.screenshot({ path: `${shots}/story-editor.png` });

    await page.getByRole('button', { name: 'Veröffentlichen' }).click();
    await page.getByRole('button', { name: 'Version 1 veröffentlichen' }).click();
    await page.getByText('Version 1 ist veröffentlicht').waitFor();
    await page
      .getByRole('button', { name: /starten$/ })
      .first()
      .click();
    await page
      .getByRole('dialog', { name: 'Lauf starten' })
      .getByRole('button', { name: 'Lauf starten' })
      .click();
    await page.waitForURL('**/runs/*-*');
    runAddress = new URL(page.url()).pathname;
    expect(anna.complaints).toEqual([]);
  });

  it('lets two people act on a phone from the links in their mails', async () => {
    const dirk = await fromMail('Dirk Franke', 'Fluchtwege frei', 'dirk.franke');
    await dirk.page.getByRole('button', { name: 'Bestätigen' }).click();
    await dirk.page.getByText('„Fluchtwege frei“ ist abgezeichnet').first().waitFor();
    expect(dirk.complaints).toEqual([]);
    await dirk.context.close();

    const marta = await fromMail('Marta Nowak', 'Feuerlöscher geprüft', 'marta.nowak');
    await marta.page.screenshot({ path: `${shots}/story-step-phone.png` });
    await marta.page.getByRole('button', { name: 'Ablehnen' }).click();
    await marta.page.getByRole('dialog').getByRole('textbox').fill('Plakette unleserlich');
    await marta.page.getByRole('dialog').getByRole('button', { name: 'Ablehnen' }).click();
    await marta.page.getByText('„Feuerlöscher geprüft“ ist abgelehnt').first().waitFor();

    await anna.page.goto(inject('baseUrl') + runAddress);
    await anna.page
      .getByRole('link', { name: /Feuerlöscher geprüft/ })
      .first()
      .click();
    await anna.page.getByRole('button', { name: 'Wieder öffnen' }).click();
    await anna.page.getByRole('dialog').getByRole('button', { name: 'Wieder öffnen' }).click();
    await anna.page.getByText('ist wieder offen').first().waitFor();

    await marta.page.reload();
    await marta.page.getByRole('button', { name: 'Annehmen' }).click();
    await marta.page.getByText('ist abgezeichnet').first().waitFor();
    await marta.context.close();
  });

  it('completes after the last step and the approval, and its timeline tells it', async () => {
    const { page } = anna;
    await page.goto(inject('baseUrl') + runAddress);
    await page
      .getByRole('link', { name: /Protokoll abgelegt/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Bestätigen' }).click();
    await page.getByText('ist abgezeichnet').first().waitFor();

    const petra = await visit(browser, phone);
    await signIn(petra.page, 'petra.hofmann');
    await petra.page.goto(`${inject('baseUrl')}${runAddress}?approval=1`);
    await petra.page.getByRole('button', { name: 'Freigeben' }).last().click();
    await petra.page.getByText('Der Lauf ist abgeschlossen').first().waitFor();
    expect(petra.complaints).toEqual([]);
    await petra.context.close();

    await page.goto(`${inject('baseUrl')}${runAddress}?timeline=all`);
    const story = await page.locator('main').innerText();
    for (const sentence of [
      'Dirk Franke hat Fluchtwege frei abgezeichnet',
      'Marta Nowak hat Feuerlöscher geprüft abgelehnt',
      'Petra Hofmann hat den Lauf freigegeben',
    ]) {
      expect(story).toContain(sentence);
    }
    await page.screenshot({ path: `${shots}/story-run.png`, fullPage: true });
  });

  it('is proved by the audit chain, which notices one flipped byte', async () => {
    expect(run('audit-verify')).toMatchObject({ status: 0, output: expect.stringContaining('records hold') });
    const flip = `update audit_log set record = set_byte(record, 40, get_byte(record, 40) # 1) where seq = 7`;
    await asOwner(async (client) => {
      await expect(client.query(flip)).rejects.toThrow(/written once/);
      await client.query('alter table audit_log disable trigger all');
      await client.query(flip);
    });
    expect(run('audit-verify')).toMatchObject({
      status: 1,
      output: expect.stringContaining('record 7 does not hold'),
    });
    await asOwner(async (client) => {
      await client.query(flip);
      await client.query('alter table audit_log enable always trigger audit_log_write_once');
      await client.query('alter table audit_log enable always trigger audit_log_no_truncate');
    });
    expect(run('audit-verify').status).toBe(0);
  });
});

async function assign(page: Page, step: string, person: string): Promise<void> {
  await page.getByRole('button', { name: `„${step}“ bearbeiten` }).click();
  await choose(page, 'Zuständig', person);
  await page.getByRole('button', { name: 'Fertig' }).click();
}

async function choose(page: Page, field: string, person: string): Promise<void> {
  const box = page.getByRole('combobox', { name: field });
  await box.fill(person);
  await page.getByRole('option', { name: person }).click();
  await page.keyboard.press('Escape').catch(() => {});
}

/** Finds a person's mail as the trial's admin does, takes its link and opens it on a phone, not signed in. */
async function fromMail(person: string, step: string, localPart: string): Promise<Visitor> {
  const { page } = anna;
  let link: string | null = null;
  while (!link) {
    await page.goto(`${inject('baseUrl')}/admin/mail`);
    const row = page.getByRole('row').filter({ hasText: person }).filter({ hasText: step }).first();
    if ((await row.count()) > 0) {
      await row.getByRole('link').first().click();
      await page.waitForURL('**/admin/mail/*');
      link = await page.locator('main a[href*="step="]').first().getAttribute('href');
    } else await page.waitForTimeout(300);
  }
  const visitor = await visit(browser, phone);
  await visitor.page.goto(link);
  await visitor.page.waitForURL('**/sign-in**');
  await signIn(visitor.page, localPart);
  await visitor.page.waitForURL('**step=*');
  return visitor;
}
