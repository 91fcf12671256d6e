import type { SignatureField } from '@/db/schema/processes/decks';

/** What stands on the sheet behind a signed file, line by line; how a line looks is for whoever draws it. */
export type Line = { look: 'title' | 'head' | 'text' | 'small' | 'code' | 'gap'; text: string };

export type Evidence = {
  file: { name: string; version: number; sha256: string };
  run: { number: string; title: string };
  step: string;
  signatures: {
    id: string;
    printedName: string;
    signedAt: Date;
    field: SignatureField;
    statement: string;
    statementSha256: string;
  }[];
};

/** In German and English side by side, as the sheet travels with the file to people nobody knows yet. */
export function evidenceLines(evidence: Evidence, origin: string, pages: number): Line[] {
  const { file, run, step } = evidence;
  const line = (look: Line['look'], text: string): Line => ({ look, text });
  return [
    line('title', 'Unterschriftenblatt / Signature record'),
    line('gap', ''),
    line('text', `Datei / File: ${file.name}, Version ${file.version}`),
    line('text', `Lauf / Run: ${run.number}, ${run.title}`),
    line('text', `Schritt / Step: ${step}`),
    line('code', `SHA-256 der unterschriebenen Datei / of the signed file: ${file.sha256}`),
    line('gap', ''),
    line('small', GERMAN),
    line('small', ENGLISH),
    ...evidence.signatures.flatMap((signature, at) => [
      line('gap', ''),
      line('head', `${at + 1}. ${signature.printedName}`),
      line('text', `${signature.field.label}, Seite / page ${signature.field.page}`),
      line('text', `${sayMoment(signature.signedAt)}`),
      ...(signature.field.page > pages
        ? [
            line(
              'small',
              `Seite ${signature.field.page} gibt es nicht. / There is no page ${signature.field.page}.`,
            ),
          ]
        : []),
      line('small', 'Prüfen / Verify:'),
      line('code', `${origin}/signatures/${signature.id}`),
      line('small', 'Erklärung und ihre SHA-256-Prüfsumme / Statement and its SHA-256 hash:'),
      line('code', signature.statement),
      line('code', signature.statementSha256),
    ]),
  ];
}

/** `21.11.2026 08:24:10 UTC`: the same for every reader, wherever they are. */
export function sayMoment(moment: Date): string {
  const [day = '', time = ''] = moment.toISOString().split('T');
  return `${day.split('-').toReversed().join('.')} ${time.slice(0, 8)} UTC`;
}

const GERMAN =
  'Einfache elektronische Signaturen. Jede Person war angemeldet und hat mit ihrer Signatur-PIN unterschrieben. ' +
  'Die Prüfsumme jeder Erklärung steht im Prüfprotokoll. Das Original wurde nicht verändert; diese Kopie zeigt es ' +
  'mit den Unterschriften.';
const ENGLISH =
  'Simple electronic signatures. Each person was signed in and signed with their signature PIN. The hash of each ' +
  'statement stands in the audit log. The original was not changed; this copy shows it with the signatures.';
