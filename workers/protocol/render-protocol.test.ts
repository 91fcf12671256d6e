import { globSync, readFileSync } from 'node:fs';
import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import { describe, expect, it } from 'vitest';

import type { ProtocolStep } from '@/lib/processes/protocols/get-protocol-data';
import type { PrintOrder } from '@/lib/processes/protocols/take-protocol';
import { printOrder, protocolStep } from '@/tests/factories/protocol';

import { renderProtocol } from './render-protocol';
import { english } from './words/english';
import { german } from './words/german';

async function print(order: PrintOrder) {
  const progress: number[] = [];
  const { pdf, pages } = await renderProtocol(order, async (percent) => progress.push(percent));
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const { text } = await extractText(document, { mergePages: false });
  const all = text.join('\n').replace(/\s+/g, ' ');
  return { pdf, pages, document, text, all, progress };
}

function withSteps(...steps: ProtocolStep[]): PrintOrder {
  const order = printOrder({ steps: 1, events: 1 });
  return { ...order, data: { ...order.data, lanes: [{ title: 'Prüfen', steps }] } };
}

describe('a printed run', () => {
  it('says what run it is, of which version, and where the audit log stood', async () => {
    const { all, document, pages, text, progress } = await print(printOrder({ steps: 2, events: 3 }));

    expect(all).toContain('Quartalsprüfung der Regale in Halle 3');
    expect(all).toContain('2026-000042');
    expect(all).toContain('Version 7');
    expect(all).toContain('01234567 89abcdef');
    expect(all).toContain('Stand 02.03.2026, 11:00, Zeiten in Europe/Berlin');
    expect(all).toContain('4711');
    expect(all).toContain('ab12ab12 ab12ab12');
    expect(all).toContain('1. Runde Zur Nacharbeit zurückgegeben: Petra Hofmann');
    expect(all).toContain('Begründung: Foto fehlt');
    expect(text).toHaveLength(pages);
    text.forEach((page, index) => {
      expect(page).toContain(`Seite ${index + 1} von ${pages}`);
    });
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));

    const { info } = await getMeta(document);
    expect(info).toMatchObject({
      Title: 'Laufprotokoll 2026-000042: Quartalsprüfung der Regale in Halle 3',
      Author: 'Hofmann Metallbau',
      Language: 'de-DE',
    });
    expect((await document.getOutline()).map(({ title }: { title: string }) => title)).toEqual([
      'Schritte',
      'Freigabe',
      'Verlauf',
      'Stand des Prüfbuchs',
    ]);
  });

  it('speaks English as well', async () => {
    const { all } = await print(printOrder({ steps: 1, events: 1 }, { locale: 'en' }));
    expect(all).toContain('Run protocol');
    expect(all).toContain('Accepted: Anna Weber, 1 Mar 2026, 10:00');
    expect(all).toMatch(/Page 1 of \d/);
    expect(all).not.toMatch(/Schritte|Verlauf|Freigabe/);
  });

  it('shows values, fields, notes, subtasks, the clock, and why something was rejected or skipped', async () => {
    const { all } = await print(
      withSteps(
        protocolStep(0, { signoffName: 'Anna Weber', files: [photo] }),
        protocolStep(1, {
          ...{ status: 'rejected', value: 'rejected', rejectionReason: 'Riss im Träger' },
          clock: { limitSeconds: 3600, activatedAt: null, accumulatedSeconds: 7200 },
        }),
        protocolStep(2, {
          ...undecided,
          status: 'skipped',
          skippedBecause: { title: 'Riss gefunden?', is: 'yes', value: 'no' },
        }),
        protocolStep(3, {
          ...undecided,
          status: 'skipped',
          condition: {
            all: [
              { field: 'step-0.gap', op: 'gt', value: 5 },
              { not: { checkpoint: 'step-1', is: 'accepted' } },
            ],
          },
        }),
        protocolStep(4, {
          ...undecided,
          status: 'active',
          assigneeMode: 'all',
          waitingFor: ['Dirk Franke'],
          signatures: [
            {
              ...{ name: 'Anna Weber', value: 'accepted', note: 'Von mir aus', signoffName: null },
              ...{ fields: [{ label: 'Abstand', type: 'number', value: 4 }], at: '2026-03-01T09:00:00.000Z' },
            },
          ],
        }),
        protocolStep(5, {
          ...undecided,
          ...{ status: 'completed', value: 'completed', decidedAt: '2026-03-01T09:30:00.000Z' },
          subRun: { deck: 'Regalreparatur', runs: repairs },
        }),
      ),
    );
    for (const said of [
      'Unterschrift „Bauleitung“ auf Fassung 1: Dirk Franke, 01.03.2026, 09:45 Nachweis 0198, SHA-256 der Erklärung: 5eed5eed 5eed5eed',
      'Eigener Lauf nach „Regalreparatur“: 2026-000043 Regal 3 (Abgebrochen)',
      'Nach dem Wiederöffnen: 2026-000051 Regal 3 (Abgeschlossen)',
      'Abgeschlossen: 01.03.2026, 10:30',
      'Angenommen: Anna Weber, 01.03.2026, 10:00',
      'Zuständig: Anna Weber, Dirk Franke',
      'Bemerkung: Keine Verformung',
      'Gezeichnet als: Anna Weber',
      'Abstand in mm: 3,5',
      'Datei: Regal 3.jpg, Fassung 2 (Anna Weber, 01.03.2026, 09:40)',
      'SHA-256: feedbeef feedbeef',
      'Frühere Fassung 1: Regal.jpg (Karla Kundin (Gast), 01.03.2026, 09:30)',
      'SHA-256: c0ffee00 c0ffee00',
      '✓ Foto gemacht (Anna Weber, 01.03.2026, 09:50)',
      'Zeit: 3 Std. 20 Min. von 4 Std.',
      'Grund der Ablehnung: Riss im Träger',
      'Zeit: 2 Std. von 1 Std. – Frist überschritten',
      'Übersprungen, weil „Riss gefunden?“ mit Nein beantwortet ist',
      'nicht gilt: „Abstand in mm“ in „Schritt 0',
      'Alle müssen zeichnen.',
      '• Angenommen: Anna Weber, 01.03.2026, 10:00; Bemerkung: Von mir aus; Abstand: 4',
      'Es fehlt noch: Dirk Franke',
    ]) {
      expect(all).toContain(said);
    }
  });

  it('tells of a step that was decided more than once what came before', async () => {
    const order = withSteps(protocolStep(0));
    const at = '2026-03-01T08:00:00.000Z';
    const event = { actor: { kind: 'user', name: 'Dirk Franke' }, at, checkpointId: 'step-0', changes: [] };
    order.data.events = [
      { ...event, seq: 1, type: 'checkpoint.rejected', data: { title: 'Schritt 0', reason: 'Zu schief' } },
      { ...event, seq: 2, type: 'checkpoint.reopened', data: { title: 'Schritt 0' } },
      { ...event, seq: 3, type: 'checkpoint.confirmed', data: { title: 'Schritt 0', value: 'accepted' } },
    ];
    const { all } = await print(order);
    const steps = all.slice(all.indexOf('Schritte'), all.indexOf('Freigabe'));
    expect(steps).toContain(
      'Frühere Ergebnisse: • 01.03.2026, 09:00 Dirk Franke hat „Schritt 0“ abgelehnt – Zu schief',
    );
    expect(steps).toContain('Dirk Franke hat „Schritt 0“ wieder geöffnet');
    expect(steps).not.toContain('abgezeichnet');
  });

  it('prints at every step what was said about it: by whom, when, and whether it was changed', async () => {
    const comments = [
      {
        by: 'Anna Weber',
        text: '@Dirk Franke\nBitte ansehen',
        at: '2026-03-01T08:00:00.000Z',
        editedAt: null,
      },
      {
        ...{ by: 'Dirk Franke', text: 'Ist fest', at: '2026-03-01T08:10:00.000Z' },
        editedAt: '2026-03-01T08:12:00.000Z',
      },
    ];
    const order = withSteps(protocolStep(0, { comments, commentsLeftOut: 3 }));
    const { all } = await print(order);
    expect(all).toContain(
      'Kommentare Die ältesten 3 Kommentare stehen nur in der Anwendung. ' +
        'Anna Weber, 01.03.2026, 09:00 @Dirk Franke Bitte ansehen ' +
        'Dirk Franke, 01.03.2026, 09:10 (geändert 01.03.2026, 09:12) Ist fest',
    );
    expect((await print({ ...order, locale: 'en' })).all).toContain('1 Mar 2026, 09:10 (edited');
    expect((await print(withSteps(protocolStep(0)))).all).not.toContain('Kommentare');
  });

  it('draws every script it has a font for, and a box for what it cannot draw', async () => {
    const note = 'Łódź, Ümit, Ελλάδα, Привет, → ≥ ✓ سلام\nZweite Zeile 中文 👩‍👩‍👧';
    const { all } = await print(withSteps(protocolStep(0, { note })));
    expect(all).toContain('Łódź, Ümit, Ελλάδα, Привет, → ≥ ✓');
    expect(all).toContain('Zweite Zeile □□ □');
  });

  it('breaks texts that are longer than a page or have no place to break', async () => {
    const long = `Anfang ${'Wort '.repeat(1900)} Ende`;
    const { all, pages } = await print(
      withSteps(protocolStep(0, { note: long }), protocolStep(1, { note: 'x'.repeat(2000) })),
    );
    expect(all).toContain('Wort Ende');
    expect(pages).toBeGreaterThan(2);
  });

  it('fills its sheets, however many lanes of one short step follow one another', async () => {
    const order = printOrder({ steps: 1, events: 1 });
    const step = protocolStep(0, {
      ...undecided,
      status: 'pending',
      fields: [],
      subtasks: [],
      assignees: ['Anna'],
    });
    order.data.lanes = Array.from({ length: 50 }, (_, n) => ({
      title: `Lane ${n}`,
      steps: [{ ...step, id: `step-${n}`, clock: { ...step.clock, limitSeconds: null } }],
    }));
    const { text } = await print(order);
    for (const sheet of text.slice(0, 3)) expect(sheet.match(/Lane \d+/g)!.length).toBeGreaterThan(5);
  });

  it('calls a guest a guest, at the step and in the timeline', async () => {
    const order = withSteps(protocolStep(1, { decidedBy: 'Karla Kundin', isByGuest: true }));
    const [event] = order.data.events;
    const told = {
      ...event!,
      type: 'checkpoint.confirmed',
      actor: { kind: 'link', name: 'Karla Kundin' },
    };
    const brought = {
      ...told,
      seq: 2,
      type: 'checkpoint.file_added',
      data: { title: 'A', file: 'Schein.pdf' },
    };
    const { all } = await print({ ...order, data: { ...order.data, events: [told, brought] } });
    expect(all).toContain('Angenommen: Karla Kundin (Gast)');
    expect(all).toContain('Karla Kundin (Gast) hat zu „A“ eine Datei hochgeladen Schein.pdf');
  });

  it('prints 200 checkpoints and 500 events in under 10 seconds', { timeout: 120_000 }, async () => {
    // Time of the processor: how busy the machine is with other things says nothing about us.
    const before = process.cpuUsage();
    const { pdf, pages } = await renderProtocol(printOrder({ steps: 200, events: 500 }), async () => {});
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(10);

    const document = await getDocumentProxy(new Uint8Array(pdf));
    expect(document.numPages).toBe(pages);
    expect(pages).toBeGreaterThan(20);
    expect(pages).toBeLessThan(60);
    const { text } = await extractText(document, { mergePages: true });
    for (let n = 0; n < 200; n += 1) expect(text).toContain(`Schritt ${n}: Stützen`);
    // Nothing leaves half empty sheets behind.
    const { text: sheets } = await extractText(document, { mergePages: false });
    expect(sheets.filter((sheet) => sheet.length < 600).length).toBeLessThanOrEqual(1);
  });
});

