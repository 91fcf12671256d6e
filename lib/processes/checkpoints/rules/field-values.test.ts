import { describe, expect, it } from 'vitest';

import type { FieldValue, FormField } from '@/db/schema/processes/decks';

import { checkFields, filledFields } from './field-values';

const field = (type: FormField['type'], more: Partial<FormField> = {}): FormField => ({
  key: 'f',
  label: 'Feld',
  type,
  required: false,
  options: type === 'select' ? ['rot', 'blau'] : [],
  ...more,
});

describe('checkFields', () => {
  it.each<[FormField['type'], FieldValue]>([
    ['text', 'ä'],
    ['long_text', 'a\nb'],
    ['number', 1.5],
    ['number', 0],
    ['date', '2028-02-29'],
    ['select', 'rot'],
    ['checkbox', true],
    ['checkbox', false],
  ])('takes %s %j', (type, value) => {
    expect(checkFields([field(type)], { f: value })).toEqual([]);
  });

  it.each<[FormField['type'], FieldValue]>([
    ['text', 5],
    ['text', 'a\nb'],
    ['text', 'x'.repeat(501)],
    ['number', '5'],
    ['number', Number.NaN],
    ['date', '2026-02-29'],
    ['date', '1.2.2026'],
    ['select', 'grün'],
    ['checkbox', 'ja'],
  ])('refuses %s %j', (type, value) => {
    expect(checkFields([field(type)], { f: value })).toMatchObject([
      { code: 'field_invalid', pointer: '/fields/f', params: { label: 'Feld' } },
    ]);
  });

  it('asks for what is required, a tick included', () => {
    const required = (type: FormField['type'], value: FieldValue | null) =>
      checkFields([field(type, { required: true })], { f: value }).map(({ code }) => code);
    expect(required('text', null)).toEqual(['field_missing']);
    expect(required('text', '  ')).toEqual(['field_missing']);
    expect(required('checkbox', false)).toEqual(['field_missing']);
    expect(required('number', 0)).toEqual([]);
    expect(checkFields([field('text')], {})).toEqual([]);
  });

  it('knows no other fields, whatever they are called', () => {
    const given = JSON.parse('{"__proto__": "x", "constructor": "y", "other": 1}');
    expect(checkFields([field('text')], given).map(({ code }) => code)).toEqual([
      'field_unknown',
      'field_unknown',
      'field_unknown',
    ]);
  });
});

describe('filledFields', () => {
  it('keeps what was filled in and drops the rest', () => {
    const fields = [field('text'), field('number', { key: 'n' }), field('checkbox', { key: 'c' })];
    expect(filledFields(fields, { f: ' ', n: 0, c: false, other: 'x' })).toEqual({ n: 0, c: false });
  });
});
