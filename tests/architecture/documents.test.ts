import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const documents = ['README.md', ...globSync('docs/**/*.md')];

describe('what is written about the house', () => {
  it.each(documents)('%s links to what is there', (file) => {
    const links = [...readFileSync(file, 'utf8').matchAll(/\]\(([^)\s]+)\)/g)].map(([, to]) => to!);
    const broken = links
      .filter((to) => !/^(https?:|mailto:|#)/.test(to))
      .filter((to) => !existsSync(join(dirname(file), to.split('#')[0]!)));
    expect(broken).toEqual([]);
  });

  it('.env.example names every setting, and no other', () => {
    const known = [...read('lib/platform/core/env.ts').matchAll(/^ {2}([A-Z_]+): /gm)].map(
      ([, name]) => name!,
    );
    const told = [...read('.env.example').matchAll(/^#? ?([A-Z_]+)=/gm)].map(([, name]) => name!);
    // These are read before any of our code is: by the starting script, and by the platform.
    const early = ['HOST', 'PORT', 'LAUFKARTE_SEED'];
    expect(told.filter((name) => !known.includes(name) && !early.includes(name))).toEqual([]);
    expect(known.filter((name) => !told.includes(name) && name !== 'NODE_ENV')).toEqual([]);
  });

  it('every decision stands in their list', () => {
    const list = read('docs/decisions/README.md');
    const files = globSync('docs/decisions/*.md').map((file) => file.split('/').at(-1)!);
    expect(files.filter((file) => file !== 'README.md' && !list.includes(`(${file})`))).toEqual([]);
  });
});

function read(file: string): string {
  return readFileSync(file, 'utf8');
}
