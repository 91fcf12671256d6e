import { describe, expect, it } from 'vitest';

import type { Draft } from '@/lib/processes/decks/inputs';
import { draftOf, draftStep } from '@/tests/factories/draft';

import { checkDraftShape } from './check-draft-shape';
import { type KnownReferences, validateDraft } from './validate-draft';

const known: KnownReferences = {
  users: new Map([
    ['u-active', { name: 'Ana', email: 'ana@x.example', status: 'active' }],
    ['u-invited', { name: 'Ivo', email: 'ivo@x.example', status: 'invited' }],
    ['u-gone', { name: 'Gero', email: 'gero@x.example', status: 'inactive' }],
  ]),
  departments: new Map([['d-1', { name: 'Einkauf' }]]),
  decks: new Map([
    ['k-ready', { id: 'k-ready', title: 'Repair', status: 'active', currentVersion: 2 }],
    ['k-away', { id: 'k-away', title: 'Old repair', status: 'archived', currentVersion: 1 }],
    ['k-draft', { id: 'k-draft', title: 'New repair', status: 'active', currentVersion: null }],
  ]),
};
const user = (userId: string) => ({ type: 'user' as const, userId });
const department = (departmentId: string) => ({ type: 'department' as const, departmentId });
const brief = (problems: { pointer: string; code: string }[]) =>
  problems.map(({ pointer, code }) => `${pointer} ${code}`);

describe('validateDraft', () => {
  it('wants a sub-deck that is there, active, published, and asks nothing itself', () => {
    const steps = [
      draftStep('ready', { subDeckId: 'k-ready' }),
      draftStep('gone', { subDeckId: 'k-gone' }),
      draftStep('away', { subDeckId: 'k-away' }),
      draftStep('draft', { subDeckId: 'k-draft' }),
      draftStep('asks', { subDeckId: 'k-ready', requireNote: true }),
    ];
    expect(brief(validateDraft(draftOf([steps]), known).problems)).toEqual([
      '/lanes/0/checkpoints/1 sub_deck_unknown',
      '/lanes/0/checkpoints/2 sub_deck_archived',
      '/lanes/0/checkpoints/3 sub_deck_unpublished',
      '/lanes/0/checkpoints/4 sub_deck_asks',
    ]);
  });

  it('finds nothing in a sound draft', () => {
    const draft = draftOf(
      [
        [draftStep('a', { confirmationType: 'yes_no', slaLimitMinutes: 60, slaWarnBeforeMinutes: 59 })],
        [
          draftStep('b', {
            condition: { checkpoint: 'a', is: 'no' },
            assignees: [user('u-invited'), department('d-1')],
          }),
        ],
      ],
      { approverIds: ['u-active'] },
    );
    expect(validateDraft(draft, known)).toEqual({ problems: [], warnings: [] });
  });

  it('lists everything, each at its step, warnings apart', () => {
    const draft = draftOf(
      [
        [
          draftStep('a', { title: '', assignees: [], slaLimitMinutes: null, slaWarnBeforeMinutes: 5 }),
          draftStep('b', { assignees: [user('u-gone'), user('u-none'), department('d-none')] }),
        ],
        [],
        [
          draftStep('c', { condition: { checkpoint: 'zzz', is: 'ok' } }),
          draftStep('d', { condition: { checkpoint: 'c', is: 'ok' }, slaWarnBeforeMinutes: 60 }),
          draftStep('e', { condition: { checkpoint: 'a', is: 'yes' } }),
        ],
      ],
      { approverIds: ['u-gone', 'u-none'] },
    );
    const { problems, warnings } = validateDraft(draft, known);
    expect(brief(problems)).toEqual([
      '/lanes/0/checkpoints/0 title_missing',
      '/lanes/0/checkpoints/0 sla_warning_without_limit',
      '/lanes/0/checkpoints/1 assignee_inactive',
      '/lanes/0/checkpoints/1 assignee_unknown',
      '/lanes/0/checkpoints/1 department_unknown',
      '/lanes/2/checkpoints/1 sla_warning_too_early',
      '/lanes/2/checkpoints/0 condition_unknown',
      '/lanes/2/checkpoints/1 condition_not_earlier',
      '/lanes/2/checkpoints/2 condition_impossible',
      '/approverIds/0 approver_inactive',
      '/approverIds/1 approver_unknown',
    ]);
    expect(brief(warnings)).toEqual([
      '/lanes/1 lane_empty',
      '/lanes/0/checkpoints/0 no_assignee',
      '/lanes/0/checkpoints/0 no_deadline',
    ]);
    expect(problems[2]?.params).toEqual({ title: 'Step b', lane: 1, position: 2, name: 'Gero' });
  });

  it('wants at least one step', () => {
    expect(brief(validateDraft(draftOf([[]]), known).problems)).toEqual(['/lanes no_checkpoint']);
  });
});

