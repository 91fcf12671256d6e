import { globSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { errorCodes } from '@/lib/platform/core/domain-error';

import { catalogue } from './catalogue';

const de = flatten(catalogue.de);
const en = flatten(catalogue.en);

describe('the catalogue', () => {
  it.each(['de', 'en'] as const)('holds every file of messages/%s', (locale) => {
    const files = readdirSync(new URL(`messages/${locale}`, import.meta.url));
    expect(
      Object.keys(catalogue[locale])
        .map((name) => kebab(name))
        .sort(),
    ).toEqual(files.map((file) => kebab(file.replace('.json', ''))).sort());
  });

  it('says everything in both languages', () => {
    expect([...en.keys()].sort()).toEqual([...de.keys()].sort());
  });

  it('has a sentence for every code an error can have', () => {
    expect(errorCodes.filter((code) => !de.has(`errors.${code}`))).toEqual([]);
  });

  it('has a sentence for everything that can stand on a timeline', () => {
    const told = globSync('lib/processes/**/*.ts')
      .filter((file) => !file.endsWith('.test.ts'))
      .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/type: ((?:'[\w.]+'(?: \| )?)+)/g)])
      .flatMap(([, types]) =>
        [...types!.matchAll(/'((?:run|checkpoint|approval)\.\w+)'/g)].map(([, type]) => type!),
      );
    const missing = [...new Set(told)].filter((type) => !de.has(`runs.timeline.${type.replace('.', '_')}`));
    expect(told.length).toBeGreaterThan(15);
    expect(missing).toEqual([]);
  });

  it('leaves no text empty', () => {
    expect([...de, ...en].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]);
  });

  it('fills the same places in both languages', () => {
    const differing = [...de.keys()].filter((key) => places(de.get(key)) !== places(en.get(key)));
    expect(differing).toEqual([]);
  });
});

function flatten(node: object, path = ''): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(node)) {
    if (typeof value === 'string') texts.set(path + key, value);
    if (typeof value === 'object')
      for (const [inner, text] of flatten(value, `${path}${key}.`)) texts.set(inner, text);
  }
  return texts;
}

function places(text = ''): string {
  const names = [...text.matchAll(/\{\s*(\w+)\s*[,}]/g)].map((match) => match[1]);
  const tags = [...text.matchAll(/<(\w+)>/g)].map((match) => `<${match[1]}>`);
  return [...new Set([...names, ...tags])].sort().join(' ');
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
