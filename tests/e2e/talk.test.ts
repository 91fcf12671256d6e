import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';

import { type Api, apiOf, type RunAnswer, stepsOf } from './setup/api';
import {
  browserForFile,
  findBarriers,
  goTo,
  onScreen,
  overflowOf,
  type Screen,
  type Session,
} from './setup/browser';
import { anna, dirk, sessionOf } from './setup/people';

let api: Api;
let session: Session;
let dirksId: string;

browserForFile();

beforeAll(async () => {
  api = await apiOf(anna);
  session = await sessionOf(anna);
  dirksId = (await (await apiOf(dirk))<{ id: string }>('GET', '/me')).body.id;
});

/** A run whose first step is Anna's and whose second is Dirk's, so that both see it. */
async function begin(): Promise<{ runId: string; stepId: string }> {
  const step = { title: 'Ware prüfen', confirmationType: 'simple_ok' };
  const body = {
    format: 'laufkarte.deck/1',
    title: 'Besprochen',
    lanes: [
      { checkpoints: [{ ...step, key: 'pruefen', assignees: ['starter'], requireTodosDone: true }] },
      { checkpoints: [{ ...step, key: 'ablegen', title: 'Ablegen', assignees: [{ user: dirk.email }] }] },
    ],
  };
  const deckId = (await api<{ id: string }>('POST', '/decks', { body })).body.id;
  await api('POST', `/decks/${deckId}/publish`, { body: {} });
  const { body: run } = await api<RunAnswer>('POST', '/runs', { body: { deckId, start: true } });
  return { runId: run.id, stepId: stepsOf(run)[0]!.id };
}

describe.each<Screen>(['desk', 'phone'])('at the %s', (screen) => {
  test('an open todo keeps the step open, and a ticked one no longer does', async () => {
    const { runId, stepId } = await begin();
    await onScreen(screen, { session }, async (page) => {
      await goTo(page, `/runs/${runId}?step=${stepId}`);
      await page.getByLabel('Neue Aufgabe').fill('Fotos machen');
      await page.getByLabel('Neue Aufgabe').press('Enter');
      await page.getByRole('button', { name: 'Mehr zu „Fotos machen“' }).waitFor();
      await page.getByRole('button', { name: 'Bestätigen' }).click();
      await page.getByText('Es sind noch nicht alle Aufgaben dieses Schritts erledigt.').waitFor();
      expect(await overflowOf(page)).toBeLessThanOrEqual(0);
      expect(await findBarriers(page)).toEqual([]);

      await page.getByRole('checkbox', { name: /Fotos machen/ }).click();
      await page.getByText('erledigt von Anna Weber').waitFor();
      await page.getByRole('button', { name: 'Bestätigen' }).click();
      await page.getByText('„Ware prüfen“ ist abgezeichnet').waitFor();
    });
  });

  test('who is mentioned hears the bell without reloading, and is led to the comment', async () => {
    const { runId, stepId } = await begin();
    const theirs = await sessionOf(dirk);
    await onScreen(screen, { session: theirs }, async (their) => {
      await goTo(their, '/overview');
      await their.waitForTimeout(2500);
      const bell = their.getByRole('button', { name: /Mitteilungen/ });
      const before = await bell.getAttribute('aria-label');

      await onScreen('desk', { session }, async (page) => {
        await goTo(page, `/runs/${runId}?step=${stepId}`);
        await mention(page, 'Kannst du das ansehen, ', dirk.name);
        await page.getByText('wird gesendet').waitFor({ state: 'detached' });
        await expect.poll(() => bell.getAttribute('aria-label'), { timeout: 30_000 }).not.toBe(before);
      });

      await bell.click();
      await their
        .getByText('Anna Weber hat Sie bei „Ware prüfen“ erwähnt')
        .filter({ visible: true })
        .first()
        .click();
      await their.waitForURL(new RegExp(`/runs/${runId}\\?step=${stepId}#comments`));
      await their.getByText('Kannst du das ansehen,').waitFor();
      await their.locator('#comments strong', { hasText: `@${dirk.name}` }).waitFor();
    });
  });
});

