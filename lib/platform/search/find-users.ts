import { prepared, type Tx } from '@/lib/platform/core/transact';

import { readQuestion } from './rules/read-question';

export type FoundUser = { id: string; name: string; email: string; jobTitle: string | null };

/** People of the company by name, address or what they do; everybody may look them up. A company's people are few. */
export function findUsers(tx: Tx, q: string, limit: number): Promise<FoundUser[]> {
  const words = readQuestion(q);
  if (words.length === 0) return Promise.resolve([]);
  return prepared<FoundUser>(tx, 'find-users', FIND, [words.map((spellings) => spellings.join(' ')), limit]);
}

// Every word has to be said, in one of its spellings, as a piece of what is known of the person or nearly so.
const FIND = `
  select u.id, u.name, u.email, u.job_title as "jobTitle"
  from users u
  cross join lateral (select lower(u.name || ' ' || u.email || ' ' || coalesce(u.job_title, '')) as written) t
  cross join lateral (select translate(written || ' '
      || replace(replace(replace(replace(written, 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'ß', 'ss'),
    'äöüáàâãåéèêëíìîïóòôõúùûçñß', 'aouaaaaaeeeeiiiioooouuucns') as said) s
  cross join lateral (
    select min(likeness) as likeness from unnest($1::text[]) as w(spellings)
    cross join lateral (
      select max(case when position(spelling in s.said) > 0 then 1 else greatest(
        word_similarity(spelling, s.said),
        -- A letter missing early leaves a short word little alike; as a whole word that is enough.
        case when strict_word_similarity(spelling, s.said) >= 0.4 then 0.6 end) end) as likeness
      from unnest(string_to_array(w.spellings, ' ')) as spelling) best) a
  where u.status <> 'inactive' and a.likeness >= 0.6
  order by a.likeness desc, u.name, u.id limit $2`;
