import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { DECK_FORMAT, readDeckFile, toDraft } from './deck-file';

const step = (key: string, more: object = {}) => ({ key, title: key, confirmationType: 'yes_no', ...more });
const file = (lanes: object[][], more: object = {}) => ({
  format: DECK_FORMAT,
  title: 'T',
  lanes: lanes.map((checkpoints) => ({ checkpoints })),
  ...more,
});

describe('readDeckFile', () => {
  it('names everything that is wrong at once, shape and sense', () => {
    const found = problemsOf(
      file(
        [
          [
            step('a', { title: '', colour: 'red', size: 1 }),
            step('a', { title: 'x'.repeat(100_000), confirmationType: 'maybe' }),
            step('B!', { requireNote: 'yes', sla: { limitMinutes: 60, warnBeforeMinutes: 60 } }),
            { title: 'x' },
          ],
          [
            step('c', { condition: { checkpoint: 'zzz', is: 'yes' } }),
            step('d', { condition: { checkpoint: 'c', is: 'no' }, title: 'a\u0007b' }),
            step('e', { assignees: ['starter', 'starter', { user: 7 }, { team: 'x' }] }),
            step('f', { sla: { limitMinutes: 0 }, condition: { checkpoint: 'a', is: 'ok' } }),
          ],
        ],
        {
          description: 'x'.repeat(10_001),
          finalApproval: { mode: 'most', approvers: [{ user: 'A@b.c' }, { user: 'a@B.c' }] },
        },
      ),
    );
    expect(found.toSorted()).toEqual(
      [
        '/description too_long',
        '/lanes/0/checkpoints/0/title empty',
        '/lanes/0/checkpoints/0/colour unknown_member',
        '/lanes/0/checkpoints/0/size unknown_member',
        '/lanes/0/checkpoints/1/key duplicate_key',
        '/lanes/0/checkpoints/1/title too_long',
        '/lanes/0/checkpoints/1/confirmationType invalid_value',
        '/lanes/0/checkpoints/2/key invalid_key',
        '/lanes/0/checkpoints/2/requireNote wrong_type',
        '/lanes/0/checkpoints/2/sla/warnBeforeMinutes sla_warning_too_early',
        '/lanes/0/checkpoints/3/key missing',
        '/lanes/0/checkpoints/3/confirmationType missing',
        '/lanes/1/checkpoints/0 condition_unknown',
        '/lanes/1/checkpoints/1 condition_not_earlier',
        '/lanes/1/checkpoints/1/title control_characters',
        '/lanes/1/checkpoints/2/assignees/1 duplicate_person',
        '/lanes/1/checkpoints/2/assignees/2/user wrong_type',
        '/lanes/1/checkpoints/2/assignees/3 invalid_value',
        '/lanes/1/checkpoints/3/sla/limitMinutes out_of_range',
        '/lanes/1/checkpoints/3 condition_impossible',
        '/finalApproval/mode invalid_value',
        '/finalApproval/approvers/1 duplicate_person',
      ].toSorted(),
    );
  });

  it.each([
    ['itself', [[step('a', { condition: { checkpoint: 'a', is: 'yes' } })]]],
    ['its own lane', [[step('a'), step('b', { condition: { checkpoint: 'a', is: 'yes' } })]]],
    ['a later lane', [[step('a', { condition: { checkpoint: 'b', is: 'yes' } })], [step('b')]]],
  ])('refuses a condition on %s', (_, lanes) => {
    expect(problemsOf(file(lanes))).toEqual([expect.stringMatching(/condition_not_earlier$/)]);
  });

  it.each([
    ['simple_ok', 'ok', 'yes'],
    ['yes_no', 'no', 'accepted'],
    ['accept_reject', 'accepted', 'rejected'],
  ])('knows what %s can answer', (confirmationType, possible, impossible) => {
    const asking = (is: string) =>
      file([[step('a', { confirmationType })], [step('b', { condition: { checkpoint: 'a', is } })]]);
    expect(problemsOf(asking(possible))).toEqual([]);
    expect(problemsOf(asking(impossible))).toEqual(['/lanes/1/checkpoints/0 condition_impossible']);
  });

  it('says one thing about a file that is far too large', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({ bad: index }));
    expect(problemsOf(file([many]))).toEqual(['/lanes too_many_checkpoints']);
    expect(problemsOf(file(Array.from({ length: 51 }, () => [])))).toEqual(['/lanes too_many_lanes']);
  });

  it('counts the problems nobody would read', () => {
    const members = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`m${index}`, 1]));
    const found = problemsOf(file([], members));
    expect(found).toHaveLength(1_001);
    expect(found.at(-1)).toBe(' more_problems');
  });

  it.each(['null', '[]', '"x"', '{}', '{"format":"laufkarte.deck/2"}', '{"format":7}'])(
    'knows that %s is not its format',
    (text) => expect(readDeckFile(text)).toMatchObject({ problems: [{ code: 'unknown_format' }] }),
  );

  it('answers whatever stands where a deck should be', { timeout: 30_000 }, () => {
    const anything = fc.jsonValue({ maxDepth: 4 });
    const nearly = fc.record(
      {
        format: fc.constant(DECK_FORMAT),
        title: anything,
        lanes: fc.oneof(
          anything,
          fc.array(
            fc.record({
              checkpoints: fc.array(
                fc.oneof(
                  anything,
                  fc.record({
                    key: fc.constantFrom('a', 'b'),
                    condition: anything,
                    assignees: anything,
                    sla: anything,
                  }),
                ),
              ),
            }),
          ),
        ),
        finalApproval: anything,
      },
      { requiredKeys: ['format'] },
    );
    fc.assert(
      fc.property(nearly, (value) => {
        const read = readDeckFile(JSON.stringify(value));
        if ('problems' in read) expect(read.problems.length).toBeGreaterThan(0);
        else
          expect(
            toDraft(read.file, {
              userByEmail: new Map(),
              departmentByName: new Map(),
              deckByTitle: new Map(),
            }).draft.title,
          ).not.toBe('');
      }),
      { numRuns: 500 },
    );
  });
});

