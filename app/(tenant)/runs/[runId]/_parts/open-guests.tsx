import { getTranslations } from 'next-intl/server';

import { getWhen } from '@/app/_i18n/get-when';
import type { CheckpointView } from '@/lib/processes/runs/show-run';

import { revokeGuestAction } from '../guest-actions';
import { loadGuests } from '../loaders';
import { RevokeButton } from './revoke-button';

/** Who outside is asked for the step at the moment. Nothing is shown where there is nobody. */
export async function OpenGuests({ step }: { step: CheckpointView }) {
  const [t, when, guests] = await Promise.all([
    getTranslations('guests.open'),
    getWhen(),
    loadGuests(step.id),
  ]);
  if (guests.length === 0) return null;

  return (
    <ul aria-label={t('title')} className="mt-3 divide-y divide-line border-t border-line">
      {guests.map((guest) => (
        <li key={guest.id} className="flex items-center gap-3 py-2.5 last:pb-0">
          <div className="min-w-0 flex-1 text-sm text-ink-soft wrap-anywhere">
            <b className="block text-md font-strong text-ink">{guest.name}</b>
            {guest.email}
            <span className="block">
              {t('facts', {
                by: guest.invitedBy,
                day: when.day(guest.createdAt),
                until: when.date(guest.expiresAt),
              })}
              {guest.hasPin && `, ${t(guest.isLocked ? 'locked' : 'withPin')}`}
            </span>
          </div>
          <RevokeButton
            say={{
              label: t('revoke'),
              title: t('revokeTitle', { name: guest.name }),
              text: t('revokeText'),
              done: t('revoked'),
            }}
            revoke={revokeGuestAction.bind(null, { guestId: guest.id })}
          />
        </li>
      ))}
    </ul>
  );
}
