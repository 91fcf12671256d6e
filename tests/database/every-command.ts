import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';

import type { Ctx } from '@/lib/platform/core/ctx';

export type AnyCommand = {
  (ctx: Ctx, raw: unknown): Promise<unknown>;
  spec: { name: string; input: z.ZodType };
};

/** Every command of the house, found where commands live. */
export async function everyCommand(): Promise<AnyCommand[]> {
  const files = globSync('lib/**/*.ts').filter((file) => !file.endsWith('.test.ts'));
  const modules = await Promise.all(files.map((file) => import(resolve(file)) as Promise<object>));
  const found = modules.flatMap((module) => Object.values(module).filter(isCommand));
  return [...new Set(found)].toSorted((one, other) => one.spec.name.localeCompare(other.spec.name));
}

function isCommand(value: unknown): value is AnyCommand {
  return typeof value === 'function' && 'spec' in value;
}

/** What no shape can tell: texts with a meaning of their own. */
const texts: Record<string, string> = {
  timeZone: 'Europe/Berlin',
  email: 'somebody@test.example',
  key: 'step',
  checkpoint: 'step',
  slug: 'another',
  roleKey: 'employee',
  scopes: '*',
  path: '/inbox',
  time: '08:00',
  endsOn: '2199-12-31',
  token: 'a-token-that-nobody-was-ever-given',
  pin: 'correct-pin-1',
  sha256: 'a'.repeat(64),
  text: '## Lane\n\n- [ ] Step\n',
};

/** An input a command's shape takes, with every optional part filled in and each id taken from `ids` by its name. */
export function sampleInput({ spec }: AnyCommand, ids: Record<string, string>): unknown {
  const { $defs = {}, ...schema } = z.toJSONSchema(spec.input, {
    io: 'input',
    unrepresentable: 'any',
    reused: 'inline',
  }) as Schema & { $defs?: Record<string, Schema> };
  return sample(schema, { ids, shared: $defs });
}

type Schema = {
  $ref?: string;
  type?: string | string[];
  format?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  items?: Schema;
  minimum?: number;
  maximum?: number;
  minLength?: number;
};
type Given = { ids: Record<string, string>; shared: Record<string, Schema> };

function sample(schema: Schema, given: Given, name = ''): unknown {
  if (schema.$ref) return sample(given.shared[schema.$ref.split('/').at(-1)!] ?? {}, given, name);
  const type = [schema.type].flat().find((each) => each !== 'null');
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum.at(-1);
  const choice = schema.oneOf ?? schema.anyOf ?? schema.allOf;
  if (choice) return sample(choice.find((each) => each.type !== 'null') ?? choice[0]!, given, name);
  if (type === 'object') {
    const properties = Object.entries(schema.properties ?? {});
    return Object.fromEntries(properties.map(([key, part]) => [key, sample(part, given, key)]));
  }
  if (type === 'array') return [sample(schema.items ?? {}, given, name)];
  if (type === 'string') return sampleText(schema, given, name);
  if (type === 'boolean') return false;
  // A fraction is as small as it may be, so that several of them make no more than a whole.
  if (type === 'number' && schema.maximum === 1) return schema.minimum ?? 0;
  if (type === 'integer' || type === 'number') return Math.max(schema.minimum ?? 1, 1);
  return {};
}

function sampleText(schema: Schema, { ids }: Given, name: string): string {
  if (schema.format === 'uuid') {
    const id = ids[name];
    if (!id) throw new Error(`Say in this test what the id "${name}" is.`);
    return id;
  }
  if (schema.format === 'date-time') return '2026-01-01T00:00:00.000Z';
  if (schema.format === 'date') return texts[name] ?? '2026-01-31';
  return texts[name] ?? 'x'.repeat(Math.max(schema.minLength ?? 1, 1));
}
