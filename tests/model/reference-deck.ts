/** A deck and what can be done to a run of it, in the words of the reference model: people by number, time in seconds. */
export type ModelCondition =
  | { all: ModelCondition[] }
  | { any: ModelCondition[] }
  | { not: ModelCondition }
  | { step: string; is: string }
  | { step: string; field: string; op: Operator; value: Entry };

export type Operator = 'eq' | 'ne' | 'lt' | 'lte' | 'gt' | 'gte' | 'contains' | 'empty';
export type Entry = string | number | boolean;
export type Entries = Record<string, Entry>;

export type ModelField = {
  key: string;
  kind: 'text' | 'long_text' | 'number' | 'date' | 'select' | 'checkbox';
  required: boolean;
};

export type ModelStep = {
  key: string;
  kind: 'simple_ok' | 'yes_no' | 'accept_reject';
  onReject: 'wait' | 'continue' | 'cancel_run';
  mode: 'any' | 'all';
  people: number[];
  fields: ModelField[];
  limit: number | null;
  warn: number | null;
  condition: ModelCondition | null;
  sub: ModelDeck | null;
};
export type ModelDeck = { lanes: ModelStep[][]; approvers: number[]; approvalMode: 'any' | 'all' };

export type Command =
  | { do: 'start' | 'pause' | 'resume' | 'cancel'; by: number }
  | { do: 'confirm'; by: number; step: string; value: string; fields: Record<string, Entry | null> }
  | { do: 'reject'; by: number; step: string }
  | { do: 'reopen'; by: number; step: string; cascade: boolean }
  | { do: 'reassign'; by: number; step: string; to: number[] }
  | { do: 'hand_over'; by: number; from: number; to: number }
  | { do: 'approve' | 'turn_down'; by: number }
  | { do: 'rework'; by: number; steps: string[] };

export type Step = ModelStep & {
  lane: number;
  state: 'pending' | 'active' | 'completed' | 'rejected' | 'skipped';
  value: string | null;
  values: Entries;
  /** What everybody said who has signed, the last one last, and what they filled in between them. */
  signed: Map<number, string>;
  filled: Entries;
  activation: number;
  used: number;
  since: number | null;
  nextRung: number;
  climbed: string[];
};

/** Person 0 administers the tenant and starts every run. */
export const ADMIN = 0;
export const delays = { leads: 4 * 3600, management: 24 * 3600 };
/** What there is to choose from wherever something is chosen. */
export const choices = ['red', 'green'];
