import { createHmac } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

import { type LoginRole, roles } from '@/db/roles';

const flag = z
  .enum(['1', '0', 'true', 'false', 'on', 'off'])
  .transform((value) => ['1', 'true', 'on'].includes(value));

const shape = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  DATA_DIR: z.string().default('.data'),
  BASE_URL: z.url({ protocol: /^https?$/ }).default('http://localhost:3000'),
  APP_SECRET: z.string().min(32, 'needs at least 32 characters'),
  APP_SINGLE_TENANT: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  APP_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  RELAY_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  QUEUE_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(200).default(10),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().default('Laufkarte <laufkarte@localhost>'),
  SLA_CHECK_INTERVAL_MINUTES: z.coerce.number().int().min(1).max(60).default(5),
  /** What the files of one tenant may take, unless it was granted something else. 5 GiB. */
  STORAGE_QUOTA_BYTES: z.coerce
    .number()
    .int()
    .min(0)
    .default(5 * 1024 ** 3),
  /** Files in a bucket instead of the data folder. */
  S3_BUCKET: z.string().optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  S3_PATH_STYLE: flag.default(false),
  /** For trials: a file with the seconds by which requests and jobs see the clock moved. */
  CLOCK_OFFSET_FILE: z.string().optional(),
  TRUST_PROXY: flag.default(false),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** Where the worker answers /livez and /readyz; without it, it opens no port. */
  WORKER_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
});

export type Env = z.output<typeof shape>;

let known: Env | undefined;

/** The configuration, read and checked once. A wrong value names its variable and stops the start. */
export function env(): Env {
  known ??= readEnv();
  return known;
}

/** The connection of one database role: named outright, or DATABASE_URL with the role's derived password. */
export function databaseUrl(role: LoginRole): string {
  const { DATABASE_URL, APP_DATABASE_URL, RELAY_DATABASE_URL, QUEUE_DATABASE_URL } = env();
  const named = { app: APP_DATABASE_URL, relay: RELAY_DATABASE_URL, queue: QUEUE_DATABASE_URL }[
    role as 'app'
  ];
  if (named) return named;
  const url = new URL(DATABASE_URL);
  url.username = roles[role];
  url.password = rolePassword(role);
  return url.toString();
}

export function rolePassword(role: LoginRole): string {
  return createHmac('sha256', env().APP_SECRET).update(`database role ${role}`).digest('base64url');
}

function readEnv(): Env {
  const folder = resolve(/* turbopackIgnore: true */ process.env.DATA_DIR ?? '.data');
  const runtimeFile = join(/* turbopackIgnore: true */ folder, 'runtime.env');
  // What `npm start` generated and found (secret, embedded database); never stronger than a variable that is set.
  if (existsSync(runtimeFile)) process.loadEnvFile(runtimeFile);

  const present = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
  const result = shape.safeParse(present);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The configuration is not usable.\n  ${problems.join('\n  ')}`);
}
