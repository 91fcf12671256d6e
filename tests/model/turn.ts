import type fc from 'fast-check';
import { expect } from 'vitest';

import { obey } from './reference-commands';
import type { Command, Entries } from './reference-deck';
import type { ModelRun } from './reference-run';
import { isOver, tell, toCommand, type Wish } from './stories';

/** How a run stands, as far as both can tell. */
export type Standing = {
  state: string;
  round: number;
  steps: Record<string, StepStanding>;
};
export type StepStanding = {
  state: string;
  value: string | null;
  values: Entries;
  people: number[];
  activation: number;
  used: number;
  runs: boolean;
  climbed: string[];
};

/** What is held against the model: the engine alone, or the commands with their database. */
export type Subject = {
  /** `ok`, or why not; null for what this subject has no opinion about. */
  obey: (run: number, command: Command, now: number) => Promise<string | null> | string | null;
  escalate: (now: number) => Promise<void> | void;
  /** Of every run of the tree, the oldest first. */
  standing: () => Promise<Standing[]> | Standing[];
};

export type World = { root: ModelRun; now: number; story: string[] };

export function standingOf(root: ModelRun): Standing[] {
  return root.tree.map((run) => ({
    state: run.state,
    round: run.round,
    steps: Object.fromEntries(
      run.steps.map(({ key, state, value, values, people, activation, used, since, climbed }) => [
        key,
        {
          state,
          value,
          values,
          people: people.toSorted(),
          activation,
          used,
          runs: since !== null,
          climbed: climbed.toSorted(),
        },
      ]),
    ),
  }));
}

/** One turn of a story: time passes, somebody tries something, and both sides must think the same of it. */
export class Turn implements fc.AsyncCommand<World, Subject> {
  constructor(private readonly wish: Wish) {}

  /** Where all has ended, only those go on trying who try anything. */
  check({ root }: World): boolean {
    return !(this.wish.isSensible && isOver(root.tree));
  }

  async run(world: World, subject: Subject): Promise<void> {
    const { said, index, command } = this.play(world);
    // The same turn is played in many stories; only the one that is told here is the one that failed.
    const story = `\n${world.story.join('\n')}\n`;
    const answer = await subject.obey(index, command, world.now);
    if (answer !== null) expect(answer, story).toBe(said);
    await subject.escalate(world.now);
    expect(await subject.standing(), story).toEqual(standingOf(world.root));
  }

  toString(): string {
    return this.wish.what;
  }

  private play(world: World) {
    const { tree } = world.root;
    const { index, command } = toCommand(this.wish, tree);
    world.now += this.wish.minutes * 60;
    const said = obey(tree[index]!, command, world.now);
    world.root.escalate(world.now);
    const sentence = tell(command, index === 0 ? 'the run' : `part ${index}`, this.wish.minutes);
    world.story.push(`${sentence} – ${said}`);
    return { said, index, command };
  }
}