test('a comment is changed and removed, and those who look see it', async () => {
  const { runId, stepId } = await begin();
  const theirs = await sessionOf(dirk);
  await onScreen('desk', { session: theirs }, async (their) => {
    await goTo(their, `/runs/${runId}?step=${stepId}`);
    await their.waitForTimeout(2500);
    await onScreen('desk', { session }, async (page) => {
      await goTo(page, `/runs/${runId}?step=${stepId}`);
      const box = page.getByLabel('Kommentar schreiben');
      await box.fill('Karton ist <b>nass</b>');
      await box.press('Control+Enter');
      await their.getByText('Karton ist <b>nass</b>').waitFor();

      await page.getByRole('button', { name: 'Mehr zum Kommentar von Anna Weber' }).click();
      await page.getByRole('menuitem', { name: 'Bearbeiten' }).click();
      await page.getByLabel('Kommentar bearbeiten').fill('Karton ist trocken');
      await page.getByRole('button', { name: 'Speichern' }).click();
      await their.getByText('Karton ist trocken').waitFor();
      await their.getByText(/bearbeitet heute/).waitFor();

      await page.getByRole('button', { name: 'Mehr zum Kommentar von Anna Weber' }).click();
      await page.getByRole('menuitem', { name: 'Löschen' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Löschen' }).click();
      await their.getByText('Entfernt von Anna Weber').waitFor();
      expect(await their.getByText('Karton ist trocken').count()).toBe(0);
    });
  });
});

test('what somebody has to do in several runs is given to somebody else', async () => {
  const { runId } = await begin();
  // A new run is found by its words a moment later.
  const newest = async () =>
    (await api<{ items: { id: string }[] }>('GET', '/runs?q=Besprochen')).body.items[0]?.id;
  await expect.poll(newest, { timeout: 60_000, interval: 500 }).toBe(runId);
  await onScreen('desk', { session }, async (page) => {
    await goTo(page, '/runs?q=Besprochen');
    await page
      .getByRole('checkbox', { name: /Besprochen/ })
      .first()
      .click();
    await page.getByRole('region', { name: 'Auswahl' }).getByRole('button', { name: 'Zuweisen' }).click();
    const dialog = page.getByRole('dialog', { name: 'Offene Schritte neu zuweisen' });
    await choose(page, dialog.getByRole('combobox', { name: 'Bisher zuständig' }), anna.name);
    await choose(page, dialog.getByRole('combobox', { name: 'Künftig zuständig' }), dirk.name);
    await dialog.getByRole('button', { name: 'Zuweisen' }).click();
    await page.getByText('Die Schritte eines Laufs sind neu zugewiesen').waitFor();
  });
  const { body } = await api<{ lanes: { checkpoints: { assignees: { id: string }[] }[] }[] }>(
    'GET',
    `/runs/${runId}`,
  );
  expect(body.lanes[0]!.checkpoints[0]!.assignees.map(({ id }) => id)).toEqual([dirksId]);
});

test('the API lists what was said and planned', async () => {
  const { stepId } = await begin();
  const at = `/checkpoints/${stepId}`;
  const said = await api<{ id: string }>('POST', `${at}/comments`, {
    body: { text: `Frage an @{${dirksId}}` },
  });
  const planned = await api<{ id: string }>('POST', `${at}/todos`, {
    body: { title: 'Nachfragen', dueOn: '2026-12-24' },
  });
  expect([said.status, planned.status]).toEqual([201, 201]);
  await api('POST', `/todos/${planned.body.id}`, { body: { done: true } });
  const comments = await api<{ items: object[] }>('GET', `${at}/comments`);
  expect(comments.body).toMatchObject({
    items: [{ id: said.body.id, mentions: [{ id: dirksId, name: dirk.name }] }],
    nextCursor: null,
  });
  const todos = await api<{ items: object[] }>('GET', `${at}/todos`);
  expect(todos.body).toMatchObject({
    items: [{ title: 'Nachfragen', dueOn: '2026-12-24', doneBy: { name: anna.name } }],
  });
});

async function mention(page: Page, text: string, name: string): Promise<void> {
  // The page takes whoever arrives to its heading once its scripts have taken over; one types after that.
  await page.waitForTimeout(1500);
  const box = page.getByLabel('Kommentar schreiben');
  await box.pressSequentially(`${text}@${name.split(' ')[0]}`);
  await page.getByRole('option', { name: new RegExp(name) }).waitFor();
  await box.press('Enter');
  await box.press('Control+Enter');
}

async function choose(page: Page, combobox: ReturnType<Page['getByRole']>, name: string): Promise<void> {
  await combobox.fill(name);
  await page
    .getByRole('option', { name: new RegExp(name) })
    .first()
    .click();
}
