'use client';

import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { Button } from '@/app/_ui/button';
import { Checkbox } from '@/app/_ui/checkbox';
import { Field } from '@/app/_ui/field';
import { IconButton } from '@/app/_ui/icon-button';
import { Select } from '@/app/_ui/select';
import { TextArea } from '@/app/_ui/text-area';
import { TextInput } from '@/app/_ui/text-input';
import { checkpointKeyFor, type DraftField, deckLimits, fieldTypes } from '@/lib/processes/decks/inputs';

/** What a step asks to be filled in; later conditions can ask for the values. */
export function FormFieldFields({
  fields,
  set,
}: {
  fields: readonly DraftField[];
  set: (fields: DraftField[]) => void;
}) {
  const t = useTranslations('decks.step');
  const add = () => {
    const key = checkpointKeyFor('field', new Set(fields.map((field) => field.key)));
    set([...fields, { key, label: '', type: 'text', required: false, options: [] }]);
  };

  return (
    <fieldset className="grid min-w-0 gap-2.5 *:min-w-0">
      <legend className="mb-1 text-sm font-strong">{t('fields')}</legend>
      <p className="text-sm text-ink-soft">{t('fieldsHint')}</p>
      {fields.map((field, at) => (
        <OneField
          key={field.key}
          field={field}
          place={at + 1}
          isFirst={at === 0}
          isLast={at === fields.length - 1}
          set={(next) => set(fields.with(at, next))}
          remove={() => set(fields.filter((_, index) => index !== at))}
          move={(by) => set(swapped(fields, at, at + by))}
        />
      ))}
      {fields.length < deckLimits.fields && (
        <Button size="sm" variant="ghost" icon={<Plus aria-hidden />} onClick={add}>
          {t('addField')}
        </Button>
      )}
    </fieldset>
  );
}

function OneField({
  field,
  place,
  isFirst,
  isLast,
  set,
  remove,
  move,
}: {
  field: DraftField;
  place: number;
  isFirst: boolean;
  isLast: boolean;
  set: (field: DraftField) => void;
  remove: () => void;
  move: (by: -1 | 1) => void;
}) {
  const t = useTranslations('decks.step');
  const name = field.label || t('fieldNumber', { n: place });
  return (
    <div className="grid gap-2.5 rounded-md bg-sunken p-3">
      <Field label={t('fieldLabel')} required>
        <TextInput
          value={field.label}
          maxLength={deckLimits.title}
          onChange={(event) => set({ ...field, label: event.target.value })}
        />
      </Field>
      <Field label={t('fieldType')}>
        <Select
          value={field.type}
          options={fieldTypes.map((value) => ({ value, label: t(`fieldTypes.${value}`) }))}
          onChange={(type) => set({ ...field, type: type as DraftField['type'] })}
        />
      </Field>
      {field.type === 'select' && (
        <Field label={t('fieldOptions')} hint={t('fieldOptionsHint')}>
          <TextArea
            rows={3}
            defaultValue={field.options.join('\n')}
            onChange={(event) => set({ ...field, options: linesOf(event.target.value) })}
          />
        </Field>
      )}
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Checkbox
          label={t('fieldRequired')}
          checked={field.required}
          onCheckedChange={(required) => set({ ...field, required })}
        />
        <span className="flex">
          <IconButton
            size="sm"
            icon={<ArrowUp aria-hidden />}
            label={t('fieldUp', { name })}
            disabled={isFirst}
            onClick={() => move(-1)}
          />
          <IconButton
            size="sm"
            icon={<ArrowDown aria-hidden />}
            label={t('fieldDown', { name })}
            disabled={isLast}
            onClick={() => move(1)}
          />
          <IconButton
            size="sm"
            icon={<Trash2 aria-hidden />}
            label={t('removeField', { name })}
            onClick={remove}
          />
        </span>
      </div>
    </div>
  );
}

function linesOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim().slice(0, deckLimits.title));
  return [...new Set(lines.filter(Boolean))].slice(0, deckLimits.options);
}

function swapped<T>(items: readonly T[], at: number, to: number): T[] {
  const next = [...items];
  [next[at], next[to]] = [next[to]!, next[at]!];
  return next;
}
