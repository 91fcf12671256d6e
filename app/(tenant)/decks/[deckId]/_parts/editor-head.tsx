'use client';

import { CalendarClock, Ellipsis, History, Settings2, Share2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { memo, useState } from 'react';

import { Button } from '@/app/_ui/button';
import { IconButton } from '@/app/_ui/icon-button';
import { LinkButton } from '@/app/_ui/link-button';
import { Menu, type MenuItem } from '@/app/_ui/menu';
import { PageHeader } from '@/app/_ui/page-header';
import { StartRunDialog } from '@/app/(tenant)/runs/_parts/start-run-dialog';
import { NewScheduleSheet } from '@/app/(tenant)/schedules/_parts/new-schedule';
import type { Problem } from '@/lib/platform/core/domain-error';
import type { PeopleOptions } from '@/lib/platform/identity/list-people-options';
import type { Draft } from '@/lib/processes/decks/inputs';

import type { EditedDeck } from './editor';
import { PublishDialog } from './publish-dialog';
import { SaveStatus } from './save-status';
import { ShareDialog } from './share-dialog';
import type { SaveState } from './use-autosave';

type Props = {
  deck: EditedDeck;
  draft: Draft;
  people: PeopleOptions;
  notice: string | null;
  saveState: SaveState;
  problems: Problem[];
  warnings: Problem[];
  save: () => Promise<number | null>;
  openSettings: () => void;
};

/** What the deck is called, how it is saved, and what can be done with it as a whole. */
export const EditorHead = memo(function EditorHead({
  deck,
  draft,
  people,
  notice,
  saveState,
  problems,
  warnings,
  save,
  openSettings,
}: Props) {
  const t = useTranslations('decks.editor');
  const decks = useTranslations('decks');
  const schedules = useTranslations('schedules.new');
  const [opened, setOpened] = useState<'schedule' | 'share'>();
  const offered: (MenuItem | false)[] = [
    { label: t('versions'), icon: <History aria-hidden />, href: `/decks/${deck.id}/versions` },
    deck.schedules !== null && {
      label: schedules('deckButton'),
      icon: <CalendarClock aria-hidden />,
      onSelect: () => setOpened('schedule'),
    },
    deck.mayShare && {
      label: decks('share.button'),
      icon: <Share2 aria-hidden />,
      onSelect: () => setOpened('share'),
    },
    notice === null && { label: t('settings'), icon: <Settings2 aria-hidden />, onSelect: openSettings },
  ];
  const others = offered.filter((item) => item !== false);

  return (
    <PageHeader
      crumbs={[{ label: decks('title'), href: '/decks' }, { label: t('crumb') }]}
      title={draft.title}
      meta={notice ?? <SaveStatus state={saveState} retry={save} />}
      actions={
        <>
          <Others items={others} />
          <span className="contents max-sm:[&_svg]:hidden">
            {deck.mayStart && (
              <StartRunDialog
                decks={[{ id: deck.id, title: draft.title }]}
                deckId={deck.id}
                variant="secondary"
              />
            )}
            {notice === null && (
              <PublishDialog
                deckId={deck.id}
                draft={draft}
                currentVersion={deck.currentVersion}
                problems={problems}
                warnings={warnings}
                save={save}
              />
            )}
          </span>
          {deck.schedules && (
            <NewScheduleSheet
              deck={{ id: deck.id, title: draft.title }}
              {...deck.schedules}
              open={opened === 'schedule'}
              onOpenChange={(open) => setOpened(open ? 'schedule' : undefined)}
            />
          )}
          {deck.mayShare && (
            <ShareDialog
              deckId={deck.id}
              people={people}
              open={opened === 'share'}
              onOpenChange={(open) => setOpened(open ? 'share' : undefined)}
            />
          )}
        </>
      }
    />
  );
});

/** What is done now and then: buttons where there is room, a menu at the end of the row on a phone. */
function Others({ items }: { items: MenuItem[] }) {
  const t = useTranslations('decks.editor');

  return (
    <>
      {items.map(({ label, icon, href, onSelect }) =>
        href ? (
          <span key={label} className="contents max-sm:hidden">
            <LinkButton href={href} variant="ghost" icon={icon}>
              {label}
            </LinkButton>
          </span>
        ) : (
          <span key={label} className="contents max-sm:hidden">
            <Button variant="ghost" icon={icon} onClick={onSelect}>
              {label}
            </Button>
          </span>
        ),
      )}
      <span className="order-last sm:hidden">
        <Menu
          trigger={<IconButton variant="secondary" icon={<Ellipsis aria-hidden />} label={t('more')} />}
          items={items}
        />
      </span>
    </>
  );
}
