import type { ReactElement, ReactNode } from 'react';

import { fontFamily, printable } from './fonts';
import { StyleSheet, Text, View } from './kit';

/** A piece of a section. What is short stands on one sheet; only what is long is divided. */
export type Block = ReactElement;

const CHARACTERS_PER_LINE = 100;
const KEPT_TOGETHER = 12;

export const styles = StyleSheet.create({
  page: {
    fontFamily,
    fontFeatureSettings: { calt: 0 },
    fontSize: 9,
    lineHeight: 1.35,
    color: '#000',
    padding: 42,
    paddingBottom: 58,
  },
  // From above: below, the layout engine counts from the end of the content.
  foot: {
    ...{ position: 'absolute', top: 802, left: 42, right: 42, fontSize: 7.5, color: '#444' },
    ...{ flexDirection: 'row', justifyContent: 'space-between' },
  },
  heading: { fontSize: 13, fontWeight: 600, marginTop: 14, marginBottom: 5 },
  lane: {
    fontSize: 10,
    fontWeight: 600,
    marginTop: 9,
    marginBottom: 3,
    paddingBottom: 2,
    borderBottomWidth: 1,
    borderBottomColor: '#000',
  },
  row: { flexDirection: 'row', gap: 8 },
  strong: { fontWeight: 600 },
  soft: { color: '#444' },
  indent: { paddingLeft: 17 },
  said: { marginLeft: 17, paddingLeft: 7, borderLeftWidth: 1, borderLeftColor: '#999' },
});

/** A heading is what a reader jumps to: it stands in the outline of the file as well. */
export function heading(key: string, text: string, ahead = 60): Block {
  // The types know outlines of whole pages only; the renderer takes them from any part.
  const outline: object = { bookmark: { title: printable(text), fit: true } };
  return (
    <View key={key} wrap={false} minPresenceAhead={ahead} {...outline}>
      <Text style={styles.heading}>{printable(text)}</Text>
    </View>
  );
}

export function block(key: string, lines: readonly string[], children: ReactNode): Block {
  return (
    <View key={key} wrap={roughLines(lines) > KEPT_TOGETHER}>
      {children}
    </View>
  );
}

function roughLines(lines: readonly string[]): number {
  return lines
    .flatMap((text) => text.split('\n'))
    .reduce((sum, text) => sum + Math.max(1, Math.ceil(text.length / CHARACTERS_PER_LINE)), 0);
}
