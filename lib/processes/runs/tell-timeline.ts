import type { Transition } from '@/lib/processes/engine/run-state';

import type { HeldRun } from './hold-run';
import { labelFields } from './label-fields';
import type { Left } from './settle-people';
import type { Decision, TimelineEntry } from './write-transitions';

/** What a decision and what followed from it look like in the timeline: who has left a step before what becomes of it. */
export function tellTimeline(
  held: HeldRun,
  transitions: readonly Transition[],
  decision: Decision,
  left: readonly Left[],
) {
  const titles = new Map(held.steps.map((step) => [step.id, step.title]));
  const fromTransitions = transitions.map((transition) => {
    const checkpointId = 'checkpointId' in transition ? transition.checkpointId : undefined;
    return {
      type: transition.type,
      checkpoint_id: checkpointId,
      data: {
        ...(checkpointId && { title: titles.get(checkpointId) }),
        ...('value' in transition && transition.value && { value: transition.value }),
        ...('fields' in transition && transition.fields && { fields: labelled(held, transition) }),
        ...decision.eventData?.(transition),
      },
    };
  });
  const others = [...(decision.entries ?? []), ...left.map(toEntry)].map(({ type, checkpointId, data }) => ({
    type,
    checkpoint_id: checkpointId,
    data: { ...(checkpointId && { title: titles.get(checkpointId) }), ...data },
  }));
  return [...others, ...fromTransitions];
}

function toEntry({ checkpointId, userIds }: Left): TimelineEntry {
  return { type: 'checkpoint.people_left', checkpointId, data: { userIds } };
}

function labelled(
  held: HeldRun,
  { checkpointId, fields = {} }: Extract<Transition, { type: 'checkpoint.confirmed' }>,
) {
  return labelFields(held.steps.find((step) => step.id === checkpointId)?.fields ?? [], fields);
}
