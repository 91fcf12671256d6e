'use client';

import { ChevronsUpDown, LogOut, UserRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

import { chooseThemeAction } from '@/app/_server/taste-actions';
import { Avatar } from '@/app/_ui/avatar';
import { LinkButton } from '@/app/_ui/link-button';
import { LocaleSwitch } from '@/app/_ui/locale-switch';
import { Popover } from '@/app/_ui/popover';
import { SubmitButton } from '@/app/_ui/submit-button';
import type { Theme } from '@/app/_ui/theme';
import { ThemeSwitch } from '@/app/_ui/theme-switch';

import { chooseMyLocaleAction, signOutAction } from './actions';

type Props = { person: { name: string; email: string }; company: string; theme: Theme };

export function PersonMenu({ person, company, theme }: Props) {
  const t = useTranslations('shell.person');
  const common = useTranslations('common');
  const [open, setOpen] = useState(false);

  async function signOut() {
    const result = await signOutAction(undefined);
    // Signed out already, in another tab or by time: the sign-in page is right all the same.
    if (!result.ok) window.location.assign('/sign-in');
  }

  return (
    <Popover
      align="start"
      open={open}
      onOpenChange={setOpen}
      label={t('menu', { name: person.name })}
      className="w-84"
      trigger={
        <button
          type="button"
          className="flex w-full items-center gap-2.5 rounded-sm p-2 text-left transition-colors duration-100 hover:bg-hover data-popup-open:bg-hover touch:min-h-11"
        >
          <Avatar name={person.name} hidden />
          <span className="min-w-0 flex-1">
            <span className="block truncate text-md font-medium">{person.name}</span>
            <span className="block truncate text-xs text-ink-soft">{company}</span>
          </span>
          <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-ink-faint" />
        </button>
      }
    >
      <div className="grid gap-4">
        <div className="min-w-0">
          <p className="truncate font-semibold">{person.name}</p>
          <p className="truncate text-sm text-ink-soft">{person.email}</p>
        </div>
        <Setting label={common('theme.label')}>
          <ThemeSwitch value={theme} action={chooseThemeAction} />
        </Setting>
        <Setting label={common('locale.label')}>
          <LocaleSwitch action={chooseMyLocaleAction} />
        </Setting>
        <div className="grid gap-2 border-t border-line pt-4">
          <LinkButton
            href="/account"
            icon={<UserRound aria-hidden />}
            className="w-full"
            onClick={() => setOpen(false)}
          >
            {t('account')}
          </LinkButton>
          <form action={signOut}>
            <SubmitButton variant="ghost" icon={<LogOut aria-hidden />} className="w-full">
              {common('actions.signOut')}
            </SubmitButton>
          </form>
        </div>
      </div>
    </Popover>
  );
}

function Setting({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="grid justify-items-start gap-1.5">
      <p aria-hidden className="text-xs font-strong text-ink-soft">
        {label}
      </p>
      {children}
    </div>
  );
}
