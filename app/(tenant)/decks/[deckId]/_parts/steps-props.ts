import type { PeopleOptions } from '@/lib/platform/identity/list-people-options';
import type { Draft, DraftCheckpoint } from '@/lib/processes/decks/inputs';

import type { DraftChange } from './draft-reducer';

/** What a view of all steps is given. Everything but the draft stays the same while somebody types. */
export type StepsProps = {
  draft: Draft;
  people: PeopleOptions;
  change: (change: DraftChange) => void;
  /** The draft as it is when something happens, for what can be taken back. */
  current: () => Draft;
  edit: (key: string) => void;
  readOnly: boolean;
};

export type StepProps = Omit<StepsProps, 'draft'> & {
  step: DraftCheckpoint;
  lane: number;
  position: number;
  /** How many steps the lane has. */
  count: number;
};
