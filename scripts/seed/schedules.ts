import { createSchedule } from '@/lib/processes/schedules/create-schedule';

import type { People } from './company';
import type { SeededDeck } from './decks';

/** What the company does again and again starts by itself, from tomorrow on. */
export async function seedSchedules(people: People, decks: SeededDeck[], now: Date): Promise<void> {
  const startsOn = new Date(now.getTime() + 86_400_000).toISOString().slice(0, 10);
  const deckId = (file: string) => decks.find((deck) => deck.file === file)!.deckId;
  const neumann = people.get('ulrich.neumann@hofmann-metallbau.example')!.at(now);

  await createSchedule(neumann, {
    deckId: deckId('quartalspruefung-regale'),
    title: 'Quartalsprüfung Regale {quarter}',
    rule: { pattern: 'monthly', every: 3, time: '07:00', day: 1 },
    startsOn,
    overlap: 'skip',
  });
  await createSchedule(neumann, {
    deckId: deckId('wareneingang-stichprobe'),
    title: 'Stichprobe Wareneingang {week}',
    rule: { pattern: 'weekly', every: 1, time: '06:30', weekdays: [1, 4] },
    startsOn,
  });
}
