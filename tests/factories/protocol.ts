import type { ProtocolData, ProtocolStep } from '@/lib/processes/protocols/get-protocol-data';
import type { PrintOrder } from '@/lib/processes/protocols/take-protocol';

type Size = { steps: number; events: number };

/** An order to print a run of any size, without a database. */
export function printOrder(size: Size, more: Partial<PrintOrder> = {}): PrintOrder {
  return {
    data: protocolData(size),
    audit: { seq: 4711, chain: 'ab12'.repeat(16) },
    locale: 'de',
    asOf: '2026-03-02T10:00:00.000Z',
    ...more,
  };
}

function protocolData({ steps, events }: Size): ProtocolData {
  const lanes = Array.from({ length: Math.ceil(steps / 10) }, (_, lane) => ({
    title: `Abschnitt ${lane + 1}`,
    steps: Array.from({ length: Math.min(10, steps - lane * 10) }, (_, n) => protocolStep(lane * 10 + n)),
  }));
  return {
    tenant: { name: 'Hofmann Metallbau', timeZone: 'Europe/Berlin' },
    run: {
      id: '00000000-0000-7000-8000-000000000001',
      number: '2026-000042',
      title: 'Quartalsprüfung der Regale in Halle 3',
      status: 'completed',
      outcome: 'completed',
      reason: null,
      deckTitle: 'Quartalsprüfung Regale',
      version: 7,
      versionSha256: '0123456789abcdef'.repeat(4),
      versionPublishedAt: '2026-01-05T08:00:00.000Z',
      department: 'Lager',
      startedBy: 'Anna Weber',
      createdAt: '2026-03-01T07:00:00.000Z',
      startedAt: '2026-03-01T07:00:00.000Z',
      endedAt: '2026-03-02T09:30:00.000Z',
      archivedAt: null,
      subject: null,
      parent: null,
      clonedFrom: null,
    },
    lanes,
    approval: {
      mode: 'all',
      round: 2,
      approvers: [{ name: 'Petra Hofmann', active: true }],
      decisions: [
        { ...decision, round: 1, decision: 'rework', reason: 'Foto fehlt' },
        { ...decision, round: 2, decision: 'approve', reason: null },
      ],
    },
    events: Array.from({ length: events }, (_, n) => ({
      seq: n + 1,
      type: n % 3 === 0 ? 'checkpoint.activated' : 'checkpoint.confirmed',
      actor: { kind: 'user', name: 'Anna Weber' },
      at: new Date(Date.UTC(2026, 2, 1, 8, n)).toISOString(),
      checkpointId: null,
      data: { title: `Schritt ${n % steps}`, value: 'ok', note: n % 5 === 0 ? 'Alles in Ordnung' : null },
      changes: [],
    })),
    eventsLeftOut: 0,
  };
}

const decision = { name: 'Petra Hofmann', at: '2026-03-02T09:00:00.000Z' };

export function protocolStep(n: number, more: Partial<ProtocolStep> = {}): ProtocolStep {
  return {
    id: `step-${n}`,
    key: `step-${n}`,
    title: `Schritt ${n}: Stützen und Träger auf Verformung prüfen`,
    status: 'completed',
    value: 'accepted',
    note: n % 2 === 0 ? 'Keine Verformung, Anfahrschutz vorhanden und fest.' : null,
    signoffName: null,
    rejectionReason: null,
    onReject: 'wait',
    assigneeMode: 'any',
    assignees: ['Anna Weber', 'Dirk Franke'],
    departments: [],
    decidedBy: 'Anna Weber',
    isByGuest: false,
    decidedAt: '2026-03-01T09:00:00.000Z',
    overdueAt: null,
    clock: { limitSeconds: 14_400, activatedAt: null, accumulatedSeconds: 12_000 },
    fields: [{ key: 'gap', label: 'Abstand in mm', type: 'number', value: 3.5 }],
    subtasks: [{ title: 'Foto gemacht', doneBy: 'Anna Weber', doneAt: '2026-03-01T08:50:00.000Z' }],
    signatures: [],
    files: [],
    subRun: null,
    comments: [],
    commentsLeftOut: 0,
    waitingFor: [],
    condition: null,
    skippedBecause: null,
    ...more,
  };
}
