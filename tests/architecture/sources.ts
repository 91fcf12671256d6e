import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

/** Every source file of the product, tests left out, as a path from the root. */
export function sources(floors = ['app', 'lib', 'db', 'workers']): string[] {
  return floors
    .flatMap((floor) => readdirSync(join(root, floor), { recursive: true }).map((path) => `${floor}/${path}`))
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file));
}

export function textOf(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

/** What a file imports, own files as paths from the root without ending. */
export function importsOf(file: string): string[] {
  const found = textOf(file).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g);
  return [...found].map(([, path = '']) =>
    path.startsWith('.') ? normalize(join(dirname(file), path)) : path.replace(/^@\//, ''),
  );
}