describe('toDraft', () => {
  it('leaves out whom nobody knows, and says so', () => {
    const read = readDeckFile(
      JSON.stringify(
        file(
          [
            [
              step('a', {
                assignees: [
                  'starter',
                  { user: 'ANA@b.c' },
                  { user: 'no@b.c' },
                  { department: 'einkauf' },
                  { department: 'x' },
                ],
              }),
            ],
          ],
          {
            finalApproval: { mode: 'all', approvers: [{ user: 'no@b.c' }] },
          },
        ),
      ),
    );
    if ('problems' in read) throw new Error('refused');
    const { draft, warnings } = toDraft(read.file, {
      userByEmail: new Map([['ana@b.c', { id: 'u1' }]]),
      departmentByName: new Map([['einkauf', { id: 'd1' }]]),
      deckByTitle: new Map(),
    });
    expect(draft.lanes[0]?.checkpoints[0]?.assignees).toEqual([
      { type: 'starter' },
      { type: 'user', userId: 'u1' },
      { type: 'department', departmentId: 'd1' },
    ]);
    expect(draft).toMatchObject({ approvalMode: 'all', approverIds: [] });
    expect(warnings.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/lanes/0/checkpoints/0/assignees/2 user_not_found',
      '/lanes/0/checkpoints/0/assignees/4 department_not_found',
      '/finalApproval/approvers/0 user_not_found',
    ]);
  });
});

function problemsOf(value: object): string[] {
  const read = readDeckFile(JSON.stringify(value));
  return 'problems' in read ? read.problems.map(({ pointer, code }) => `${pointer} ${code}`) : [];
}
