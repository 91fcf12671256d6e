import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ShellDrawer } from './shell-drawer';
import { type NavigationItem, ShellNavigation } from './shell-navigation';

/** The frame of every page behind the sign-in: sidebar (a drawer on small screens), top bar, main. */
export function Shell({
  brand,
  navigation,
  foot,
  search,
  tools,
  children,
}: {
  brand: ReactNode;
  navigation: NavigationItem[];
  /** Below the navigation: the company, the person. */
  foot?: ReactNode;
  search?: ReactNode;
  /** On the right of the top bar: the bell. */
  tools?: ReactNode;
  children: ReactNode;
}) {
  const t = useTranslations('common.shell');
  const side = (
    <>
      <div className="px-2.5 pt-1 pb-4">{brand}</div>
      <ShellNavigation items={navigation} />
      {foot && <div className="mt-auto pt-4">{foot}</div>}
    </>
  );

  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[232px_minmax(0,1fr)]">
      <a
        href="#main"
        className="fixed top-2 left-2 z-50 -translate-y-20 rounded-sm bg-accent px-4 py-2.5 font-strong text-on-accent focus:translate-y-0"
      >
        {t('skip')}
      </a>
      <nav
        aria-label={t('navigation')}
        className="sticky top-0 hidden h-dvh flex-col overflow-y-auto border-r border-line px-3 py-4.5 lg:flex"
      >
        {side}
      </nav>
      <div className="min-w-0">
        <header
          data-print="hide"
          className="sticky top-0 z-20 flex h-15 items-center gap-2 border-b border-line bg-paper/88 px-3 backdrop-blur-md sm:gap-3 sm:px-5 lg:px-8"
        >
          <ShellDrawer openLabel={t('openMenu')} closeLabel={t('closeMenu')} title={t('navigation')}>
            {side}
          </ShellDrawer>
          <div className="min-w-0 flex-1 lg:max-w-sm">{search}</div>
          <div className="ml-auto flex items-center gap-1">{tools}</div>
        </header>
        <main
          id="main"
          tabIndex={-1}
          className="max-w-[1320px] px-4 pt-5 pb-24 outline-none sm:px-5 lg:px-8 lg:pt-7"
        >
          {children}
        </main>
      </div>
    </div>
  );
}
