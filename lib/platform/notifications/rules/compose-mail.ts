import type { NoticeData } from '@/lib/platform/notifications/inputs';

import { englishMails } from './english-mails';
import { germanMails } from './german-mails';
import type { GuestStep, Invitation, MailLanguage, MailLocale, MailWords } from './mail-words';
import { type Mail, renderMail } from './render-mail';
import { sayMoment } from './say-moment';

export type Reader = { name: string; locale: string; timeZone: string };

/** A notice as a mail. `link` opens exactly what it is about, `settingsLink` is where it can be switched off. */
export function composeNotice(
  reader: Reader,
  data: NoticeData,
  { link, settingsLink, now }: { link: string; settingsLink: string; now: Date },
): Mail {
  const language = languageOf(reader);
  return renderMail({
    locale: localeOf(reader),
    greeting: language.greeting(reader.name),
    words: wordsOf(language, data, (iso) => sayMoment(iso, localeOf(reader), reader.timeZone, now)),
    link,
    linkHint: language.linkHint,
    why: data.kind === 'schedule_suspended' ? language.whySchedule : language.whyNotice,
    settings: { label: language.settingsLink, link: settingsLink },
  });
}

export function composeInvitation(
  reader: Reader,
  invitation: Invitation,
  { link, now }: { link: string; now: Date },
): Mail {
  const language = languageOf(reader);
  const moment = (iso: string) => sayMoment(iso, localeOf(reader), reader.timeZone, now);
  return renderMail({
    locale: localeOf(reader),
    greeting: language.greeting(reader.name),
    words: language.invitation(invitation, moment),
    link,
    linkHint: language.linkHint,
    why: language.whyInvitation(invitation.tenantName),
  });
}

export function composeGuestStep(
  reader: Reader,
  step: GuestStep,
  { link, now }: { link: string; now: Date },
): Mail {
  const language = languageOf(reader);
  const moment = (iso: string) => sayMoment(iso, localeOf(reader), reader.timeZone, now);
  return renderMail({
    locale: localeOf(reader),
    greeting: language.greeting(reader.name),
    words: language.guestStep(step, moment),
    link,
    linkHint: language.linkHint,
    why: language.whyGuest(step.tenantName),
  });
}

function wordsOf(language: MailLanguage, data: NoticeData, moment: (iso: string) => string): MailWords {
  switch (data.kind) {
    case 'step':
      return language.notice.step(data, moment);
    case 'given':
      return language.notice.given(data, moment);
    case 'withdrawn':
      return language.notice.withdrawn(data, moment);
    case 'approval':
      return language.notice.approval(data, moment);
    case 'ended':
      return language.notice.ended(data, moment);
    case 'due_soon':
      return language.notice.due_soon(data, moment);
    case 'escalated':
      return language.notice.escalated(data, moment);
    case 'overdue':
      return language.notice.overdue(data, moment);
    case 'rejected':
      return language.notice.rejected(data, moment);
    case 'people_left':
      return language.notice.people_left(data, moment);
    case 'mentioned':
      return language.notice.mentioned(data, moment);
    case 'todo':
      return language.notice.todo(data, moment);
    case 'schedule_suspended':
      return language.notice.schedule_suspended(data, moment);
  }
}

function localeOf(reader: Reader): MailLocale {
  return reader.locale === 'en' ? 'en' : 'de';
}

function languageOf(reader: Reader): MailLanguage {
  return localeOf(reader) === 'en' ? englishMails : germanMails;
}
