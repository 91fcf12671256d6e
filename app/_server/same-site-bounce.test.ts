import { describe, expect, it } from 'vitest';

import { needsBounce } from './same-site-bounce';

const fromMail = {
  method: 'GET',
  path: '/runs/1',
  headers: new Headers({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }),
  hasSession: false,
  askedAgain: false,
};

describe('needsBounce', () => {
  it('asks again when a link from elsewhere arrives without a session', () => {
    expect(needsBounce(fromMail)).toBe(true);
  });

  it.each([
    ['the session came along', { hasSession: true }],
    ['it was asked already', { askedAgain: true }],
    ['the page is public', { path: '/invitation/abc' }],
    ['the sign-in page is meant', { path: '/sign-in' }],
    ['something is sent', { method: 'POST' }],
    ['it comes from this site', { headers: new Headers({ 'sec-fetch-site': 'same-origin' }) }],
    ['it is typed into the address bar', { headers: new Headers({ 'sec-fetch-site': 'none' }) }],
    ['the browser says nothing', { headers: new Headers() }],
  ])('does not when %s', (_why, difference) => {
    expect(needsBounce({ ...fromMail, ...difference })).toBe(false);
  });
});
