import { describe, expect, it } from 'vitest';

import { chooseLocale, chooseTimeZone } from './locale';

describe('the language of a request', () => {
  it.each([
    ['en', 'de', 'en'],
    [undefined, 'en-GB,en;q=0.9', 'en'],
    [undefined, 'fr;q=0.9,de-AT;q=0.4,en;q=0.8', 'en'],
    [undefined, 'fr', 'de'],
    ['xx', null, 'de'],
    [undefined, ';;q=,,', 'de'],
  ] as const)('with cookie %s and header %s is %s', (cookie, header, expected) => {
    expect(chooseLocale(cookie, header)).toBe(expected);
  });
});

describe('the time zone of a request', () => {
  it('is the chosen one when it exists, else Berlin', () => {
    expect(chooseTimeZone('America/New_York')).toBe('America/New_York');
    expect(chooseTimeZone('Mars/Olympus')).toBe('Europe/Berlin');
    expect(chooseTimeZone(undefined)).toBe('Europe/Berlin');
  });
});
