import type { NoticeData } from '@/lib/platform/notifications/inputs';

export type MailLocale = 'de' | 'en';

/** What every mail consists of: a subject that says what and by when, two sentences, one button. */
export type MailWords = { subject: string; sentences: readonly [string, string]; button: string };

type Sentences<Kind extends NoticeData['kind']> = (
  data: Extract<NoticeData, { kind: Kind }>,
  moment: (iso: string) => string,
) => MailWords;

export type NoticeWords = { [Kind in NoticeData['kind']]: Sentences<Kind> };

export type Invitation = { tenantName: string; expiresAt: string };

/** `dueAt` only where it still lies ahead. */
export type GuestStep = {
  tenantName: string;
  runTitle: string;
  stepTitle: string;
  dueAt?: string;
  expiresAt: string;
  hasPin: boolean;
};

/** Everything a mail says in one language. */
export type MailLanguage = {
  notice: NoticeWords;
  invitation: (invitation: Invitation, moment: (iso: string) => string) => MailWords;
  guestStep: (step: GuestStep, moment: (iso: string) => string) => MailWords;
  greeting: (name: string) => string;
  linkHint: string;
  whyNotice: string;
  whySchedule: string;
  settingsLink: string;
  whyInvitation: (tenantName: string) => string;
  whyGuest: (tenantName: string) => string;
};

const TITLE_IN_SUBJECT = 80;

/** Long titles are cut in the subject, where nobody reads further; the sentences carry them whole. */
export function brief(title: string): string {
  const characters = [...title];
  if (characters.length <= TITLE_IN_SUBJECT) return title;
  return `${characters
    .slice(0, TITLE_IN_SUBJECT - 1)
    .join('')
    .trimEnd()}…`;
}
