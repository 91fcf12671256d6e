import { getTranslations } from 'next-intl/server';

import { ClientMessages } from '@/app/_i18n/client-messages';
import { requireCtx, type SessionCtx } from '@/app/_server/require-ctx';
import { LinkTabs } from '@/app/_ui/link-tabs';
import { PageHeader } from '@/app/_ui/page-header';
import { getProfile } from '@/lib/platform/identity/get-profile';
import { getSignaturePin } from '@/lib/platform/identity/get-signature-pin';
import { listApiTokens } from '@/lib/platform/identity/list-api-tokens';
import { listSessions } from '@/lib/platform/identity/list-sessions';
import { getNoticeSettings } from '@/lib/platform/notifications/get-notice-settings';

import { NoticeSettings } from './_parts/notice-settings';
import { PasswordForm } from './_parts/password-form';
import { ProfileForm } from './_parts/profile-form';
import { Sessions } from './_parts/sessions';
import { SignaturePin } from './_parts/signature-pin';
import { Tokens } from './_parts/tokens';
import { deviceOf } from './device-of';

const sections = ['profile', 'password', 'pin', 'tokens', 'sessions', 'notifications'] as const;
type Section = (typeof sections)[number];

export async function generateMetadata() {
  return { title: (await getTranslations('account'))('title') };
}

export default async function AccountPage({ searchParams }: PageProps<'/account'>) {
  const { section: asked } = (await searchParams) as { section?: string };
  const section = sections.find((each) => each === asked) ?? 'profile';
  const ctx = await requireCtx();
  const t = await getTranslations('account');
  return (
    <ClientMessages namespaces={['account', 'auth', 'signatures']}>
      <PageHeader title={t('title')} meta={ctx.actor.email} />
      <LinkTabs
        label={t('tabs.label')}
        tabs={sections.map((each) => ({
          href: `/account?section=${each}`,
          label: t(`tabs.${each}`),
          current: each === section,
        }))}
      />
      <div className="mt-6">
        <Content section={section} ctx={ctx} />
      </div>
    </ClientMessages>
  );
}

async function Content({ section, ctx }: { section: Section; ctx: SessionCtx }) {
  if (section === 'password') return <PasswordForm />;
  if (section === 'pin') return <SignaturePin state={await getSignaturePin(ctx)} />;
  if (section === 'tokens') return <Tokens tokens={await listApiTokens(ctx)} />;
  if (section === 'sessions') {
    const sessions = await listSessions(ctx);
    return <Sessions sessions={sessions.map((each) => ({ ...each, device: deviceOf(each.userAgent) }))} />;
  }
  if (section === 'notifications') return <NoticeSettings settings={await getNoticeSettings(ctx)} />;
  return <ProfileForm profile={await getProfile(ctx)} timeZones={Intl.supportedValuesOf('timeZone')} />;
}
