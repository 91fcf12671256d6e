import { describe, expect, it } from 'vitest';

import type { NoticeData } from '@/lib/platform/notifications/inputs';

import { composeGuestStep, composeInvitation, composeNotice } from './compose-mail';
import { hideToken } from './hide-token';
import { deepLink, tenantAddress } from './tenant-address';

const now = new Date('2026-10-30T08:00:00Z');
const german = { name: 'Jürgen Groß', locale: 'de', timeZone: 'Europe/Berlin' };
const english = { name: 'Ada', locale: 'en', timeZone: 'Europe/London' };
const links = {
  link: 'https://acme.example/runs/r1?step=c1',
  settingsLink: 'https://acme.example/account?section=notifications',
  now,
};
const run = { runTitle: 'Regale Halle 2', runNumber: 'L-2026-0042' };
const step = { ...run, stepTitle: 'Stützen prüfen' };
const dueAt = '2026-11-02T13:00:00.000Z';

const every: NoticeData[] = [
  { kind: 'step', ...step, dueAt },
  { kind: 'step', ...step },
  { kind: 'given', ...step },
  { kind: 'withdrawn', ...step },
  { kind: 'approval', ...run },
  { kind: 'ended', ...run, outcome: 'completed' },
  { kind: 'ended', ...run, outcome: 'cancelled' },
  { kind: 'ended', ...run, outcome: 'final_rejected' },
  { kind: 'overdue', ...step, dueAt, lateMinutes: 40 },
  { kind: 'rejected', ...step },
  { kind: 'people_left', ...step, names: 'Ana Weber' },
  { kind: 'due_soon', ...step, dueAt, lateMinutes: 0 },
  { kind: 'escalated', ...step, dueAt, lateMinutes: 0, names: 'Ana Weber' },
  { kind: 'mentioned', ...step, by: 'Ana Weber' },
  { kind: 'todo', ...step, todoTitle: 'Schrauben nachziehen', dueOn: '2026-11-30' },
  { kind: 'todo', ...step, todoTitle: 'Schrauben nachziehen' },
  {
    kind: 'schedule_suspended',
    scheduleTitle: 'Prüfung {month}',
    deckTitle: 'Regale Halle 2',
    reason: 'deck_archived',
  },
];

