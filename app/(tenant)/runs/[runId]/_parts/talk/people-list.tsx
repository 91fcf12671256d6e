import { useTranslations } from 'next-intl';

import { Avatar } from '@/app/_ui/avatar';
import { classes } from '@/app/_ui/classes';

import type { People } from './use-people';

export type Person = { id: string; name: string; hint: string | null };

/** The people found, above the box, where no keyboard of a phone hides them. */
export function PeopleList({ people, onPick }: { people: People; onPick: (person: Person) => void }) {
  const t = useTranslations('talk.comments');
  const { found, active, listId } = people;
  if (!found) return null;

  return (
    <div className="absolute inset-x-0 bottom-full z-10 mb-1.5 rounded-md border border-line bg-raised p-1.5 shadow-float">
      <p role="status" className="sr-only">
        {t('found', { n: found.length })}
      </p>
      {found.length === 0 && <p className="px-2.5 py-1.5 text-sm text-ink-soft">{t('nobody')}</p>}
      {/* The box above keeps the focus; the list is steered from there, as with every search while typing. */}
      <div id={listId} role="listbox" aria-label={t('people')} className="max-h-60 overflow-y-auto">
        {found.map((person, at) => (
          <div
            key={person.id}
            id={`${listId}-${at}`}
            role="option"
            tabIndex={-1}
            aria-selected={at === active}
            className={classes(
              'flex min-h-9 cursor-default items-center gap-2.5 rounded-sm px-2.5 py-1 text-md touch:min-h-11',
              at === active && 'bg-hover',
            )}
            onPointerDown={(event) => {
              event.preventDefault();
              onPick(person);
            }}
          >
            <Avatar name={person.name} size="sm" hidden />
            <span className="min-w-0">
              <span className="block truncate">{person.name}</span>
              {person.hint && <span className="block truncate text-xs text-ink-soft">{person.hint}</span>}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}
