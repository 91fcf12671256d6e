'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { Button } from '@/app/_ui/button';
import { Checkbox } from '@/app/_ui/checkbox';
import { Field } from '@/app/_ui/field';
import { IconButton } from '@/app/_ui/icon-button';
import { TextInput } from '@/app/_ui/text-input';
import {
  checkpointKeyFor,
  type DraftFileSlot,
  type DraftReference,
  deckLimits,
  fileKinds,
} from '@/lib/processes/decks/inputs';

import { SignatureFields } from './signing/signature-fields';

/** The files a step asks for. */
export function FileSlotFields({
  slots,
  references,
  set,
}: {
  slots: readonly DraftFileSlot[];
  references: readonly DraftReference[];
  set: (slots: DraftFileSlot[]) => void;
}) {
  const t = useTranslations('decks.step');
  const add = () => {
    const key = checkpointKeyFor('file', new Set(slots.map((slot) => slot.key)));
    set([...slots, { key, name: '', kinds: [], required: true }]);
  };

  return (
    <fieldset className="grid min-w-0 gap-2.5 *:min-w-0">
      <legend className="mb-1 text-sm font-strong">{t('fileSlots')}</legend>
      <p className="text-sm text-ink-soft">{t('fileSlotsHint')}</p>
      {slots.map((slot, at) => (
        <OneSlot
          key={slot.key}
          slot={slot}
          place={at + 1}
          references={references}
          set={(next) => set(slots.with(at, next))}
          remove={() => set(slots.filter((_, index) => index !== at))}
        />
      ))}
      {slots.length < deckLimits.fileSlots && (
        <Button size="sm" variant="ghost" icon={<Plus aria-hidden />} onClick={add}>
          {t('addFileSlot')}
        </Button>
      )}
    </fieldset>
  );
}

function OneSlot({
  slot,
  place,
  references,
  set,
  remove,
}: {
  slot: DraftFileSlot;
  place: number;
  references: readonly DraftReference[];
  set: (slot: DraftFileSlot) => void;
  remove: () => void;
}) {
  const t = useTranslations('decks.step');
  const name = slot.name || t('fileSlotNumber', { n: place });
  return (
    <div className="grid gap-2.5 rounded-md bg-sunken p-3">
      <Field label={t('fileSlotName')} required>
        <TextInput
          value={slot.name}
          maxLength={deckLimits.title}
          onChange={(event) => set({ ...slot, name: event.target.value })}
        />
      </Field>
      <fieldset className="grid gap-1">
        <legend className="mb-1 text-sm font-strong">{t('fileSlotKinds')}</legend>
        <p className="text-sm text-ink-soft">{t('fileSlotKindsHint')}</p>
        <div className="flex flex-wrap gap-x-4">
          {fileKinds.map((kind) => (
            <Checkbox
              key={kind}
              label={t(`fileKinds.${kind}`)}
              checked={slot.kinds.includes(kind)}
              onCheckedChange={(chosen) =>
                set({
                  ...slot,
                  kinds: fileKinds.filter((each) => (each === kind ? chosen : slot.kinds.includes(each))),
                })
              }
            />
          ))}
        </div>
      </fieldset>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Checkbox
          label={t('fileSlotRequired')}
          checked={slot.required}
          onCheckedChange={(required) => set({ ...slot, required })}
        />
        <IconButton
          size="sm"
          icon={<Trash2 aria-hidden />}
          label={t('removeFileSlot', { name })}
          onClick={remove}
        />
      </div>
      <SignatureFields slot={slot} references={references} set={set} />
    </div>
  );
}
