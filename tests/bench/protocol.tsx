import { renderToStaticMarkup } from 'react-dom/server';

import { printOrder } from '@/tests/factories/protocol';
import { renderProtocol } from '@/workers/protocol/render-protocol';

import { median, show } from './figures';

const ROUNDS = 3;
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
      html: await cpuSeconds(async () => void renderToStaticMarkup(asHtml())),
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
  show('protocol ÷ the same rows as HTML', median(rounds.map((each) => each.large / each.html)).toFixed(0));
}

function print(order: typeof large) {
  return renderProtocol(order, async () => {});
}

function asHtml() {
  const { lanes, events } = large.data;
  return (
    <table>
      <tbody>
        {lanes.flatMap(({ steps }) =>
          steps.map((step) => (
            <tr key={step.id}>
              <td>{step.title}</td>
              <td>{step.decidedBy}</td>
              <td>{step.note}</td>
              <td>{step.fields.map(({ label, value }) => `${label}: ${value}`).join()}</td>
            </tr>
          )),
        )}
        {events.map((event) => (
          <tr key={event.seq}>
            <td>{event.at}</td>
            <td>{event.actor.name}</td>
            <td>{String(event.data.title)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

async function cpuSeconds(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
