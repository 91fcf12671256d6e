'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

import { Button } from '@/app/_ui/button';
import { Checkbox } from '@/app/_ui/checkbox';
import { Field } from '@/app/_ui/field';
import { IconButton } from '@/app/_ui/icon-button';
import { TextInput } from '@/app/_ui/text-input';
import {
  checkpointKeyFor,
  type DraftFileSlot,
  type DraftReference,
  type DraftSignatureField,
  deckLimits,
} from '@/lib/processes/decks/inputs';

import { newField } from './place-field';
import { Placement } from './placement';

/** Whether a file has to be signed, by whom, and where. */
export function SignatureFields({
  slot,
  references,
  set,
}: {
  slot: DraftFileSlot;
  references: readonly DraftReference[];
  set: (slot: DraftFileSlot) => void;
}) {
  const t = useTranslations('signatures.fields');
  const [page, setPage] = useState(slot.signatures?.[0]?.page ?? 1);
  const { signatures, ...unsigned } = slot;

  const put = (fields: DraftSignatureField[]) => set({ ...slot, signatures: fields });
  const add = (fields: readonly DraftSignatureField[]) => {
    const key = checkpointKeyFor('signature', new Set(fields.map((field) => field.key)));
    return [...fields, newField(key, page, fields)];
  };
  const demand = (isDemanded: boolean) =>
    set(isDemanded ? { ...slot, kinds: ['pdf'], signatures: add([]) } : unsigned);

  return (
    <div className="grid gap-2.5 border-t border-line pt-2.5">
      <Checkbox
        label={t('demand')}
        hint={t('demandHint')}
        checked={signatures !== undefined}
        onCheckedChange={demand}
      />
      {signatures && (
        <>
          {signatures.map((field, at) => (
            <div key={field.key} className="flex items-end gap-2">
              <Field
                className="min-w-0 flex-1"
                label={`${t('labelNumber', { n: at + 1 })} (${t('onPage', { n: field.page })})`}
                required
              >
                <TextInput
                  value={field.label}
                  placeholder={t('label')}
                  maxLength={deckLimits.title}
                  onFocus={() => setPage(field.page)}
                  onChange={(event) => put(signatures.with(at, { ...field, label: event.target.value }))}
                />
              </Field>
              <IconButton
                icon={<Trash2 aria-hidden />}
                label={t('remove', { name: nameOf(field) })}
                onClick={() => put(signatures.filter((_, index) => index !== at))}
              />
            </div>
          ))}
          {signatures.length < deckLimits.signatureFields && (
            <Button
              size="sm"
              variant="ghost"
              icon={<Plus aria-hidden />}
              className="justify-self-start"
              onClick={() => put(add(signatures))}
            >
              {t('add')}
            </Button>
          )}
          {signatures.length > 0 && (
            <Placement
              fields={signatures}
              nameOf={nameOf}
              references={references}
              page={page}
              setPage={setPage}
              set={put}
            />
          )}
        </>
      )}
    </div>
  );

  function nameOf(field: DraftSignatureField): string {
    const at = signatures?.findIndex(({ key }) => key === field.key) ?? 0;
    return field.label || t('labelNumber', { n: at + 1 });
  }
}
