import { printOrder } from '@/tests/factories/protocol';
import { renderProtocol } from '@/workers/protocol/render-protocol';

import { median, show } from './figures';

const ROUNDS = 3;
const HTML_PAGES = 100;
const large = printOrder({ steps: 200, events: 500 });
const small = printOrder({ steps: 10, events: 25 });

/** A long protocol against one of a twentieth, and against the same data as a page of HTML: processor time. */
export async function benchProtocol(): Promise<void> {
  await print(small);
  const rounds: { large: number; small: number; html: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push({
      large: await cpuSeconds(() => print(large)),
      small: await cpuSeconds(() => print(small)),
      html: await cpuSeconds(async () => asHtml()),
    });
  }
  show(
    'protocol: 200 checkpoints and 500 events, CPU s',
    median(rounds.map((each) => each.large)).toFixed(1),
    '< 10',
  );
  show(
    'protocol ÷ one of a twentieth',
    median(rounds.map((each) => each.large / each.small)).toFixed(1),
    '≤ 20',
  );
  show(
    'protocol ÷ the same rows as HTML',
    median(rounds.map((each) => (each.large / each.html) * HTML_PAGES)).toFixed(0),
  );
}

function print(order: typeof large) {
  return renderProtocol(order, async () => {});
}

/** A hundred times, as once is too short to be measured. */
function asHtml(): void {
  const { lanes, events } = large.data;
  for (let n = 0; n < HTML_PAGES; n += 1) {
    const rows = [
      ...lanes.flatMap(({ steps }) =>
        steps.map((step) => [
          step.title,
          step.decidedBy,
          step.note,
          ...step.fields.map(({ value }) => value),
        ]),
      ),
      ...events.map((event) => [event.at, event.actor.name, event.data.title]),
    ];
    rows.map((cells) => `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('');
  }
}

function escaped(cell: unknown): string {
  return String(cell ?? '').replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

async function cpuSeconds(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
