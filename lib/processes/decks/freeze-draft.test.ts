import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';

import { draftOf, draftStep } from '@/tests/factories/draft';

import { freezeDraft, thawSnapshot } from './freeze-draft';

describe('a frozen draft', () => {
  it('is the same draft when it is thawed', () => {
    const field = { key: 'f', label: 'F', type: 'text' as const, required: true, options: [] };
    const draft = draftOf([
      [
        draftStep('a'),
        draftStep('b', { assigneeMode: 'all', onReject: 'continue', subtasks: ['x'], fields: [field] }),
        draftStep('c', {
          fileSlots: [{ key: 'photo', name: 'Photo', kinds: ['image'], required: true }],
          references: [{ versionId: '01a1fd29-0000-7000-8000-000000000000', name: 'Plan.pdf' }],
        }),
      ],
    ]);
    expect(thawSnapshot(freezeDraft(draft).text)).toEqual({ format: 'laufkarte.snapshot/1', ...draft });
  });

  it('keeps the hash it had before steps had these parts', () => {
    const draft = draftOf([[draftStep('a')]]);
    const { text, sha256 } = freezeDraft(draft);
    expect(text).not.toMatch(/assigneeMode|onReject|subtasks|fields|fileSlots|references/);
    expect(sha256).toBe(createHash('sha256').update(text).digest('hex'));
  });
});
