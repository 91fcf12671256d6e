import { createTransport, type Transporter } from 'nodemailer';

import { env } from '@/lib/platform/core/env';

type Outgoing = {
  id: string;
  toAddress: string;
  toName: string;
  subject: string;
  textBody: string;
  htmlBody: string;
};

let transporter: Transporter | undefined;

/** The conversation with the mail server. Returns once it has taken the mail over. */
export async function handOverMail(mail: Outgoing): Promise<void> {
  transporter ??= connect();
  await transporter.sendMail({
    from: env().MAIL_FROM,
    to: { name: mail.toName, address: mail.toAddress },
    subject: mail.subject,
    text: mail.textBody,
    html: mail.htmlBody,
    // Always the same for the same mail, so that a mailbox can tell a second delivery from a second mail.
    messageId: `<${mail.id}@${senderDomain()}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** The server has said no to this mail for good; trying again would only annoy it. */
export function isRefused(problem: unknown): boolean {
  const { code, responseCode } = problem as { code?: string; responseCode?: number };
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && (responseCode ?? 0) >= 500;
}

export function closeMailServer(): void {
  transporter?.close();
  transporter = undefined;
}

// All limits together stay below the lease of a mail.
function connect(): Transporter {
  return createTransport({
    url: env().SMTP_URL,
    pool: true,
    maxConnections: 3,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    dnsTimeout: 10_000,
    socketTimeout: 30_000,
  });
}

function senderDomain(): string {
  return /@([\w.-]+)>?\s*$/.exec(env().MAIL_FROM)?.[1] ?? 'laufkarte.invalid';
}
