import { answersOfStep, type DraftCheckpoint, type DraftCondition } from '@/lib/processes/decks/inputs';

/** Something a condition asks about, with everything that can be answered. */
export type Question =
  | { kind: 'answer'; step: string; outcomes: readonly string[] }
  | { kind: 'field'; leaf: Extract<DraftCondition, { field: string }>; outcomes: readonly string[] };
export type Outcome = { answers: string[]; runs: boolean };

const MOST_ROWS = 24;

/** Every combination of answers with what it means for the step; null when there are too many to read. */
export function conditionOutcomes(
  condition: DraftCondition,
  steps: readonly DraftCheckpoint[],
): { questions: Question[]; rows: Outcome[] } | null {
  const questions = questionsOf(condition, steps);
  if (questions.reduce((count, question) => count * question.outcomes.length, 1) > MOST_ROWS) return null;

  const combinations = questions.reduce<string[][]>(
    (rows, question) => rows.flatMap((row) => question.outcomes.map((outcome) => [...row, outcome])),
    [[]],
  );
  const rows = combinations.map((answers) => ({ answers, runs: holds(condition, questions, answers) }));
  return { questions, rows };
}

function questionsOf(condition: DraftCondition, steps: readonly DraftCheckpoint[]): Question[] {
  const questions = new Map<string, Question>();
  for (const leaf of leavesOf(condition)) {
    if ('field' in leaf) {
      questions.set(JSON.stringify(leaf), { kind: 'field', leaf, outcomes: ['holds', 'fails'] });
      continue;
    }
    const step = steps.find(({ key }) => key === leaf.checkpoint);
    const given = step ? answersOfStep(step) : [leaf.is];
    questions.set(leaf.checkpoint, {
      kind: 'answer',
      step: leaf.checkpoint,
      outcomes: [...given, 'skipped'],
    });
  }
  return [...questions.values()];
}

type Leaf = Extract<DraftCondition, { checkpoint: string } | { field: string }>;

function leavesOf(condition: DraftCondition): Leaf[] {
  if ('all' in condition) return condition.all.flatMap(leavesOf);
  if ('any' in condition) return condition.any.flatMap(leavesOf);
  return 'not' in condition ? leavesOf(condition.not) : [condition];
}

function holds(condition: DraftCondition, questions: readonly Question[], answers: string[]): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, questions, answers));
  if ('any' in condition) return condition.any.some((part) => holds(part, questions, answers));
  if ('not' in condition) return !holds(condition.not, questions, answers);
  const at = questions.findIndex((question) =>
    question.kind === 'answer'
      ? 'checkpoint' in condition && question.step === condition.checkpoint
      : JSON.stringify(question.leaf) === JSON.stringify(condition),
  );
  return 'checkpoint' in condition ? answers[at] === condition.is : answers[at] === 'holds';
}
