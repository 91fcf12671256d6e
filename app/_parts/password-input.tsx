'use client';

import { Eye, EyeOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

import { IconButton } from '@/app/_ui/icon-button';
import { TextInput, type TextInputProps } from '@/app/_ui/text-input';

/** A password that one may look at while typing. */
export function PasswordInput(props: Omit<TextInputProps, 'type' | 'icon'>) {
  const t = useTranslations('auth.password');
  const [shown, setShown] = useState(false);

  return (
    <div className="relative">
      <TextInput
        {...props}
        type={shown ? 'text' : 'password'}
        autoCapitalize="none"
        spellCheck={false}
        className="pr-12"
      />
      <IconButton
        icon={shown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
        label={t(shown ? 'hide' : 'show')}
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
        className="absolute inset-y-0 right-0 my-auto"
      />
    </div>
  );
}
