import { readFileSync } from 'node:fs';
import { extractText, getDocumentProxy } from 'unpdf';
import { beforeAll, describe, expect, inject, test } from 'vitest';

import { type Api, apiOf, type RunAnswer, stepsOf } from './setup/api';
import { browserForFile, findBarriers, goTo, onScreen, overflowOf, type Session } from './setup/browser';
import { runScript } from './setup/command-line';
import { anna, sessionOf } from './setup/people';

let api: Api;
let session: Session;
let runId: string;

browserForFile();

beforeAll(async () => {
  session = await sessionOf(anna);
  api = await apiOf(anna);
  const steps = ['Regal ansehen', 'Ergebnis melden'].map((title, n) => ({
    ...{ key: `s${n}`, title, confirmationType: 'simple_ok' },
  }));
  const body = { format: 'laufkarte.deck/1', title: 'Regalprüfung', lanes: [{ checkpoints: steps }] };
  const deckId = (await api<{ id: string }>('POST', '/decks', { body })).body.id;
  await api('POST', `/decks/${deckId}/publish`, { body: {} });
  const { body: run } = await api<RunAnswer>('POST', '/runs', {
    body: { deckId, title: 'Regale Süd', start: true },
  });
  runId = run.id;
  await api('POST', `/checkpoints/${stepsOf(run)[0]!.id}/confirm`, { body: { note: 'Alles fest' } });
});

async function textOf(bytes: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true });
  return text.replace(/\s+/g, ' ');
}

describe('a run on paper', () => {
  test.each(['desk', 'phone'] as const)('is made and kept at the %s', async (screen) => {
    await onScreen(screen, { session }, async (page) => {
      await goTo(page, `/runs/${runId}`);
      await page.getByRole('button', { name: 'Protokoll', exact: true }).click();
      const dialog = page.getByRole('dialog', { name: 'Protokoll des Laufs' });
      await dialog.getByRole('link', { name: 'Öffnen' }).waitFor();
      expect(await overflowOf(page)).toBeLessThanOrEqual(0);
      expect(await findBarriers(page)).toEqual([]);

      const [download] = await Promise.all([
        page.waitForEvent('download'),
        dialog.getByRole('link', { name: 'Herunterladen' }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/^Protokoll-\d{4}-\d{6}\.pdf$/);
      const text = await textOf(new Uint8Array(readFileSync(await download.path())));
      expect(text).toContain('Regale Süd');
      expect(text).toContain('Bemerkung: Alles fest');
      expect(text).toContain(`hat „Regal ansehen“ abgezeichnet`);
    });
  });

  test('comes over the API as well, in English', async () => {
    const { lastLine: token } = await runScript('token', '--user', anna.email);
    const ask = () =>
      fetch(`${inject('baseUrl')}/api/v1/runs/${runId}/protocol.pdf?locale=en`, {
        headers: { authorization: `Bearer ${token}` },
      });
    let answer = await ask();
    for (let tries = 0; tries < 10 && answer.status === 202; tries += 1) {
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      answer = await ask();
    }
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(await textOf(new Uint8Array(await answer.arrayBuffer()))).toContain('Run protocol');
  });
});
