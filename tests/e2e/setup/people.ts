import type { Page } from 'playwright-core';

import { goTo, onScreen, type Session } from './browser';

const password = 'Laufkarte-2026';

export const anna = { name: 'Anna Weber', email: 'anna.weber@hofmann-metallbau.example' };
export const dirk = { name: 'Dirk Franke', email: 'dirk.franke@hofmann-metallbau.example' };
export const marta = { name: 'Marta Nowak', email: 'marta.nowak@hofmann-metallbau.example' };
export const petra = { name: 'Petra Hofmann', email: 'petra.hofmann@hofmann-metallbau.example' };

export type DemoPerson = typeof anna;

/**
 * Fills in the sign-in page the browser is on, and waits for where it leads. A person is let in five times a minute;
 * many short files in a row can be more, and then it is tried again.
 */
export async function signIn(page: Page, person: DemoPerson, attempts = 4): Promise<void> {
  await page.getByLabel('E-Mail-Adresse').fill(person.email);
  await page.getByLabel('Passwort', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
  const arrived = page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  if (
    attempts > 1 &&
    !(await arrived.then(
      () => true,
      () => false,
    ))
  ) {
    await page.waitForTimeout(30_000);
    return signIn(page, person, attempts - 1);
  }
  await arrived;
  await page.waitForLoadState('networkidle');
}

/** A session to begin with, for tests that are not about signing in. */
export function sessionOf(person: DemoPerson): Promise<Session> {
  return onScreen('desk', { expects: /429/ }, async (page) => {
    await goTo(page, '/sign-in');
    await signIn(page, person);
    return page.context().storageState();
  });
}
