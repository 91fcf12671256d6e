import { expect, it } from 'vitest';

import { deviceOf } from './device-of';

it.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox, Windows'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
    'Mobile Safari, iOS',
  ],
  ['own-tool 1.0', 'own-tool 1.0'],
  [null, null],
])('says what somebody is signed in with: %s', (said, device) => {
  expect(deviceOf(said)).toBe(device);
});