describe('a mail about a notice', () => {
  it('says in its subject what is to be done and by when', () => {
    expect(composeNotice(german, every[0]!, links).subject).toBe(
      'Bitte bis Mo 2. Nov., 14:00: „Stützen prüfen“',
    );
    expect(composeNotice(english, every[0]!, links).subject).toBe(
      'Please by Mon 2 Nov, 13:00: “Stützen prüfen”',
    );
    expect(composeNotice(german, every[8]!, links).subject).toBe(
      'Überfällig seit Mo 2. Nov., 14:00: „Stützen prüfen“',
    );
  });

  it('names the year when it is another one', () => {
    const later = { ...step, kind: 'step' as const, dueAt: '2027-01-04T08:30:00.000Z' };
    expect(composeNotice(german, later, links).subject).toContain('Mo 4. Jan. 2027, 09:30');
  });

  it.each(every)('has one button to the place and a way to switch it off: $kind', (data) => {
    for (const reader of [german, english]) {
      const { text, html, subject } = composeNotice(reader, data, links);
      expect(subject.length).toBeGreaterThan(10);
      expect(text).toContain(links.link);
      expect(text).toContain(links.settingsLink);
      expect(html.match(/href="https:\/\/acme\.example\/runs\/r1\?step=c1"/g)).toHaveLength(2);
      expect(html).toContain('href="https://acme.example/account?section=notifications"');
      expect(html).not.toMatch(/<img|<script|<link|url\(/);
      expect(text).not.toContain('undefined');
    }
  });

  it('shows markup as the text it is, in whatever place', () => {
    const evil = '<img src=x onerror=alert(1)>"\'&';
    const { html } = composeNotice(
      { ...german, name: evil },
      { kind: 'step', stepTitle: evil, runTitle: evil, runNumber: evil },
      { ...links, link: 'https://acme.example/runs/"><script>' },
    );
    expect(html).not.toContain('<img');
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;');
  });

  it('never lets a title become a second header', () => {
    const stepTitle = 'a\r\nBcc: everybody@example.org\u2028x\u0000';
    const { subject, text } = composeNotice(german, { kind: 'rejected', ...run, stepTitle }, links);
    expect(subject).not.toMatch(/[\r\n\u2028\0]/);
    expect(text).not.toMatch(/^Bcc:/m);
  });

  it('cuts an endless title in the subject and keeps it in the sentence', () => {
    const stepTitle = '👩‍🔧'.repeat(400);
    const { subject, text } = composeNotice(german, { kind: 'step', ...run, stepTitle }, links);
    expect([...subject].length).toBeLessThan(110);
    expect(subject.isWellFormed()).toBe(true);
    expect(text).toContain(stepTitle);
  });
});

describe('an invitation', () => {
  const invitation = { tenantName: 'Hofmann Metallbau GmbH', expiresAt: dueAt };
  const token = 'k'.repeat(43);
  const mail = composeInvitation(german, invitation, {
    link: `https://acme.example/invitation/${token}`,
    now,
  });

  it('says from whom, and until when', () => {
    expect(mail.subject).toBe(
      'Ihr Zugang zu Laufkarte bei Hofmann Metallbau GmbH: bitte bis Mo 2. Nov., 14:00 einrichten',
    );
    expect(mail.text).toContain(`/invitation/${token}`);
    expect(mail.html).not.toContain('section=notifications');
  });

  it('can be kept without its secret', () => {
    for (const body of [mail.text, mail.html]) {
      expect(body).toContain(token);
      expect(hideToken(body)).not.toContain(token);
    }
  });
});

describe('the step of a guest', () => {
  const token = 'k'.repeat(43);
  const link = `https://acme.example/g/${token}`;
  const expiresAt = '2026-11-29T13:00:00.000Z';
  const asked = { tenantName: 'Hofmann GmbH', runTitle: 'Lieferung <7>', stepTitle: 'Annehmen', expiresAt };

  it('says what and by when, why it comes, and nothing else to press', () => {
    const mail = composeGuestStep(german, { ...asked, dueAt, hasPin: false }, { link, now });
    expect(mail.subject).toBe('Bitte bis Mo 2. Nov., 14:00: „Annehmen“ für Hofmann GmbH');
    expect(mail.text).toContain('weil Hofmann GmbH Ihre Adresse für diesen Schritt angegeben hat');
    expect(mail.text).not.toContain('PIN');
    expect(mail.html).toContain('Lieferung &lt;7&gt;');
    expect(mail.html).not.toContain('section=notifications');
  });

  it('says until when it can be done where nothing is due, and that a PIN comes apart', () => {
    const mail = composeGuestStep(english, { ...asked, hasPin: true }, { link, now });
    expect(mail.subject).toBe('Please by Sun 29 Nov, 13:00: “Annehmen” for Hofmann GmbH');
    expect(mail.text).toContain('the PIN for it reaches you another way');
  });

  it('can be kept without its secret', () => {
    const mail = composeGuestStep(german, { ...asked, hasPin: false }, { link, now });
    for (const body of [mail.text, mail.html]) {
      expect(body).toContain(token);
      expect(hideToken(body)).not.toContain(token);
    }
  });
});

describe('the address of a tenant', () => {
  it('is its subdomain, or the base itself where there is one tenant only', () => {
    expect(tenantAddress('https://laufkarte.example:8443', 'acme', undefined)).toBe(
      'https://acme.laufkarte.example:8443',
    );
    expect(tenantAddress('http://localhost:3000', 'demo', 'demo')).toBe('http://localhost:3000');
    expect(deepLink('http://localhost:3000', '/runs/1?step=2')).toBe('http://localhost:3000/runs/1?step=2');
  });
});
