-- A setting of pg_trgm may be named only once its library is loaded, which its first use does.
select show_limit();

-- A search reads the narrow part of many rows and the wide part of few: what is wide lies beside the table.
alter table search_documents set (toast_tuple_target = 256);

-- What a document is found by, the weightiest words first. German and English side by side: nobody says which
-- language a note is written in. The words come folded (lib/platform/search/rules).
create or replace function search_vector(title text, heading text, steps text, rest text) returns tsvector
language sql immutable parallel safe set search_path = pg_catalog as $$
  select setweight(to_tsvector('german', title) || to_tsvector('english', title), 'A')
      || setweight(to_tsvector('german', heading) || to_tsvector('english', heading), 'B')
      || setweight(to_tsvector('german', steps) || to_tsvector('english', steps), 'C')
      || setweight(to_tsvector('german', rest) || to_tsvector('english', rest), 'D')
$$;

-- The functions below run as the owner, whom the policies of the two search tables let look at every row: only so
-- do their conditions reach an index. Each of them therefore names the tenant of the transaction itself, fails
-- without one, builds no SQL from what it is given, and gives back nothing but ids of that tenant or a query.

-- Words as somebody typed them, folded, each with its spellings (`pruefung prufung`), as a query: every word has to
-- occur, as itself, in another inflection, inside a longer word, or as what was probably meant. The last one may be
-- unfinished. Words that say nothing (the, der) are passed over as long as others say something.
create or replace function search_query(words text[]) returns tsquery
language plpgsql stable security definer set search_path = pg_catalog, public
set client_min_messages = warning set pg_trgm.word_similarity_threshold = 0.6 as $$
declare
  tenant uuid := current_setting('app.tenant_id')::uuid;
  whole tsquery := '';
  said_nothing boolean;
  part tsquery;
  spelling text;
  known text;
begin
  for i in 1 .. coalesce(array_length(words, 1), 0) loop
    part := '';
    said_nothing := false;
    foreach spelling in array string_to_array(words[i], ' ') loop
      part := part || to_tsquery('german', spelling) || to_tsquery('english', spelling);
      said_nothing := said_nothing
        or numnode(to_tsquery('german', spelling)) = 0 or numnode(to_tsquery('english', spelling)) = 0;
      if i = array_length(words, 1) then
        part := part || to_tsquery('simple', spelling || ':*');
      end if;
      if length(spelling) >= 4 and spelling !~ '[0-9]' then
        for known in
          select w.word from public.search_words w
          where w.tenant_id = tenant and (w.word like '%' || spelling || '%' or spelling <% w.word)
          order by word_similarity(spelling, w.word) desc, length(w.word), w.word limit 20
        loop
          part := part || to_tsquery('german', known) || to_tsquery('english', known);
        end loop;
      end if;
    end loop;
    if said_nothing and i < array_length(words, 1) then
      continue;
    end if;
    whole := case when numnode(whole) = 0 then part else whole && part end;
  end loop;
  return whole;
end $$;

-- The things of one kind a query finds, in no order; null where they are more than `most`, or where so many of the
-- newest are found that it is not worth while to gather them all.
-- Planned anew each time: a company has many runs and few decks, and one plan for both reads all runs to find a deck.
create or replace function search_subjects(wanted text, query tsquery, most integer) returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, public
set enable_seqscan = off set plan_cache_mode = force_custom_plan as $$
declare
  tenant uuid := current_setting('app.tenant_id')::uuid;
  found uuid[];
begin
  if numnode(query) = 0 then
    return '{}';
  end if;
  if (select count(*) filter (where newest.document @@ query) >= 10
      from (select d.document from public.search_documents d where d.tenant_id = tenant and d.kind = wanted
            order by d.subject_id desc limit 40) newest) then
    return null;
  end if;
  found := array(
    select d.subject_id from public.search_documents d
    where d.tenant_id = tenant and d.document @@ query and d.kind = wanted
    limit most + 1);
  return case when cardinality(found) <= most then found end;
end $$;

-- Whether a query finds one thing: for walking a list in its own order where too much is found to gather it first.
create or replace function search_finds(wanted text, subject uuid, query tsquery) returns boolean
language sql stable security definer cost 2000 set search_path = pg_catalog, public as $$
  select exists (select from public.search_documents d
    where d.tenant_id = current_setting('app.tenant_id')::uuid and d.kind = wanted and d.subject_id = subject
      and d.document @@ query)
$$;

revoke all on function search_query(text[]), search_subjects(text, tsquery, integer), search_finds(text, uuid, tsquery) from public;
grant execute on function search_query(text[]), search_subjects(text, tsquery, integer), search_finds(text, uuid, tsquery) to laufkarte_app;
