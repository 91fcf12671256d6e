import type { PrintOrder } from '@/lib/processes/protocols/take-protocol';

import { type Block, block, heading, styles } from '../block';
import { Text, View } from '../kit';
import type { Speech } from '../speech';
import { grouped } from './head';

/** Where the audit log stood, so that the paper can be checked against it years later. */
export function auditPositionSection({ audit }: PrintOrder, { words }: Speech): Block[] {
  const { title, text, record, chain, empty, copy } = words.audit;
  const rows = audit
    ? [
        [record, String(audit.seq)],
        [chain, grouped(audit.chain)],
      ]
    : [[record, empty]];

  return [
    heading('audit', title, 150),
    block(
      'audit-position',
      [text, copy, '', '', ''],
      <View style={{ borderWidth: 0.5, borderColor: '#666', padding: 8 }}>
        <Text>{text}</Text>
        <View style={{ marginVertical: 5 }}>
          {rows.map(([term, value]) => (
            <View key={term} style={styles.row}>
              <Text style={[styles.soft, { width: 90 }]}>{term}</Text>
              <Text style={[styles.strong, { flex: 1 }]}>{value}</Text>
            </View>
          ))}
        </View>
        <Text style={styles.soft}>{copy}</Text>
      </View>,
    ),
  ];
}
