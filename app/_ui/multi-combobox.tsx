'use client';

import { Combobox as Parts } from '@base-ui/react/combobox';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { classes } from './classes';
import { ComboboxList, type ComboboxOption } from './combobox-list';
import { controlHeight, controlLook } from './control-look';
import { keepOnEscape } from './keep-on-escape';

/** Several of many, found by typing; each chosen one is a chip that can be taken off again. */
export function MultiCombobox({
  options,
  name,
  value,
  defaultValue = [],
  onChange,
  placeholder,
  label,
  disabled,
}: {
  options: ComboboxOption[];
  /** The form gets one entry of this name per chosen value. */
  name?: string;
  value?: string[];
  defaultValue?: string[];
  onChange?: (values: string[]) => void;
  placeholder?: string;
  /** Only where no `Field` around it gives the name. */
  label?: string;
  disabled?: boolean;
}) {
  const t = useTranslations('common');
  const pick = (wanted: string[]) => options.filter((option) => wanted.includes(option.value));

  return (
    <Parts.Root
      multiple
      items={options}
      name={name}
      {...(value ? { value: pick(value) } : { defaultValue: pick(defaultValue) })}
      isItemEqualToValue={(one, other) => one.value === other.value}
      onValueChange={(next, details) => {
        if (keepOnEscape(details)) return;
        onChange?.(next.map((option) => option.value));
      }}
      disabled={disabled}
    >
      <Parts.InputGroup
        className={classes(
          controlLook,
          controlHeight,
          'flex cursor-text items-center px-1.5 py-1 focus-within:border-accent focus-within:outline-2 focus-within:outline-accent',
        )}
      >
        <Parts.Chips className="flex min-w-0 flex-1 flex-wrap items-center gap-1">
          <Parts.Value>
            {(chosen: ComboboxOption[]) => (
              <>
                {chosen.map((option) => (
                  <Parts.Chip
                    key={option.value}
                    className="flex max-w-full cursor-default items-center gap-1 rounded-[4px] bg-accent-wash py-0.5 pr-0.5 pl-2 text-sm font-medium text-accent outline-none focus-within:bg-accent focus-within:text-on-accent data-highlighted:bg-accent data-highlighted:text-on-accent"
                  >
                    <span className="truncate">{option.label}</span>
                    <Parts.ChipRemove
                      aria-label={`${t('actions.remove')}: ${option.label}`}
                      className="grid size-6 place-items-center rounded-[3px] hover:bg-card/50 touch:size-8"
                    >
                      <X aria-hidden className="size-3.5" />
                    </Parts.ChipRemove>
                  </Parts.Chip>
                ))}
                <Parts.Input
                  aria-label={label}
                  placeholder={chosen.length > 0 ? '' : (placeholder ?? t('words.choose'))}
                  className="min-h-7 min-w-20 flex-1 bg-transparent px-1.5 text-ellipsis outline-none"
                />
              </>
            )}
          </Parts.Value>
        </Parts.Chips>
      </Parts.InputGroup>
      <ComboboxList />
    </Parts.Root>
  );
}
