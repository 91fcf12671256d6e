import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';

export const screens = {
  desk: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  narrow: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
} as const;

export type Screen = keyof typeof screens;
export type Session = Awaited<ReturnType<BrowserContext['storageState']>>;
type Options = {
  session?: Session;
  locale?: 'de' | 'en';
  theme?: 'light' | 'dark';
  /** Complaints that belong to the story, as of a line that is cut. */
  expects?: RegExp;
};

const output = join(import.meta.dirname, '../../.output');
const programs = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const launchArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

let browser: Browser;

/** One browser for the tests of a file. */
export function browserForFile(): void {
  beforeAll(async () => {
    const executablePath = programs.find((program) => existsSync(program));
    if (!executablePath) throw new Error(`No browser found. Looked for ${programs.join(', ')}.`);
    browser = await chromium.launch({ executablePath, args: launchArguments });
  });
  afterAll(() => browser?.close());
}

/** A fresh device in somebody's hand. Whatever the browser complains about while they work fails the test. */
export async function onScreen<Result>(
  screen: Screen,
  { session, locale = 'de', theme = 'light', expects }: Options,
  work: (page: Page) => Promise<Result>,
): Promise<Result> {
  const baseURL = inject('baseUrl');
  const context = await browser.newContext({
    ...screens[screen],
    baseURL,
    locale: locale === 'de' ? 'de-DE' : 'en-GB',
    timezoneId: 'Europe/Berlin',
    colorScheme: theme,
    reducedMotion: 'reduce',
    storageState: session,
  });
  await context.addCookies([{ name: 'locale', value: locale, url: baseURL }]);
  context.setDefaultTimeout(20_000);
  const complaints = listen(context);
  const page = await context.newPage();
  try {
    const result = await work(page);
    expect(
      complaints.filter((complaint) => !expects?.test(complaint)),
      'complaints of the browser',
    ).toEqual([]);
    return result;
  } catch (error) {
    await shoot(page, 'failures', `${expect.getState().currentTestName ?? 'test'} ${screen}`);
    if (complaints.length > 0) console.error(complaints.join('\n'));
    throw error;
  } finally {
    await context.close();
  }
}

/** Opens an address and waits until its scripts have taken over. */
export async function goTo(page: Page, address: string): Promise<number> {
  const response = await page.goto(address);
  await page.waitForLoadState('networkidle');
  return response?.status() ?? 0;
}

/** What a screen reader or a colour-blind reader would stumble over, one line per finding. */
export async function findBarriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(document, { iframes: false }),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${node.any[0]?.message ?? ''}`),
    );
}

/** By how many pixels the page is wider than the screen. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

export async function shoot(page: Page, folder: string, name: string): Promise<void> {
  mkdirSync(join(output, folder), { recursive: true });
  const file = `${name.replace(/[^\p{L}\p{N}]+/gu, '-')}.png`;
  // Hiding the caret would add a style element, which the content policy refuses.
  await page.screenshot({ path: join(output, folder, file), caret: 'initial' }).catch(() => undefined);
}

function listen(context: BrowserContext): string[] {
  const complaints: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => complaints.push(`script: ${error.error().stack ?? error.error()}`));
  context.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()} ${response.url()}`);
  });
  return complaints;
}
