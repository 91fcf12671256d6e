import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { type Api, apiOf, type RunAnswer, stepsOf } from './setup/api';
import { browserForFile, goTo, onScreen } from './setup/browser';
import { anna, dirk, marta, sessionOf } from './setup/people';

browserForFile();

// Far below the minute after which the page would have asked by itself.
const WITHIN = { timeout: 10_000 };

/** Resolves once the page has its line. */
function lineOf(page: Page): Promise<unknown> {
  return page.waitForResponse((each) => each.url().includes('/api/live') && each.ok());
}

async function begin(api: Api) {
  const step = (key: string) => ({
    key,
    title: `Schritt ${key}`,
    confirmationType: 'simple_ok',
    assignees: ['starter'],
  });
  const body = {
    format: 'laufkarte.deck/1',
    title: 'Mitsehen',
    lanes: [{ checkpoints: [step('eins'), step('zwei')] }, { checkpoints: [step('drei')] }],
  };
  const deckId = (await api<{ id: string }>('POST', '/decks', { body })).body.id;
  await api('POST', `/decks/${deckId}/publish`, { body: {} });
  const { body: run } = await api<RunAnswer>('POST', '/runs', { body: { deckId, start: true } });
  return { runId: run.id, steps: stepsOf(run) };
}

test('what others do appears on an open run, and what was being typed stays', async () => {
  const api = await apiOf(anna);
  const session = await sessionOf(anna);
  const { runId, steps } = await begin(api);
  const [first, second] = steps;

  await onScreen('desk', { session }, async (page) => {
    const told = lineOf(page);
    await goTo(page, `/runs/${runId}?step=${second!.id}`);
    await page.getByLabel('Bemerkung').fill('Noch nicht fertig getippt');
    await told;
    expect(await page.getByText('Erledigt', { exact: true }).count()).toBe(0);
    const loads = await page.evaluate(() => performance.getEntriesByType('navigation').length);

    await api('POST', `/checkpoints/${first!.id}/confirm`, { body: {} });
    await page.getByText('Erledigt', { exact: true }).filter({ visible: true }).first().waitFor(WITHIN);
    expect(await page.getByLabel('Bemerkung').inputValue()).toBe('Noch nicht fertig getippt');
    expect(await page.evaluate(() => performance.getEntriesByType('navigation').length)).toBe(loads);
  });
});

test('what was typed is not lost when somebody else is faster', async () => {
  const api = await apiOf(anna);
  const faster = await apiOf(dirk);
  const session = await sessionOf(anna);
  const { runId, steps } = await begin(api);
  const [first, second] = steps;
  const [mine, theirs] = await Promise.all([api, faster].map((each) => each<{ id: string }>('GET', '/me')));
  await api('POST', `/checkpoints/${first!.id}/reassign`, {
    body: { userIds: [mine!.body.id, theirs!.body.id] },
  });

  await onScreen('desk', { session }, async (page) => {
    // Nothing is asked for by name: the first step of hers opens by itself.
    await goTo(page, `/runs/${runId}`);
    const panel = page.getByRole('complementary', { name: 'Schritt' });
    await panel.getByRole('heading', { name: first!.title }).waitFor();
    await page.getByLabel('Bemerkung').fill('Drei Schrauben fehlten');
    await page.getByLabel('Neue Aufgabe').fill('Schrauben bestellen');
    const comment = panel.locator('#comments').getByRole('textbox');
    await comment.pressSequentially('Das Lager weiß');

    expect((await faster('POST', `/checkpoints/${first!.id}/confirm`, { body: {} })).status).toBe(200);
    const kept = panel.getByRole('status');
    await kept.getByText('Drei Schrauben fehlten').waitFor(WITHIN);
    expect(await kept.innerText()).toMatch(/Dirk Franke hat diesen Schritt heute \d\d:\d\d abgeschlossen/);
    await page.keyboard.type(' Bescheid');
    expect(await comment.inputValue()).toBe('Das Lager weiß Bescheid');
    expect(await page.getByLabel('Neue Aufgabe').inputValue()).toBe('Schrauben bestellen');

    await page.getByRole('link', { name: second!.title }).first().click();
    await panel.getByRole('heading', { name: second!.title }).waitFor();
    expect(await page.getByLabel('Bemerkung').inputValue()).toBe('');
    await page.getByLabel('Bemerkung').fill('Zweite');
    await page.getByRole('link', { name: first!.title }).first().click();
    await kept.getByText('Drei Schrauben fehlten').waitFor();
    expect(await comment.inputValue()).toBe('Das Lager weiß Bescheid');
    await kept.getByRole('button', { name: 'Verwerfen' }).click();
    expect(await kept.count()).toBe(0);
    await page.getByRole('link', { name: second!.title }).first().click();
    await panel.getByRole('heading', { name: second!.title }).waitFor();
    expect(await page.getByLabel('Bemerkung').inputValue()).toBe('Zweite');
    await page.getByRole('button', { name: 'Bestätigen', exact: true }).click();
    await panel.getByText('Zweite').waitFor();
    expect(await kept.count()).toBe(0);
  });
});

