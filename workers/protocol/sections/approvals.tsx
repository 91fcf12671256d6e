import type { PrintOrder } from '@/lib/processes/protocols/take-protocol';

import { type Block, block, heading, styles } from '../block';
import { printable } from '../fonts';
import { Text, View } from '../kit';
import { fill, type Speech } from '../speech';

/** Who had to approve, and round by round what they decided. A run without approvers has no such section. */
export function approvalsSection({ data }: PrintOrder, { words, moment }: Speech): Block[] {
  const { approvers, decisions, mode } = data.approval;
  if (approvers.length === 0 && decisions.length === 0) return [];
  const names = approvers
    .map(({ name, active }) => (active ? name : fill(words.approval.inactive, { name })))
    .join(', ');
  const rule = `${fill(words.approval.approvers, { names })}. ${words.approval[mode]}`;

  return [
    heading('approval', words.approval.title),
    block('approvers', [rule], <Text>{printable(rule)}</Text>),
    ...(decisions.length === 0
      ? [block('no-decision', [words.approval.none], <Text>{words.approval.none}</Text>)]
      : []),
    ...decisions.map(({ round, name, decision, reason, at }, index) => {
      const what = `${words.approval.decisions[decision] ?? decision}: ${name}, ${moment(at)}`;
      const text = reason ? `${what}\n${words.facts.reason}: ${reason}` : what;
      return block(
        `decision-${index}`,
        text.split('\n'),
        <View style={[styles.row, { paddingVertical: 2 }]}>
          <Text style={[styles.strong, { width: 60 }]}>{fill(words.approval.round, { n: round })}</Text>
          <Text style={{ flex: 1 }}>{printable(text)}</Text>
        </View>,
      );
    }),
  ];
}
