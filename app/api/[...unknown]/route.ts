import { requestIdOf } from '@/app/_server/request-facts';
import { toProblem } from '@/app/_server/to-problem';
import { DomainError } from '@/lib/platform/core/domain-error';

/** An address of the API that does not exist answers a program, not a person. */
function handle(request: Request): Response {
  const about = { requestId: requestIdOf(request.headers), path: new URL(request.url).pathname };
  return toProblem(new DomainError('not_found', 'There is nothing at this address.'), about);
}

export { handle as GET, handle as POST, handle as PUT, handle as PATCH, handle as DELETE };
