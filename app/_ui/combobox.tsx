'use client';

import { Combobox as Parts } from '@base-ui/react/combobox';
import { ChevronsUpDown, X } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { classes } from './classes';
import { ComboboxList, type ComboboxOption } from './combobox-list';
import { controlHeight, controlLook } from './control-look';
import { keepOnEscape } from './keep-on-escape';

/** One of many, found by typing. `''` is nothing chosen. */
export function Combobox({
  options,
  name,
  value,
  defaultValue,
  onChange,
  placeholder,
  label,
  disabled,
  required,
}: {
  options: ComboboxOption[];
  name?: string;
  value?: string;
  defaultValue?: string;
  onChange?: (value: string) => void;
  placeholder?: string;
  /** Only where no `Field` around it gives the name. */
  label?: string;
  disabled?: boolean;
  required?: boolean;
}) {
  const t = useTranslations('common');
  const pick = (wanted?: string) => options.find((option) => option.value === wanted) ?? null;

  return (
    <Parts.Root
      items={options}
      name={name}
      {...(value === undefined ? { defaultValue: pick(defaultValue) } : { value: pick(value) })}
      isItemEqualToValue={(one, other) => one.value === other.value}
      onValueChange={(next, details) => {
        if (keepOnEscape(details)) return;
        onChange?.(next?.value ?? '');
      }}
      onInputValueChange={(_, details) => void keepOnEscape(details)}
      disabled={disabled}
      required={required}
    >
      <Parts.InputGroup className="relative">
        <Parts.Input
          aria-label={label}
          placeholder={placeholder ?? t('words.choose')}
          className={classes(
            controlLook,
            controlHeight,
            'text-ellipsis pr-17 touch:pr-22 placeholder-shown:pr-9 touch:placeholder-shown:pr-12',
          )}
        />
        <div className="absolute inset-y-0 right-1 flex items-center text-ink-faint">
          <Parts.Clear
            aria-label={t('actions.clear')}
            className="grid size-8 place-items-center rounded-sm hover:text-ink touch:h-11 touch:w-10"
          >
            <X aria-hidden className="size-4" />
          </Parts.Clear>
          <Parts.Trigger
            aria-label={t('actions.open')}
            className="grid size-8 place-items-center rounded-sm hover:text-ink touch:h-11 touch:w-10"
          >
            <ChevronsUpDown aria-hidden className="size-4" />
          </Parts.Trigger>
        </div>
      </Parts.InputGroup>
      <ComboboxList />
    </Parts.Root>
  );
}
