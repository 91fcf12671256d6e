import type { ReactNode } from 'react';

import type { PrintOrder } from '@/lib/processes/protocols/take-protocol';

import { styles } from './block';
import { loadFonts, printable } from './fonts';
import { Document, Page, renderToBuffer, Text, View } from './kit';
import { approvalsSection } from './sections/approvals';
import { auditPositionSection } from './sections/audit-position';
import { headSection } from './sections/head';
import { stepsSection } from './sections/steps';
import { timelineSection } from './sections/timeline';
import { fill, type Speech, speechOf } from './speech';

/** In the order they are printed. A new section is a file beside these, and a line here. */
const sections = [headSection, stepsSection, approvalsSection, timelineSection, auditPositionSection];

const LOADED = 30;
const LAID_OUT = 40;

/** A run as a PDF: A4, black on white, fonts embedded. Busy for seconds, so never in the web process. */
export async function renderProtocol(
  order: PrintOrder,
  onProgress: (percent: number) => Promise<unknown>,
): Promise<{ pdf: Buffer; pages: number }> {
  await loadFonts();
  await onProgress(LOADED);
  const speech = speechOf(order);
  const content = sections.flatMap((section) => section(order, speech));
  await onProgress(LAID_OUT);

  let pages = 1;
  const { run, tenant } = order.data;
  const sheet = sheetOf(order, speech, (total) => {
    pages = total;
  });
  const pdf = await renderToBuffer(
    <Document
      title={`${speech.words.document} ${run.number}: ${run.title}`}
      author={tenant.name}
      subject={`${run.deckTitle}, ${run.version}`}
      keywords={run.number}
      creator="Laufkarte"
      producer="Laufkarte"
      language={order.locale === 'de' ? 'de-DE' : 'en-GB'}
      creationDate={new Date(order.asOf)}
      modificationDate={new Date(order.asOf)}
      pdfVersion="1.7"
    >
      {/* With a layout, the engine measures the content once: the time grows with the sheets, not with their square. */}
      <Page size="A4" style={styles.page} layout={sheet}>
        {content}
      </Page>
    </Document>,
  );
  return { pdf, pages };
}

type Sheet = { children: ReactNode; pageNumber?: number; totalPages?: number };

/** What stands on every sheet around its part of the content. */
function sheetOf({ data: { run } }: PrintOrder, { words }: Speech, onCounted: (pages: number) => void) {
  const short = run.title.length > 60 ? `${run.title.slice(0, 58)} …` : run.title;

  return ({ children, pageNumber = 1, totalPages = 1 }: Sheet) => {
    onCounted(totalPages);
    return (
      <>
        {children}
        <View style={styles.foot}>
          <Text>{printable(`${run.number} · ${short}`)}</Text>
          <Text>{fill(words.page, { n: pageNumber, total: totalPages })}</Text>
        </View>
      </>
    );
  };
}
