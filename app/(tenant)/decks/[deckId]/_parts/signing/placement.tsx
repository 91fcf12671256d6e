'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

import { PageSheet } from '@/app/_parts/signatures/lazy-page-sheet';
import { Field } from '@/app/_ui/field';
import { IconButton } from '@/app/_ui/icon-button';
import { Select } from '@/app/_ui/select';
import type { DraftReference, DraftSignatureField } from '@/lib/processes/decks/inputs';

import { FieldBox } from './field-box';
import { pageWithin } from './place-field';

const BLANK = 'blank';

/** The page the fields lie on: one of the step's own PDFs as a template, or an empty sheet. */
export function Placement({
  fields,
  nameOf,
  references,
  page,
  setPage,
  set,
}: {
  fields: readonly DraftSignatureField[];
  nameOf: (field: DraftSignatureField) => string;
  references: readonly DraftReference[];
  page: number;
  setPage: (page: number) => void;
  set: (fields: DraftSignatureField[]) => void;
}) {
  const t = useTranslations('signatures.fields');
  const templates = references.filter(({ name }) => /\.pdf$/i.test(name));
  const [chosen, setChosen] = useState(templates[0]?.versionId ?? BLANK);
  const [pages, setPages] = useState<number>();
  const template = templates.find(({ versionId }) => versionId === chosen);
  const shown = pageWithin(page, template && pages);

  const boxes = (
    <div className="absolute inset-0" data-page>
      {fields.map((field, at) =>
        field.page === shown ? (
          <FieldBox
            key={field.key}
            field={field}
            name={nameOf(field)}
            set={(next) => set(fields.with(at, next))}
          />
        ) : null,
      )}
    </div>
  );
  return (
    <fieldset className="grid min-w-0 gap-2">
      <legend className="mb-1 text-sm font-strong">{t('place')}</legend>
      <p className="text-sm text-ink-soft">{t('placeHint')}</p>
      {templates.length > 0 && (
        <Field label={t('background')}>
          <Select
            value={template ? chosen : BLANK}
            options={[
              ...templates.map(({ versionId, name }) => ({ value: versionId, label: name })),
              { value: BLANK, label: t('blank') },
            ]}
            onChange={setChosen}
          />
        </Field>
      )}
      <div className="flex items-center justify-center gap-2">
        <IconButton
          icon={<ChevronLeft aria-hidden />}
          label={t('before')}
          disabled={shown === 1}
          onClick={() => setPage(shown - 1)}
        />
        <span className="text-sm" aria-live="polite">
          {t('page', { n: shown })}
        </span>
        <IconButton
          icon={<ChevronRight aria-hidden />}
          label={t('next')}
          disabled={shown === pageWithin(shown + 1, template && pages)}
          onClick={() => setPage(shown + 1)}
        />
      </div>
      {template ? (
        <PageSheet
          key={template.versionId}
          source={`/api/files/${template.versionId}/preview`}
          page={shown}
          onPages={setPages}
        >
          {boxes}
        </PageSheet>
      ) : (
        <div className="relative aspect-[210/297] w-full rounded-md border border-line bg-card">{boxes}</div>
      )}
    </fieldset>
  );
}
