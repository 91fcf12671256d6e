import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { inject } from 'vitest';

export const wide = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };
export const shots = join(import.meta.dirname, '..', '..', '.output', 'pages');

const candidates = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export async function openBrowser(): Promise<Browser> {
  mkdirSync(shots, { recursive: true });
  return chromium.launch({
    executablePath: candidates.find((path) => existsSync(path)),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
    ],
  });
}

export type Visitor = { context: BrowserContext; page: Page; complaints: string[] };

/** A browser of one person. What its console complains about is kept for the test to look at. */
export async function visit(
  browser: Browser,
  viewport: { width: number; height: number },
  options: { colorScheme?: 'light' | 'dark' } = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    viewport,
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    ...options,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return { context, page, complaints };
}

export async function signIn(page: Page, localPart: string): Promise<void> {
  if (!page.url().includes('/sign-in')) await page.goto(`${inject('baseUrl')}/sign-in`);
  await page.fill('input[name=email]', `${localPart}@hofmann-metallbau.example`);
  await page.fill('input[name=password]', 'Laufkarte-2026');
  await page.click('button[type=submit]');
  await page.waitForURL((url) => !url.pathname.includes('/sign-in'));
}
