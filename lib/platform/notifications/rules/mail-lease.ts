/** Longer than the longest conversation with a mail server may take. */
export const MAIL_LEASE_SECONDS = 120;

/** One sending at a time: the key under which it is leased. Its age is when the mail was last seen to. */
export function mailLease(mailId: string): string {
  return `mail.sending.${mailId}`;
}
