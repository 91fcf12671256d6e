import type { ApiCall } from '@/app/_server/api-route';

/**
 * A call's JSON body together with the ids of its address, for a command to parse. An id in the body never replaces
 * the one in the address; a body that is no object is left for the command to refuse.
 */
export function withBody<Ids extends object, Input>(call: ApiCall, ids: Ids): Input {
  const { body } = call;
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
  return (isObject ? { ...body, ...ids } : body) as Input;
}

/** The context for what follows the one command of a call: the idempotency key was the command's. */
export function afterwards<Ctx extends ApiCall['ctx']>(ctx: Ctx): Ctx {
  return { ...ctx, idempotency: undefined };
}
