import { type Job as QueuedJob, UnrecoverableError } from 'bullmq';
import { z } from 'zod';

import { currentTime } from '@/lib/platform/core/clock';
import type { Ctx, TenantId } from '@/lib/platform/core/ctx';
import { type ErrorCode, isDomainError } from '@/lib/platform/core/domain-error';
import { report } from '@/lib/platform/core/log';
import { runOnce } from '@/lib/platform/outbox/run-once';

import { plainMessage } from './plain-message';

/** What travels through the queue: ids only, as rows of the queue are not kept apart by tenant. */
export const envelope = z.object({
  tenantId: z.uuid(),
  requestId: z.string(),
  /** The event that caused the job; sweeps have none. */
  eventId: z.uuid().nullable(),
  eventType: z.string().nullable(),
  payload: z.record(z.string(), z.unknown()),
});

export type Envelope = z.output<typeof envelope>;

/** What a job may want to know about its own delivery. */
export type Delivery = { eventId: string | null; isLastAttempt: boolean };

type Definition<Shape extends z.ZodObject> = {
  name: string;
  payload: Shape;
  attempts?: number;
  /**
   * `one` (the default): everything the job writes commits together with its key, so that it happens exactly once.
   * `own`: the job reaches outside the database and opens its transactions itself; it may run twice and must cope.
   */
  transaction?: 'one' | 'own';
  /**
   * Makes the job a timer: it runs at that moment and not at once, and never for facts without one. The same key is
   * the same timer. It must find for itself whether there is still something to do: nobody takes a timer back. Nor
   * is a lost one handed over again; a search has to find what it missed.
   */
  rings?: (payload: z.output<Shape>) => Timer | null;
  run: (ctx: Ctx, payload: z.output<Shape>, delivery: Delivery) => Promise<unknown>;
};

export type Timer = { key: string; at: Date };

export type Job = {
  name: string;
  attempts: number | undefined;
  /** Of an event's facts, those the job needs: a queue is no place for names and addresses. */
  pick: (facts: Record<string, unknown>) => Record<string, unknown>;
  /** When the job runs, for the facts it needs; jobs that run at once have none. */
  rings: ((facts: Record<string, unknown>) => Timer | null) | undefined;
  handle: (job: QueuedJob) => Promise<void>;
};

/** A job carries its tenant; the runtime, not the handler, opens the tenant's door. */
export function defineJob<Shape extends z.ZodObject>(definition: Definition<Shape>): Job {
  const { payload: shape, rings } = definition;
  return {
    name: definition.name,
    attempts: definition.attempts,
    pick: (facts) =>
      Object.fromEntries(Object.entries(facts).filter(([name]) => name in definition.payload.shape)),
    rings: rings && ((facts) => rings(shape.parse(facts))),
    async handle(job) {
      try {
        await carryOut(definition, job);
      } catch (error) {
        const { tenantId, requestId } = job.data as Partial<Envelope>;
        report(error, {
          job: definition.name,
          jobId: job.id,
          attempt: job.attemptsMade + 1,
          tenantId,
          requestId,
        });
        // The queue keeps this message, so it must not repeat what the job worked on.
        throw isHopeless(error)
          ? new UnrecoverableError(plainMessage(error))
          : new Error(plainMessage(error));
      }
    },
  };
}

async function carryOut<Shape extends z.ZodObject>(
  { name, payload: shape, transaction = 'one', run }: Definition<Shape>,
  job: QueuedJob,
): Promise<void> {
  const { tenantId, requestId, eventId, payload } = envelope.parse(job.data);
  const ctx: Ctx = {
    tenantId: tenantId as TenantId,
    actor: { kind: 'job', id: name },
    requestId,
    now: currentTime(),
  };
  const parsed = shape.parse(payload);
  const delivery: Delivery = { eventId, isLastAttempt: job.attemptsMade + 1 >= (job.opts.attempts ?? 1) };

  if (!eventId) {
    await run(ctx, parsed, delivery);
    return;
  }
  const effect = `${name}.${eventId}`;
  if (transaction === 'one') {
    await runOnce(ctx, effect, (inner) => run(inner, parsed, delivery));
    return;
  }
  await run(ctx, parsed, delivery);
  await runOnce(ctx, effect, async () => {});
}

const worthAnotherTry: readonly ErrorCode[] = [
  'conflict',
  'rate_limited',
  'idempotency_in_progress',
  'internal',
];

function isHopeless(error: unknown): boolean {
  if (error instanceof z.ZodError) return true;
  return isDomainError(error) && !worthAnotherTry.includes(error.code);
}
