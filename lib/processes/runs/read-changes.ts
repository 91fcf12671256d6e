import { type SQL, sql } from 'drizzle-orm';

/** What an entry of the timeline changed: from what to what, people by name. */
export type EventChange = {
  what: 'assignee' | 'title' | 'dueOn';
  from: string | null;
  to: string | null;
};

/** The names of the people whose ids stand in the data of `run_events e`; the entries keep ids alone. */
export const peopleOfEvent: SQL = sql`
  case when e.type in ('checkpoint.reassigned', 'checkpoint.todo_changed') then (
    select json_object_agg(p.id, p.name) from users p where p.id = any(array(
      select (each.id #>> '{}')::uuid from (
        select jsonb_path_query(e.data, '$.added[*]')
        union all select jsonb_path_query(e.data, '$.removed[*]')
        union all select jsonb_path_query(e.data, '$.changed[*] ? (@.what == "assignee").from')
        union all select jsonb_path_query(e.data, '$.changed[*] ? (@.what == "assignee").to')
      ) each(id))))
  end`;

export function readChanges(
  data: Record<string, unknown>,
  people: Record<string, string> | null,
): EventChange[] {
  if (!people) return changesIn(data);
  const names = (ids: unknown) =>
    (Array.isArray(ids) ? ids : []).flatMap((id) => people[String(id)] ?? []).join(', ') || null;
  const handedOver = { what: 'assignee' as const, from: names(data.removed), to: names(data.added) };
  return [
    ...(handedOver.from || handedOver.to ? [handedOver] : []),
    ...changesIn(data).map((each) =>
      each.what === 'assignee' ? { ...each, from: names([each.from]), to: names([each.to]) } : each,
    ),
  ];
}

function changesIn({ changed }: Record<string, unknown>): EventChange[] {
  return Array.isArray(changed) ? (changed as EventChange[]) : [];
}
