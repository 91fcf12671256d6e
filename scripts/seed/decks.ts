import { listPeopleOptions } from '@/lib/platform/identity/list-people-options';
import { getDeck } from '@/lib/processes/decks/get-deck';
import { importDeck } from '@/lib/processes/decks/import-deck';
import { saveDraft } from '@/lib/processes/decks/save-draft';
import { shareDeck } from '@/lib/processes/decks/share-deck';
import { publishDeck } from '@/lib/processes/versions/publish-deck';

import type { People } from './company';
import { readDeckFiles } from './files';

export type SeededDeck = { file: string; deckId: string; starters: string[] };

const DOMAIN = '@hofmann-metallbau.example';

/** Whose department a deck belongs to, and who starts it. */
const homes: Record<string, { department: string; starters: string[] }> = {
  'arbeitsmedizinische-vorsorge': { department: 'Personal', starters: ['sabine.lang', 'anna.weber'] },
  bauabnahme: { department: 'Produktion', starters: ['mehmet.kaya', 'petra.hofmann'] },
  'internes-audit-iso-dsgvo': { department: 'Qualität', starters: ['eva.schuster', 'mehmet.kaya'] },
  'it-stoerung-datenpanne': { department: 'IT', starters: ['lena.vogt'] },
  'jahresunterweisung-arbeitsschutz-hygiene': {
    department: 'Personal',
    starters: ['sabine.lang'],
  },
  kundenauftrag: { department: 'Vertrieb', starters: ['thomas.berger', 'petra.hofmann'] },
  'mitarbeiter-onboarding': {
    department: 'Personal',
    starters: ['sabine.lang'],
  },
  'quartalspruefung-regale': {
    department: 'Einkauf und Lager',
    starters: ['ulrich.neumann', 'petra.hofmann'],
  },
  regalreparatur: {
    department: 'Instandhaltung',
    starters: ['ulrich.neumann'],
  },
  'reklamation-8d': { department: 'Qualität', starters: ['eva.schuster', 'mehmet.kaya'] },
  'wareneingang-stichprobe': { department: 'Einkauf und Lager', starters: ['ulrich.neumann'] },
};

export async function seedDecks(people: People, founded: Date): Promise<SeededDeck[]> {
  const admin = people.get(`anna.weber${DOMAIN}`)!.at(founded);
  const options = await listPeopleOptions(admin, { limit: 50 });
  const departments = new Map(options.departments.map((each) => [each.name, each.id]));

  const seeded: SeededDeck[] = [];
  // What is a part of others comes before them.
  const files = [...readDeckFiles()].sort(([, one], [, other]) => partsIn(one) - partsIn(other));
  for (const [file, text] of files) {
    const home = homes[file];
    if (!home) throw new Error(`The demo deck ${file} has no department.`);
    const { id: deckId, warnings } = await importDeck(admin, { format: 'json', text });
    if (warnings.length > 0) throw new Error(`The demo deck ${file}: ${warnings[0]?.message}`);
    const { draft, revision } = await getDeck(admin, { deckId });
    const departmentId = departments.get(home.department) ?? null;
    await saveDraft(admin, { deckId, revision, draft: { ...draft, departmentId } });
    await publishDeck(admin, { deckId, note: 'Erste Fassung' });
    // Everybody of a department works with its decks.
    const shares = departmentId
      ? [{ type: 'department' as const, departmentId, level: 'editor' as const }]
      : [];
    await shareDeck(admin, { deckId, shares });
    seeded.push({ file, deckId, starters: home.starters.map((name) => `${name}${DOMAIN}`) });
  }
  return seeded;
}

function partsIn(text: string): number {
  return text.split('"subDeck"').length - 1;
}
