import { escapeHtml } from './escape-html';
import type { MailLocale, MailWords } from './mail-words';
import { oneLine } from './one-line';

export type Mail = { subject: string; text: string; html: string };

type Parts = {
  locale: MailLocale;
  greeting: string;
  words: MailWords;
  link: string;
  linkHint: string;
  why: string;
  settings?: { label: string; link: string };
};

/** The same content twice: as plain text, and in the product's look with nothing loaded from elsewhere. */
export function renderMail(parts: Parts): Mail {
  return { subject: oneLine(parts.words.subject), text: asText(parts), html: asHtml(parts) };
}

function asText({ greeting, words, link, why, settings }: Parts): string {
  const foot = settings ? `${oneLine(why)}\n${settings.label}: ${settings.link}` : oneLine(why);
  const body = words.sentences.map(oneLine).join('\n');
  return `${oneLine(greeting)}\n\n${body}\n\n${words.button}:\n${link}\n\n-- \nLaufkarte\n${foot}\n`;
}

// The tokens of the interface as colours every mail program knows.
const ink = '#1b1e25';
const inkSoft = '#575b64';
const inkFaint = '#6a6d74';
const accent = '#2348a1';
const onAccent = '#fafcff';
const paper = '#fbfaf7';
const card = '#ffffff';
const line = '#e1dfdb';
const sans = "font-family:Inter,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

function asHtml({ locale, greeting, words, link, linkHint, why, settings }: Parts): string {
  const paragraph = (text: string) =>
    `<p style="margin:0 0 12px;font-size:16px;line-height:1.55;color:${ink}">${escapeHtml(oneLine(text))}</p>`;
  const address = escapeHtml(link);
  const preferences = settings
    ? ` <a href="${escapeHtml(settings.link)}" style="color:${inkFaint};text-decoration:underline">${escapeHtml(settings.label)}</a>`
    : '';

  return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light"><title>${escapeHtml(oneLine(words.subject))}</title></head>
<body style="margin:0;padding:0;background:${paper}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:${paper};${sans}"><tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px">
<tr><td style="padding:0 4px 16px;font-size:17px;font-weight:700;letter-spacing:-0.01em;color:${ink}"><span style="display:inline-block;width:9px;height:9px;border-radius:50%;background:${accent};margin-right:9px"></span>Laufkarte</td></tr>
<tr><td style="background:${card};border:1px solid ${line};border-radius:10px;padding:28px 28px 24px">
${paragraph(greeting)}
${words.sentences.map(paragraph).join('\n')}
<p style="margin:24px 0"><a href="${address}" style="display:inline-block;background:${accent};color:${onAccent};font-size:16px;font-weight:600;line-height:20px;text-decoration:none;padding:14px 22px;border-radius:8px">${escapeHtml(words.button)}</a></p>
<p style="margin:0;font-size:13px;line-height:1.5;color:${inkSoft}">${escapeHtml(linkHint)}<br><a href="${address}" style="color:${accent};word-break:break-all">${address}</a></p>
</td></tr>
<tr><td style="padding:16px 4px 0;font-size:13px;line-height:1.5;color:${inkFaint}">${escapeHtml(oneLine(why))}${preferences}</td></tr>
</table>
</td></tr></table>
</body>
</html>
`;
}