const undecided = { decidedBy: null, decidedAt: null, value: null, note: null };

const photo = {
  versions: [
    {
      ...{ name: 'Regal 3.jpg', version: 2, sha256: 'feedbeef'.repeat(8) },
      ...{ by: 'Anna Weber', isByGuest: false, at: '2026-03-01T08:40:00.000Z' },
    },
    {
      ...{ name: 'Regal.jpg', version: 1, sha256: 'c0ffee00'.repeat(8) },
      ...{ by: 'Karla Kundin', isByGuest: true, at: '2026-03-01T08:30:00.000Z' },
    },
  ],
  signatures: [
    {
      ...{ id: '0198', label: 'Bauleitung', name: 'Dirk Franke', version: 1 },
      ...{ at: '2026-03-01T08:45:00.000Z', statementSha256: '5eed'.repeat(16) },
    },
  ],
};

const repairs = [
  { number: '2026-000043', title: 'Regal 3', status: 'cancelled' },
  { number: '2026-000051', title: 'Regal 3', status: 'completed' },
];

describe('the words of a protocol', () => {
  it('have a sentence for everything that can stand on a timeline', () => {
    const told = globSync('lib/processes/**/*.ts')
      .filter((file) => !file.endsWith('.test.ts'))
      .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/type: ((?:'[\w.]+'(?: \| )?)+)/g)])
      .flatMap(([, types]) =>
        [...types!.matchAll(/'((?:run|sub_run|checkpoint|approval)\.\w+)'/g)].map(([, type]) => type!),
      );
    for (const { timeline } of [german, english]) {
      expect([...new Set(told)].filter((type) => !timeline.sentences[type])).toEqual([]);
    }
  });
});
