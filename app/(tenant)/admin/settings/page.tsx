import { getTranslations } from 'next-intl/server';

import { ClientMessages } from '@/app/_i18n/client-messages';
import { orNotFound } from '@/app/_server/or-not-found';
import { requireCtx } from '@/app/_server/require-ctx';
import { PageHeader } from '@/app/_ui/page-header';
import { getStorageUsage } from '@/lib/platform/files/get-storage-usage';
import { getSettings } from '@/lib/platform/tenants/get-settings';

import { EscalationForm } from './_parts/escalation-form';
import { FourEyes } from './_parts/four-eyes';
import { GuestAddressForm } from './_parts/guest-address-form';
import { Storage } from './_parts/storage';

export async function generateMetadata() {
  return { title: (await getTranslations('admin.settings'))('title') };
}

export default async function SettingsPage() {
  const ctx = await requireCtx();
  const [t, { escalationDelays, fourEyesFinalApproval, guestAddressDays }, usage] = await Promise.all([
    getTranslations('admin.settings'),
    orNotFound(getSettings(ctx)),
    getStorageUsage(ctx),
  ]);

  return (
    <ClientMessages namespaces={['admin']}>
      <PageHeader title={t('title')} meta={t('lead')} />
      <EscalationForm delays={escalationDelays} />
      <FourEyes isWanted={fourEyesFinalApproval} />
      <GuestAddressForm days={guestAddressDays} />
      <Storage usage={usage} />
    </ClientMessages>
  );
}
