import type { PrintOrder } from '@/lib/processes/protocols/take-protocol';

import { type Block, block, styles } from '../block';
import { printable } from '../fonts';
import { Text, View } from '../kit';
import { fill, type Speech } from '../speech';

/** What run this is, of which version of which deck, who began it and how it ended. */
export function headSection({ data, asOf }: PrintOrder, speech: Speech): Block[] {
  const { words, moment } = speech;
  const { run, tenant } = data;
  const facts = factsOf(data, speech);
  const stand = fill(words.asOf, { moment: moment(asOf), zone: tenant.timeZone });

  const title = (
    <>
      <View style={{ flexDirection: 'row', justifyContent: 'space-between' }}>
        <Text style={styles.soft}>{printable(tenant.name)}</Text>
        <Text style={styles.soft}>{words.document}</Text>
      </View>
      <Text style={{ fontSize: 20, fontWeight: 600, lineHeight: 1.2, marginTop: 10 }}>
        {printable(run.title)}
      </Text>
      <Text style={[styles.soft, { marginTop: 4, marginBottom: 10 }]}>{stand}</Text>
    </>
  );
  return [
    block('title', [run.title, stand], title),
    ...facts.map(([term, text]) =>
      block(
        term,
        [text],
        <View style={[styles.row, { paddingVertical: 1.5 }]}>
          <Text style={[styles.soft, { width: 130 }]}>{term}</Text>
          <Text style={{ flex: 1 }}>{printable(text)}</Text>
        </View>,
      ),
    ),
  ];
}

function factsOf({ run, lanes }: PrintOrder['data'], { words, moment }: Speech): [string, string][] {
  const { facts } = words;
  const steps = lanes.flatMap((lane) => lane.steps);
  const done = steps.filter(({ status }) => status === 'completed' || status === 'skipped').length;
  const all: [string, string | null][] = [
    [facts.number, run.number],
    [facts.state, words.runStates[run.status] ?? run.status],
    [facts.reason, run.reason],
    [
      facts.deck,
      fill(facts.deckVersion, {
        title: run.deckTitle,
        version: run.version,
        moment: moment(run.versionPublishedAt),
      }),
    ],
    [facts.fingerprint, grouped(run.versionSha256)],
    [facts.department, run.department],
    [facts.startedBy, run.startedBy],
    [facts.created, moment(run.createdAt)],
    [facts.started, run.startedAt && moment(run.startedAt)],
    [facts.ended, run.endedAt && moment(run.endedAt)],
    [facts.archived, run.archivedAt && moment(run.archivedAt)],
    [facts.subject, run.subject && `${run.subject.type} ${run.subject.id}`],
    [facts.parent, run.parent],
    [facts.clonedFrom, run.clonedFrom],
    [facts.progress, fill(facts.progressOf, { done, total: steps.length })],
  ];
  return all.filter((fact): fact is [string, string] => Boolean(fact[1]));
}

/** Eight characters at a time can be compared by eye. */
export function grouped(hash: string): string {
  return hash.match(/.{1,8}/g)?.join(' ') ?? hash;
}
