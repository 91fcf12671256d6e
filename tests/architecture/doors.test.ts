import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { root, sources, textOf } from './sources';

describe('doors', () => {
  it('make every server action through a gate', () => {
    const bare = sources(['app'])
      .filter((file) => textOf(file).startsWith("'use server'"))
      .flatMap((file) =>
        textOf(file)
          .split('\n')
          .filter(
            (line) =>
              line.startsWith('export ') && !/^export (type|const \w+ = (tenant|public)Action\b)/.test(line),
          )
          .map((line) => `${file}: ${line} (use tenantAction or publicAction)`),
      );
    expect(bare).toEqual([]);
  });

  it('make every REST route through apiRoute', () => {
    // The document of the API is the same for everybody and asks nobody for a token.
    const open = 'app/api/v1/openapi.json/route.ts';
    const bare = sources(['app']).filter(
      (file) =>
        /^app\/api\/v1\/.*route\.ts$/.test(file) && file !== open && !textOf(file).includes('apiRoute('),
    );
    expect(bare).toEqual([]);
  });

  it('let the browser take only types and input shapes from the domain', () => {
    const heavy = sources(['app'])
      .filter((file) => textOf(file).startsWith("'use client'"))
      .flatMap((file) =>
        [...textOf(file).matchAll(/^import (?!type )[^;]*?from '@\/lib\/([^']+)'/gm)]
          .filter(([, path = '']) => !path.endsWith('/inputs'))
          .map(([line]) => `${file}: ${line.split('\n')[0]} (pass it down as a prop)`),
      );
    expect(heavy).toEqual([]);
  });

  it('leave the environment to one file', () => {
    const allowed = ['lib/platform/core/env.ts'];
    const wrong = sources().filter((file) => textOf(file).includes('process.env') && !allowed.includes(file));
    expect(wrong).toEqual([]);
  });
});

describe('the domain', () => {
  it('names its files by verb and noun, or by the closed list', () => {
    const free = /^lib\/platform\/(core|crypto|access|limits)\/|^lib\/processes\/engine\//;
    const known = /\/(inputs|events|policy|rules|store|common-passwords)\.ts$|\/rules\/[a-z-]+\.ts$/;
    const wrong = sources(['lib']).filter(
      (file) =>
        !free.test(file) &&
        !known.test(file) &&
        !/\/[a-z]+(-[a-z]+)+\.ts$/.test(file) &&
        file !== 'lib/platform/audit/record.ts',
    );
    expect(wrong).toEqual([]);
    const vague = sources().filter((file) => /\/(index|utils?|helpers?|types|service)\.tsx?$/.test(file));
    expect(vague).toEqual([]);
  });

  it('takes its time from the context', () => {
    const wrong = sources(['lib']).filter(
      (file) => !file.startsWith('lib/platform/core/') && /new Date\(\)|Date\.now\(\)/.test(textOf(file)),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps a test for every command in its context', () => {
    const untested = sources(['lib'])
      .filter((file) => /= command\(\{/.test(textOf(file)))
      .filter((file) => {
        const names = [...textOf(file).matchAll(/export const (\w+) =/g)].map(([, name = '']) => name);
        const tests = testsOf(dirname(dirname(file)));
        return !names.some((name) => new RegExp(`\\b${name}\\b`).test(tests));
      });
    expect(untested).toEqual([]);
  });

  it('calls every command and every event by a name of its own', () => {
    for (const pattern of [/= command\(\{\s*name: '([^']+)'/g, /defineEvent\(\s*'([^']+)'/g]) {
      const names = sources(['lib']).flatMap((file) =>
        [...textOf(file).matchAll(pattern)].map(([, name]) => name),
      );
      expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    }
  });
});

/** All tests of a context as one text, as a command may be tried together with those of a neighbouring room. */
function testsOf(context: string): string {
  return readdirSync(join(root, context), { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(root, context, name), 'utf8'))
    .join('\n');
}
