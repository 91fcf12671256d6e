import 'server-only';

import { forbidden, notFound } from 'next/navigation';

import { isDomainError } from '@/lib/platform/core/domain-error';

/** For loaders: what is not there, or whose address is nonsense, is the page "not found". */
export async function orNotFound<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (isDomainError(error, 'not_found') || isDomainError(error, 'invalid_input')) notFound();
    if (isDomainError(error, 'forbidden')) forbidden();
    throw error;
  }
}
