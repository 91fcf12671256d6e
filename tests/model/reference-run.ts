import { ADMIN, type ModelDeck, type Step } from './reference-deck';
import { climb, currentLane, fresh, isMet, startClock, stopClock, wordOf } from './reference-step';

/**
 * The rules of a run once more, as plainly as they can be said and sharing nothing with the product: slow, without a
 * database, without a clock of its own. What the product does is compared with what this does. Moments are seconds.
 * Here stands what follows from what; who may do what, and when, stands with the commands.
 */
export class ModelRun {
  state:
    | 'pending'
    | 'active'
    | 'paused'
    | 'awaiting_final_approval'
    | 'completed'
    | 'cancelled'
    | 'rejected' = 'pending';
  round = 1;
  steps: Step[];
  children: ModelRun[] = [];
  /** Every run of the tree, the oldest first. */
  readonly tree: ModelRun[];
  pausedByParent = false;
  readonly said = new Set<number>();
  /** Who has taken part, as whoever made the run has, and so cannot be the only one to approve. */
  readonly insiders = new Set<number>([ADMIN]);
  private by = ADMIN;
  private now = 0;

  constructor(
    readonly deck: ModelDeck,
    readonly parent: { run: ModelRun; step: string; activation: number } | null = null,
  ) {
    this.steps = deck.lanes.flatMap((lane, index) => lane.map((step) => fresh(step, index)));
    this.tree = parent ? parent.run.tree : [];
    this.tree.push(this);
  }

  at(by: number, now: number): this {
    [this.by, this.now] = [by, now];
    return this;
  }

  /** Everybody hears of what is late, rung by rung. */
  escalate(now: number): void {
    for (const run of this.tree) for (const step of run.steps) climb(step, now);
  }

  begin(): void {
    this.state = 'active';
    this.insiders.add(this.by);
    this.goOn();
  }

  pause(byParent: boolean): void {
    this.state = 'paused';
    this.pausedByParent = byParent;
    for (const step of this.steps) stopClock(step, this.now);
    for (const child of this.open()) if (child.state === 'active') child.as(this).pause(true);
  }

  resume(): void {
    this.state = 'active';
    this.pausedByParent = false;
    for (const step of this.steps) if (step.state === 'active') startClock(step, this.now);
    for (const child of this.open()) {
      const isAsked = this.find(child.parent!.step).state === 'active';
      if (isAsked && child.state === 'paused' && child.pausedByParent) child.as(this).resume();
    }
    // Who was still waited for may have been taken off while the run stood still.
    for (const step of this.steps) this.completeSigned(step);
    this.goOn();
  }

  end(state: 'completed' | 'cancelled' | 'rejected'): void {
    this.state = state;
    for (const step of this.steps) stopClock(step, this.now);
    if (state === 'cancelled') for (const child of this.open()) child.as(this).end('cancelled');
    this.report();
  }

  complete(step: Step, value: string): void {
    this.insiders.add(this.by);
    stopClock(step, this.now);
    step.state = 'completed';
    step.value = value;
    step.values = step.filled;
    this.goOn();
  }

  turnDown(step: Step, value: string): void {
    stopClock(step, this.now);
    step.state = 'rejected';
    step.value = value;
    if (step.onReject === 'cancel_run') this.end('cancelled');
    else this.goOn();
  }

  /** The clock knows nothing of people; but where everybody who is left has signed, nobody is waited for. */
  handOver(step: Step, people: number[]): void {
    step.people = people;
    this.completeSigned(step);
  }

  private completeSigned(step: Step): void {
    if (this.state !== 'active' || step.state !== 'active' || step.mode !== 'all') return;
    const isSigned = step.signed.size > 0 && step.people.every((person) => step.signed.has(person));
    if (isSigned) this.complete(step, wordOf(step));
  }

  takeUpAgain(named: Step[], cascade: boolean): void {
    if (this.state === 'awaiting_final_approval') {
      this.round += 1;
      this.said.clear();
    }
    this.state = 'active';
    const first = Math.min(...named.map((step) => step.lane));
    // Lanes run one after the other: what lies behind an unfinished lane waits for its turn.
    const turn = Math.min(first, currentLane(this.steps) ?? first);
    const later = this.steps.filter((step) => step.lane > first && !named.includes(step));
    for (const step of later) {
      const isAnswered = step.state === 'completed' || step.state === 'rejected';
      if (step.state === 'active' || step.state === 'skipped' || (isAnswered && cascade)) this.sendBack(step);
    }
    for (const step of named.filter(({ lane }) => lane !== turn)) this.sendBack(step);
    const again = named.filter(({ lane }) => lane === turn);
    for (const step of again) this.activate(step);
    for (const step of again) this.takeUp(step);
    this.goOn();
  }

  /** A run that was made for a step is that step's answer. */
  private report(): void {
    const above = this.parent?.run;
    if (!above || (above.state !== 'active' && above.state !== 'paused')) return;
    const step = above.find(this.parent!.step);
    if (step.state !== 'active' || step.activation !== this.parent!.activation) return;
    above.as(this);
    if (this.state === 'completed') above.complete(step, 'completed');
    else above.turnDown(step, this.state === 'rejected' ? 'final_rejected' : 'cancelled');
  }

  /** Opens what is next, lane by lane, until somebody has to do something. */
  private goOn(): void {
    if (this.state !== 'active') return;
    const lane = currentLane(this.steps);
    if (lane === null) {
      if (this.deck.approvers.length > 0) this.state = 'awaiting_final_approval';
      else this.end('completed');
      return;
    }
    const waiting = this.steps.filter((step) => step.lane === lane && step.state === 'pending');
    // Everybody's condition is asked before anybody's turn begins.
    const met = waiting.filter((step) => isMet(step.condition, this.steps));
    for (const step of waiting.filter((each) => !met.includes(each))) this.skip(step);
    for (const step of met) this.activate(step);
    for (const step of met) this.takeUp(step);
    if (waiting.length > 0 && met.length === 0) this.goOn();
  }

  /** A step that another deck does: the run it was interrupted in goes on, or a new one begins. */
  private takeUp(step: Step): void {
    if (!step.sub || this.state !== 'active' || step.state !== 'active') return;
    const child = this.open().find(({ parent }) => parent?.step === step.key);
    if (!child) {
      const made = new ModelRun(step.sub, { run: this, step: step.key, activation: step.activation });
      this.children.push(made);
      made.as(this).begin();
      return;
    }
    child.parent!.activation = step.activation;
    if (child.state === 'paused' && child.pausedByParent) child.as(this).resume();
  }

  private skip(step: Step): void {
    step.state = 'skipped';
    for (const child of this.open()) if (child.parent?.step === step.key) child.as(this).end('cancelled');
  }

  private activate(step: Step): void {
    forget(step);
    step.state = 'active';
    step.activation += 1;
    step.nextRung = step.warn === null ? 1 : 0;
    startClock(step, this.now);
  }

  private sendBack(step: Step): void {
    stopClock(step, this.now);
    forget(step);
    step.state = 'pending';
    for (const child of this.open()) {
      if (child.parent?.step === step.key && child.state === 'active') child.as(this).pause(true);
    }
  }

  private as(other: ModelRun): this {
    return this.at(other.by, other.now);
  }

  /** The runs of its steps that have not ended. */
  private open(): ModelRun[] {
    return this.children.filter(({ state }) => !['completed', 'cancelled', 'rejected'].includes(state));
  }

  find(key: string): Step {
    return this.steps.find((step) => step.key === key)!;
  }
}

function forget(step: Step): void {
  step.value = null;
  step.values = {};
  step.filled = {};
  step.signed.clear();
}
