import { beforeAll, describe, expect, test } from 'vitest';

import { apiOf } from './setup/api';
import {
  browserForFile,
  findBarriers,
  goTo,
  onScreen,
  overflowOf,
  type Session,
  shoot,
} from './setup/browser';
import { anna, sessionOf } from './setup/people';

const pages: Record<string, (ids: Ids) => string> = {
  'sign-in': () => '/sign-in',
  overview: () => '/overview',
  inbox: () => '/inbox',
  decks: () => '/decks',
  'deck editor': ({ deck }) => `/decks/${deck}`,
  versions: ({ deck }) => `/decks/${deck}/versions`,
  version: ({ deck }) => `/decks/${deck}/versions/1`,
  comparison: ({ deck }) => `/decks/${deck}/versions/compare?from=1&view=side`,
  runs: () => '/runs',
  'finished runs': () => '/runs?tab=done',
  run: ({ run }) => `/runs/${run}`,
  'finished run': ({ finished }) => `/runs/${finished}`,
  'run step': ({ run, step }) => `/runs/${run}?step=${step}`,
  team: () => '/team',
  departments: () => '/team?tab=departments',
  account: () => '/account',
  password: () => '/account?section=password',
  tokens: () => '/account?section=tokens',
  sessions: () => '/account?section=sessions',
  notifications: () => '/account?section=notifications',
  mails: () => '/admin/mail',
  mail: ({ mail }) => `/admin/mail/${mail}`,
  jobs: () => '/admin/jobs',
  settings: () => '/admin/settings',
};

const looks = [
  { screen: 'desk', locale: 'de', theme: 'light' },
  { screen: 'desk', locale: 'en', theme: 'dark' },
  { screen: 'phone', locale: 'de', theme: 'light' },
  { screen: 'phone', locale: 'en', theme: 'dark' },
  { screen: 'narrow', locale: 'de', theme: 'light' },
] as const;

type Ids = { deck: string; run: string; finished: string; step: string; mail: string };

let session: Session;
let ids: Ids;

browserForFile();

beforeAll(async () => {
  session = await sessionOf(anna);
  const api = await apiOf(anna);
  const first = async (path: string) =>
    (await api<{ items: { id: string }[] }>('GET', `${path}limit=1`)).body.items[0]!.id;
  const run = await first('/runs?tab=active&');
  const { body } = await api<{ lanes: { checkpoints: { id: string; status: string }[] }[] }>(
    'GET',
    `/runs/${run}`,
  );
  const steps = body.lanes.flatMap((lane) => lane.checkpoints);
  ids = {
    deck: await first('/decks?'),
    run,
    finished: await first('/runs?tab=done&'),
    step: steps.find((step) => step.status === 'active')!.id,
    mail: await newestMail(),
  };
});

describe.each(looks)('at the $screen, $locale, $theme', ({ screen, locale, theme }) => {
  test.each(Object.keys(pages))('%s', async (name) => {
    const anonymous = name === 'sign-in';
    await onScreen(screen, { session: anonymous ? undefined : session, locale, theme }, async (page) => {
      expect(await goTo(page, pages[name]!(ids)), 'status').toBe(200);
      await page.locator('h1:visible, h2:visible').first().waitFor();
      await shoot(page, 'pages', `${name} ${screen} ${theme}`);
      expect(await page.locator('html').getAttribute('lang')).toBe(locale);
      expect(await page.title()).not.toBe('');
      expect(await overflowOf(page), 'pixels too wide').toBeLessThanOrEqual(0);
      if (screen !== 'narrow') expect(await findBarriers(page)).toEqual([]);
    });
  });
});

function newestMail(): Promise<string> {
  return onScreen('desk', { session }, async (page) => {
    await goTo(page, '/admin/mail');
    const address = await page.locator('main a[href^="/admin/mail/"]').first().getAttribute('href');
    return address!.split('/').at(-1)!;
  });
}