describe('a value in the instructions', () => {
  it('comes from a field of an earlier lane', () => {
    const fields = [{ key: 'hall', label: 'Hall', type: 'text' as const, required: false, options: [] }];
    const found = (instructions: string) =>
      validateDraft(
        draftOf([
          [draftStep('a', { fields })],
          [draftStep('b', { fields, instructions }), draftStep('c', { fields })],
        ]),
        known,
      ).problems.map(({ pointer, code, params }) => `${pointer} ${code} ${params?.name}`);
    const at = '/lanes/1/checkpoints/0';
    expect(found('Go to {{a.hall}}, {{ a.hall }}; {{this}} is no placeholder.')).toEqual([]);
    expect(found('{{a.gate}} {{z.hall}} {{A.Hall}}')).toEqual([
      `${at} placeholder_unknown a.gate`,
      `${at} placeholder_unknown z.hall`,
      `${at} placeholder_unknown A.Hall`,
    ]);
    expect(found('{{b.hall}} {{c.hall}}')).toEqual([
      `${at} placeholder_not_earlier b.hall`,
      `${at} placeholder_not_earlier c.hall`,
    ]);
  });
});

describe('a file that is asked for', () => {
  const slot = (key: string, name: string) => ({ key, name, kinds: [], required: true });

  it('needs a name before it is published, and a key of its own before it is kept', () => {
    const draft = draftOf([[draftStep('a', { fileSlots: [slot('x', ''), slot('x', 'Photo')] })]]);
    expect(brief(validateDraft(draft, known).problems)).toEqual(['/lanes/0/checkpoints/0 slot_name_missing']);
    expect(brief(checkDraftShape(draft, known))).toEqual([
      '/lanes/0/checkpoints/0/fileSlots/1/key duplicate_slot',
    ]);
  });
});

describe('checkDraftShape', () => {
  const found = (draft: Draft) => brief(checkDraftShape(draft, known));

  it('refuses what rows cannot hold, and lets everything unfinished pass', () => {
    expect(
      found(
        draftOf(
          [
            [
              draftStep('a'),
              draftStep('a', {
                assignees: [user('u-active'), user('u-active'), user('u-none'), department('d-none')],
              }),
            ],
          ],
          { approverIds: ['u-active', 'u-active', 'u-none'], departmentId: 'd-none' },
        ),
      ),
    ).toEqual([
      '/lanes/0/checkpoints/1/key duplicate_key',
      '/approverIds/1 duplicate_approver',
      '/lanes/0/checkpoints/1/assignees/1 duplicate_assignee',
      '/departmentId unknown_department',
      '/lanes/0/checkpoints/1/assignees/2 unknown_user',
      '/lanes/0/checkpoints/1/assignees/3 unknown_department',
      '/approverIds/2 unknown_user',
    ]);
    expect(
      found(draftOf([[draftStep('a', { title: '', condition: { checkpoint: 'zzz', is: 'ok' } })], []])),
    ).toEqual([]);
  });

  it('counts the steps of all lanes together', () => {
    const lane = (letter: string) =>
      Array.from({ length: 101 }, (_, index) => draftStep(`${letter}-${index}`));
    expect(found(draftOf([lane('a'), lane('b')]))).toEqual(['/lanes too_many_checkpoints']);
  });
});
