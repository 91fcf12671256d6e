import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';

import { catalogue } from '@/app/_i18n/catalogue';

import { conditionSentence, type Words } from './condition-sentence';

const t = createTranslator({
  locale: 'de',
  messages: catalogue.de,
  namespace: 'condition',
}) as unknown as Words;
const steps = [
  { key: 'check', title: 'Prüfung', fields: [{ key: 'amount', label: 'Menge' }] },
  { key: 'release', title: 'Freigabe', fields: [] },
];

describe('conditionSentence', () => {
  it('says an answer', () => {
    expect(conditionSentence(t, { checkpoint: 'check', is: 'yes' }, steps)).toBe('„Prüfung“ ist Ja');
  });

  it('joins and groups', () => {
    const sentence = conditionSentence(
      t,
      {
        all: [
          { checkpoint: 'check', is: 'yes' },
          {
            any: [
              { field: 'check.amount', op: 'gt', value: 5 },
              { not: { checkpoint: 'release', is: 'accepted' } },
            ],
          },
        ],
      },
      steps,
    );
    expect(sentence).toBe(
      '„Prüfung“ ist Ja und („Menge“ in „Prüfung“ ist größer als 5 oder nicht: „Freigabe“ ist angenommen)',
    );
  });

  it('names what is gone as unnamed', () => {
    expect(conditionSentence(t, { checkpoint: 'gone', is: 'ok' }, steps)).toBe('„unbenannt“ ist erledigt');
  });
});
