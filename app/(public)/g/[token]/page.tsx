import { cookies, headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/app/_i18n/client-messages';
import { GUEST_PASS_COOKIE } from '@/app/_server/link-pass-cookie';
import { orNotFound } from '@/app/_server/or-not-found';
import { anonymous, requestBase } from '@/app/_server/request-base';
import { resolveTenant } from '@/app/_server/resolve-tenant';
import { PinForm } from '@/app/(public)/_parts/pin-form';
import { openGuestStep } from '@/lib/processes/guests/open-guest-step';

import { GuestForm } from './_parts/guest-form';
import { StepToDo } from './_parts/step-to-do';
import { enterGuestPinAction } from './actions';

export async function generateMetadata() {
  const t = await getTranslations('guests.page');
  return { title: t('metaTitle'), robots: { index: false, follow: false } };
}

/** One step, for somebody without an account. Opening it changes nothing: programs that scan mails do that as well. */
export default async function GuestStepPage({ params }: PageProps<'/g/[token]'>) {
  const [{ token }, tenant, sent, jar] = await Promise.all([params, resolveTenant(), headers(), cookies()]);
  const visitor = anonymous(requestBase(tenant, sent));
  const pass = jar.get(GUEST_PASS_COOKIE)?.value;
  const opened = await orNotFound(openGuestStep(visitor, { token, pass }));

  return (
    <ClientMessages namespaces={['files', 'guests', 'links', 'runs']}>
      {opened.state === 'open' ? (
        <GuestForm token={token} step={asked(opened.step)}>
          <StepToDo step={opened.step} />
        </GuestForm>
      ) : (
        <PinForm
          token={token}
          lockedUntil={opened.lockedUntil?.toISOString() ?? null}
          enter={enterGuestPinAction}
        />
      )}
    </ClientMessages>
  );
}

type Step = Extract<Awaited<ReturnType<typeof openGuestStep>>, { state: 'open' }>['step'];

/** What the form in the browser has to know. */
function asked({ instructions: _text, runTitle: _run, dueAt: _due, ...step }: Step) {
  return step;
}
