'use client';

import { useTranslations } from 'next-intl';

import { useWhen } from '@/app/_i18n/use-when';
import { Badge } from '@/app/_ui/badge';
import type { Tone } from '@/app/_ui/tone';
import type { LinkItem } from '@/lib/processes/links/list-links';

import { revokeLinkAction } from '../actions';
import { RevokeButton } from './revoke-button';

const tones: Record<LinkItem['state'], Tone> = {
  open: 'started',
  locked: 'overdue',
  expired: 'off',
  revoked: 'off',
};

export function LinkList({ links, onRevoked }: { links: LinkItem[]; onRevoked: () => Promise<void> }) {
  const t = useTranslations('links.dialog');
  const say = {
    ...{ label: t('revoke'), title: t('revokeTitle') },
    ...{ text: t('revokeText'), done: t('revoked') },
  };
  if (links.length === 0) return <p className="text-md text-ink-soft">{t('none')}</p>;

  return (
    <ul className="divide-y divide-line border-y border-line">
      {links.map((link) => (
        <li key={link.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
          <Facts link={link} />
          {(link.state === 'open' || link.state === 'locked') && (
            <RevokeButton
              say={say}
              revoke={() => revokeLinkAction({ linkId: link.id })}
              onRevoked={onRevoked}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

function Facts({ link }: { link: LinkItem }) {
  const t = useTranslations('links.dialog');
  const when = useWhen();
  const moment = link.lastOpenedAt ? when.moment(link.lastOpenedAt) : '';

  return (
    <div className="min-w-0 flex-[1_1_14rem] text-sm text-ink-soft">
      <p className="mb-1 flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <Badge tone={tones[link.state]}>{t(`states.${link.state}`)}</Badge>
        {t('byOn', { name: link.createdBy, day: when.day(link.createdAt) })}
      </p>
      <p>
        {t('validUntil', { day: when.date(link.expiresAt) })}
        {link.hasPin && `, ${t('withPin')}`}
      </p>
      <p>{t('opened', { opens: link.opens, moment })}</p>
    </div>
  );
}
