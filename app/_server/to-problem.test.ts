import { describe, expect, it } from 'vitest';

import { DomainError, errorCodes } from '@/lib/platform/core/domain-error';

import { statusOf, toProblem } from './to-problem';

const request = { requestId: 'request-1', path: '/api/v1/runs' };

describe('toProblem', () => {
  it('says what is wrong, where and under which reference', async () => {
    const problems = [{ pointer: '/title', code: 'too_small', message: 'must not be empty' }];
    const response = toProblem(
      new DomainError('invalid_input', 'The input is not valid.', { problems }),
      request,
    );

    expect(response.status).toBe(422);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toEqual({
      type: 'urn:laufkarte:error:invalid_input',
      title: 'Invalid input',
      status: 422,
      code: 'invalid_input',
      detail: 'The input is not valid.',
      instance: '/api/v1/runs',
      correlation_id: 'request-1',
      errors: problems,
    });
  });

  it('tells nothing about an error that is ours', async () => {
    const response = toProblem(new Error('password of the database is hunter2'), request);

    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('hunter2');
  });

  it('says when to come back and what is missing', () => {
    const limited = toProblem(
      new DomainError('rate_limited', 'Too many.', { params: { retryAfterSeconds: 17 } }),
      request,
    );
    expect(limited.headers.get('retry-after')).toBe('17');
    expect(
      toProblem(new DomainError('unauthenticated', 'Token.'), request).headers.get('www-authenticate'),
    ).toBe('Bearer');
  });

  it('has an error status for every code', () => {
    expect(errorCodes.filter((code) => statusOf[code] < 400)).toEqual([]);
  });
});
