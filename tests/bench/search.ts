import type pg from 'pg';

import { countRuns } from '@/lib/processes/runs/count-runs';
import { listRuns } from '@/lib/processes/runs/list-runs';
import { searchAll } from '@/lib/processes/search/search-all';
import { sweepDocuments } from '@/lib/processes/search/sweep-documents';

import { percentile, show, timesOf } from './figures';
import type { Volume } from './lists';

const CALLS = 100;

/**
 * Gives every run of a volume its document: that of its first run, with words of which some are in every run, some
 * in one of two hundred, and some in a single one.
 */
export async function fillDocuments(admin: pg.Client, volume: Volume): Promise<void> {
  await sweepDocuments({ ...volume.ctx, actor: { kind: 'job', id: 'bench' } }, { limit: 1 });
  await admin.query(`select set_config('app.tenant_id', $1, false)`, [volume.ctx.tenantId]);
  await admin.query(
    `with words as (
      select r.id, r.revision, r.number, r.title,
        'lackschaden am trager wurde gepruft und behoben ' || case when n % 200 = 0 then 'selten ' else '' end || 'einzeln' || n as rest
      from (select *, row_number() over (order by id) as n from runs where tenant_id = $1) r)
    insert into search_documents (kind, subject_id, revision, body, document, updated_at)
    select 'run', id, revision, rest, search_vector(replace(number, '-', ' ') || ' ' || lower(title), 'quarterly inspection', 'a b', rest), now()
    from words
    on conflict (tenant_id, kind, subject_id) do update set body = excluded.body, document = excluded.document`,
    [volume.ctx.tenantId],
  );
  await admin.query(
    `insert into search_words (word) select unnest(array['lackschaden', 'trager', 'gepruft', 'behoben', 'selten'])
      on conflict do nothing`,
  );
  await admin.query(
    `insert into search_words (word) select 'wort' || translate(n::text, '0123456789', 'abcdefghij') from generate_series(1, 20000) n
      on conflict do nothing`,
  );
  await admin.query('vacuum analyze search_documents, search_words');
}

/** Goal 14: the same question to a large tenant and to a small one, in turns. */
export async function benchSearch(small: Volume, large: Volume): Promise<void> {
  const questions: [name: string, ask: (volume: Volume) => Promise<unknown>, goal: string][] = [
    ['palette, one run', (volume) => searchAll(volume.ctx, { q: 'einzeln1777' }), '≤ 5'],
    ['palette, misspelt', (volume) => searchAll(volume.ctx, { q: 'einzeln1777 Lackshaden' }), '≤ 5'],
    ['run list, one run', (volume) => listRuns(volume.ctx, { q: 'einzeln1777' }), '≤ 5'],
    ['run list, one in 200', (volume) => listRuns(volume.ctx, { q: 'selten' }), '≤ 5'],
    ['run list, in every run', (volume) => listRuns(volume.ctx, { q: 'Lackschäden' }), '≤ 5'],
    ['palette, in every run', (volume) => searchAll(volume.ctx, { q: 'Lackschäden' }), '≤ 5'],
  ];
  for (const [name, ask, goal] of questions) {
    const p95 = async (volume: Volume) => percentile(await timesOf(CALLS, () => ask(volume)), 0.95);
    const ratios: number[] = [];
    let slowest = 0;
    for (let round = 0; round < 5; round += 1) {
      const few = await p95(small);
      const many = await p95(large);
      ratios.push(many / few);
      slowest = Math.max(slowest, many);
    }
    show(
      `search, ${name}, p95: ${large.runs} runs ÷ ${small.runs} (≤ ${slowest.toFixed(1)} ms)`,
      percentile(ratios, 0.5).toFixed(2),
      goal,
    );
  }
  const counting = percentile(await timesOf(20, () => countRuns(large.ctx, { q: 'Lackschäden' })), 0.95);
  show(`search, counts of the tabs, in every run of ${large.runs}`, `${counting.toFixed(0)} ms`, '≤ 60 ms');
}
