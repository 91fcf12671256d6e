import { useTranslations } from 'next-intl';

import { Button } from '@/app/_ui/button';
import { Field } from '@/app/_ui/field';
import { Select } from '@/app/_ui/select';

type Props = {
  /** The numbers there are, the newest first. */
  versions: readonly number[];
  from: number;
  /** A number, or nothing for the draft. */
  to: number | undefined;
  isSide: boolean;
};

/** Which two states of a deck are compared; the choice stands in the address. */
export function VersionsChoice({ versions, from, to, isSide }: Props) {
  const t = useTranslations('decks.diff');
  const words = useTranslations('decks.versions');
  const options = versions.map((n) => ({ value: String(n), label: words('version', { n }) }));

  return (
    <form method="get" className="mb-5 grid max-w-2xl items-end gap-3 sm:grid-cols-[1fr_1fr_auto]">
      <Field label={t('from')}>
        <Select key={from} name="from" defaultValue={String(from)} options={options} />
      </Field>
      <Field label={t('to')}>
        <Select
          key={to ?? 'draft'}
          name="to"
          defaultValue={String(to ?? 'draft')}
          options={[{ value: 'draft', label: t('draft') }, ...options]}
        />
      </Field>
      {isSide && <input type="hidden" name="view" value="side" />}
      <Button type="submit">{t('show')}</Button>
    </form>
  );
}
