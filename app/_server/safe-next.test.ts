import { describe, expect, it } from 'vitest';

import { safeNext } from './safe-next';

describe('safeNext', () => {
  it.each(['/runs', '/runs/1?tab=done#step', '/decks?q=a%2Fb'])('goes to %s', (path) => {
    expect(safeNext(path)).toBe(path);
  });

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/runs\\..\\evil',
    '/\t/evil.example',
    '/\n//evil.example',
    'javascript:alert(1)',
    'runs',
    '',
    '/',
    '/sign-in?next=/sign-in',
    '/api/auth/signout',
    undefined,
    ['/runs', '/decks'],
    `/${'x'.repeat(2000)}`,
  ])('goes home instead of %j', (wanted) => {
    expect(safeNext(wanted)).toBe('/overview');
  });
});
