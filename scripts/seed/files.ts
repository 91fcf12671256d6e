import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(process.env.DATABASE_FOLDER ?? join(import.meta.dirname, '..', '..', 'db'), 'seed');

export type SeedDepartment = { name: string; lead: string; children: SeedDepartment[] };
export type SeedPerson = {
  displayName: string;
  email: string;
  jobTitle: string;
  role: 'admin' | 'lead' | 'employee';
  departments: string[];
};

export type Seed = {
  tenant: { name: string; slug: string; locale: 'de' | 'en'; timeZone: string };
  departments: SeedDepartment[];
  people: SeedPerson[];
};

export function readSeed(): Seed {
  return JSON.parse(readFileSync(join(folder, 'company.json'), 'utf8')) as Seed;
}

/** The demo decks as their files stand, by file name without ending. */
export function readDeckFiles(): Map<string, string> {
  const names = readdirSync(join(folder, 'decks'))
    .filter((name) => name.endsWith('.json'))
    .sort();
  return new Map(
    names.map((name) => [name.replace(/\.json$/, ''), readFileSync(join(folder, 'decks', name), 'utf8')]),
  );
}
