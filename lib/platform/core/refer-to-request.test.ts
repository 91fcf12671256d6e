import { beforeAll, describe, expect, it } from 'vitest';

import { createTenant, type TestTenant } from '@/tests/factories/tenant';

import { referToRequest } from './refer-to-request';
import { read, transact } from './transact';

let acme: TestTenant;

beforeAll(async () => {
  acme = await createTenant();
});

describe('what fails', () => {
  it('carries the reference of its request out of a transaction, once', async () => {
    const ctx = { ...acme.job, requestId: '01a1fdd7-2e3d-7b2c-bf88-01f9d0e212af' };
    for (const room of [read, transact]) {
      const fails = room(ctx, (tx) => tx.$client.query('select nothing from nowhere'));
      await expect(fails).rejects.toMatchObject({ digest: ctx.requestId });
    }
    const known = Object.assign(new Error('x'), { digest: 'first' });
    await expect(read(ctx, () => Promise.reject(known))).rejects.toMatchObject({ digest: 'first' });
  });

  it('is no signal of the framework, whatever a visitor calls their request', () => {
    const error = new Error('x');
    expect(referToRequest(error, 'DYNAMIC_SERVER_USAGE')).toBe(error);
    expect(error).not.toHaveProperty('digest');
    expect(referToRequest('no error', 'request-1')).toBe('no error');
  });
});
