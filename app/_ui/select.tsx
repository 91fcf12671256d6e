'use client';

import { Select as Parts } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { classes } from './classes';
import { controlHeight, controlLook } from './control-look';
import { popupItemLook, popupLook } from './popup-look';

export type SelectOption = { value: string; label: string; hint?: string; disabled?: boolean };

/** One of a few. For many, or with search, there is `Combobox`. */
export function Select({
  options,
  name,
  value,
  defaultValue,
  onChange,
  placeholder,
  label,
  disabled,
  required,
  className,
}: {
  options: SelectOption[];
  name?: string;
  value?: string;
  defaultValue?: string;
  onChange?: (value: string) => void;
  placeholder?: string;
  /** Only where no `Field` around it gives the name. */
  label?: string;
  disabled?: boolean;
  required?: boolean;
  className?: string;
}) {
  const t = useTranslations('common.words');

  return (
    <Parts.Root
      items={options}
      name={name}
      value={value}
      defaultValue={defaultValue}
      onValueChange={(next) => next !== null && onChange?.(next)}
      disabled={disabled}
      required={required}
    >
      <Parts.Trigger
        aria-label={label}
        className={classes(
          controlLook,
          controlHeight,
          'flex items-center justify-between gap-2 text-left',
          className,
        )}
      >
        <Parts.Value
          placeholder={placeholder ?? t('choose')}
          className="min-w-0 truncate data-placeholder:text-ink-faint"
        />
        <Parts.Icon>
          <ChevronsUpDown aria-hidden className="size-4 text-ink-faint" />
        </Parts.Icon>
      </Parts.Trigger>
      <Parts.Portal>
        <Parts.Positioner sideOffset={6} alignItemWithTrigger={false} className="z-50 outline-none">
          <Parts.Popup
            className={classes(
              popupLook,
              'max-h-[min(var(--available-height),22rem)] min-w-(--anchor-width) max-w-(--available-width) overflow-y-auto p-1.5',
            )}
          >
            <Parts.List>
              {options.map((option) => (
                <Parts.Item
                  key={option.value}
                  value={option.value}
                  disabled={option.disabled}
                  className={popupItemLook}
                >
                  <span className="min-w-0 flex-1">
                    <Parts.ItemText className="block">{option.label}</Parts.ItemText>
                    {option.hint && <span className="block text-sm text-ink-soft">{option.hint}</span>}
                  </span>
                  <Parts.ItemIndicator>
                    <Check aria-hidden className="size-4 text-accent" />
                  </Parts.ItemIndicator>
                </Parts.Item>
              ))}
            </Parts.List>
          </Parts.Popup>
        </Parts.Positioner>
      </Parts.Portal>
    </Parts.Root>
  );
}