test('a line that was cut is taken up again, and what happened meanwhile is told', async () => {
  const api = await apiOf(anna);
  const session = await sessionOf(anna);
  const { runId, steps } = await begin(api);

  await onScreen('desk', { session, expects: /ERR_INTERNET_DISCONNECTED|ERR_NETWORK/ }, async (page) => {
    const told = lineOf(page);
    await goTo(page, `/runs/${runId}`);
    await told;
    await page.context().setOffline(true);
    await api('POST', `/checkpoints/${steps[0]!.id}/confirm`, { body: {} });
    await page.context().setOffline(false);
    await page
      .locator('#timeline')
      .getByText('Schritt eins abgezeichnet')
      .or(page.getByText('Erledigt', { exact: true }))
      .first()
      .waitFor(WITHIN);
  });
});

test('what is said about a step appears, though it changes nothing about the run', async () => {
  const api = await apiOf(anna);
  const session = await sessionOf(anna);
  const { runId, steps } = await begin(api);
  const stepId = steps[0]!.id;

  await onScreen('phone', { session }, async (page) => {
    const told = lineOf(page);
    await goTo(page, `/runs/${runId}?step=${stepId}`);
    await told;
    await api('POST', `/checkpoints/${stepId}/comments`, { body: { text: 'Kommt morgen früh' } });
    await page.getByText('Kommt morgen früh').filter({ visible: true }).first().waitFor(WITHIN);
  });
});

test('what is read in one window is read in the other, and signing out ends the lines of both', async () => {
  const api = await apiOf(anna);
  const { body: me } = await (await apiOf(marta))<{ id: string }>('GET', '/me');
  const session = await sessionOf(marta);
  const { steps } = await begin(api);

  await onScreen('desk', { session, expects: /401/ }, async (page) => {
    const other = await page.context().newPage();
    const lines = [lineOf(page), lineOf(other)];
    await goTo(page, '/decks');
    await goTo(other, '/inbox');
    await Promise.all(lines);
    const bell = page.getByRole('button', { name: /Mitteilungen/ });
    const nothing = await bell.getAttribute('aria-label');
    await api('POST', `/checkpoints/${steps[0]!.id}/reassign`, { body: { userIds: [me.id] } });
    await expect.poll(() => bell.getAttribute('aria-label'), WITHIN).not.toBe(nothing);
    const rung = await bell.getAttribute('aria-label');

    await other.getByRole('button', { name: /Mitteilungen/ }).click();
    await other.getByRole('button', { name: 'Alle gelesen' }).click();
    await expect.poll(() => bell.getAttribute('aria-label'), WITHIN).not.toBe(rung);

    const refused = page.waitForResponse((each) => each.url().includes('/api/live') && each.status() === 401);
    await goTo(other, '/account');
    await other.getByRole('button', { name: /Marta Nowak/ }).click();
    await other.getByRole('button', { name: 'Abmelden' }).click();
    await refused;
  });
});

test('what falls to somebody appears in their inbox, and the bell rings', async () => {
  const api = await apiOf(anna);
  const { body: me } = await (await apiOf(dirk))<{ id: string }>('GET', '/me');
  const session = await sessionOf(dirk);
  const { steps } = await begin(api);

  await onScreen('phone', { session }, async (page) => {
    const told = lineOf(page);
    await goTo(page, '/inbox');
    await told;
    const bell = page.getByRole('button', { name: /Mitteilungen/ });
    const before = await bell.getAttribute('aria-label');
    await api('POST', `/checkpoints/${steps[0]!.id}/reassign`, { body: { userIds: [me.id] } });
    await page.getByText('Schritt eins').filter({ visible: true }).first().waitFor(WITHIN);
    await expect.poll(() => bell.getAttribute('aria-label'), { timeout: 10_000 }).not.toBe(before);
  });
});

test('where no line is let through, the page asks once a minute', async () => {
  const api = await apiOf(anna);
  const session = await sessionOf(anna);
  const { runId, steps } = await begin(api);

  await onScreen('desk', { session, expects: /api\/live/ }, async (page) => {
    await page.route('**/api/live?*', (route) => route.abort());
    await page.clock.install();
    const tried = page.waitForRequest('**/api/live?*');
    await goTo(page, `/runs/${runId}`);
    await page.clock.fastForward(2000);
    await tried;
    await api('POST', `/checkpoints/${steps[0]!.id}/confirm`, { body: {} });
    expect(await page.getByText('Erledigt', { exact: true }).count()).toBe(0);
    await page.clock.fastForward(60_000);
    await page.clock.fastForward(1000);
    await page.getByText('Erledigt', { exact: true }).filter({ visible: true }).first().waitFor(WITHIN);
  });
});
