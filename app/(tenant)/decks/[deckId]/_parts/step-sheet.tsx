'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';

import { Button } from '@/app/_ui/button';
import { Field } from '@/app/_ui/field';
import { Sheet } from '@/app/_ui/sheet';
import { TextInput } from '@/app/_ui/text-input';
import type { PeopleOptions } from '@/lib/platform/identity/list-people-options';
import { type Draft, type DraftCheckpoint, deckLimits } from '@/lib/processes/decks/inputs';
import type { SubDeckOption } from '@/lib/processes/decks/list-sub-deck-options';

import type { DraftChange } from './draft-reducer';
import { InstructionFields } from './instruction-fields';
import { StepDetails } from './step-details';
import { useSame } from './use-same';

type Props = {
  deckId: string;
  draft: Draft;
  found: { checkpoint: DraftCheckpoint; lane: number } | null;
  people: PeopleOptions;
  subDecks: readonly SubDeckOption[];
  readOnly: boolean;
  change: (change: DraftChange) => void;
  close: () => void;
};

/** Everything about one step. What is typed is in the draft at once and saved by itself. */
export function StepSheet({ deckId, draft, found, people, subDecks, readOnly, change, close }: Props) {
  const t = useTranslations('decks.step');
  return (
    <Sheet
      open={found !== null}
      onOpenChange={(open) => !open && close()}
      title={t('sheet')}
      footer={
        <Button variant="primary" onClick={close}>
          {t('done')}
        </Button>
      }
    >
      {found && (
        <fieldset disabled={readOnly} className="grid min-w-0 gap-5 *:min-w-0">
          <StepFields
            key={found.checkpoint.key}
            deckId={deckId}
            draft={draft}
            step={found.checkpoint}
            lane={found.lane}
            people={people}
            subDecks={subDecks}
            change={change}
          />
        </fieldset>
      )}
    </Sheet>
  );
}

function StepFields({
  deckId,
  draft,
  step,
  lane,
  people,
  subDecks,
  change,
}: Pick<Props, 'deckId' | 'draft' | 'people' | 'subDecks' | 'change'> & {
  step: DraftCheckpoint;
  lane: number;
}) {
  const t = useTranslations('decks.step');
  const { title, instructions, ...others } = step;
  const details = useSame(others);
  const earlier = useSame(draft.lanes.slice(0, lane).flatMap((each) => each.checkpoints));
  const set = useCallback(
    (patch: Partial<DraftCheckpoint>) => change({ type: 'change-step', key: step.key, patch }),
    [change, step.key],
  );

  return (
    <>
      <Field label={t('title')} required>
        <TextInput
          value={title}
          maxLength={deckLimits.title}
          onChange={(event) => set({ title: event.target.value })}
        />
      </Field>
      <InstructionFields
        instructions={instructions}
        earlier={earlier}
        set={(text) => set({ instructions: text })}
      />
      <StepDetails
        deckId={deckId}
        step={details}
        earlier={earlier}
        people={people}
        subDecks={subDecks}
        set={set}
      />
    </>
  );
}
