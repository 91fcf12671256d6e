import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

import { openBrowser, phone, shots, signIn, type Visitor, visit, wide } from './setup/browser';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const pages = [
  'overview',
  'inbox',
  'runs',
  'runs?tab=done',
  'decks',
  'team',
  'team?tab=departments',
  'account',
  'account?section=password',
  'account?section=tokens',
  'account?section=sessions',
  'account?section=notifications',
  'admin/mail',
  'admin/jobs',
];
const details = [
  { from: 'runs', link: 'main a[href^="/runs/"]' },
  { from: 'inbox', link: 'main a[href*="step="]' },
  { from: 'decks', link: 'main h2 a[href^="/decks/"]' },
];

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
});

const looks = [
  { name: 'wide', viewport: wide, colorScheme: 'light', locale: 'de' },
  { name: 'phone', viewport: phone, colorScheme: 'light', locale: 'de' },
  { name: 'narrow-dark-english', viewport: { width: 360, height: 740 }, colorScheme: 'dark', locale: 'en' },
] as const;

for (const look of looks) {
  describe(`every page, ${look.name}`, () => {
    let visitor: Visitor;
    beforeAll(async () => {
      visitor = await visit(browser, look.viewport, { colorScheme: look.colorScheme });
      await signIn(visitor.page, 'anna.weber');
      await visitor.context.addCookies([{ name: 'locale', value: look.locale, url: inject('baseUrl') }]);
    });
    afterAll(() => visitor.context.close());

    for (const path of pages) {
      it(`/${path} opens, fits, speaks to everybody and complains about nothing`, async () => {
        const answer = await visitor.page.goto(`${inject('baseUrl')}/${path}`);
        expect(answer?.status()).toBe(200);
        await inspect(visitor, `${look.name}-${path.replace(/\W+/g, '-')}`);
      });
    }

    for (const { from, link } of details) {
      it(`what /${from} leads to does, too`, async () => {
        await visitor.page.goto(`${inject('baseUrl')}/${from}`);
        const href = await visitor.page.locator(link).first().getAttribute('href');
        expect((await visitor.page.goto(inject('baseUrl') + href))?.status()).toBe(200);
        await inspect(visitor, `${look.name}-${from}-detail`);
      });
    }
  });
}

async function inspect({ page, complaints }: Visitor, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: `${shots}/${name}.png` });
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0);
  // Through the debugger, as the page's own policy rightly refuses foreign scripts.
  const source = readFileSync(axe, 'utf8');
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: source });
  const { result } = await session.send('Runtime.evaluate', {
    expression: `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }).then((r) => JSON.stringify(r.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.target.join(' ')).slice(0, 3).join(', '))))`,
    awaitPromise: true,
    returnByValue: true,
  });
  await session.detach();
  expect(JSON.parse(String(result.value))).toEqual([]);
  expect(complaints.splice(0)).toEqual([]);
}
