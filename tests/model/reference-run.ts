import { ADMIN, type Command, type ModelDeck, type Step } from './reference-deck';
import { climb, currentLane, isMet, startClock, stopClock } from './reference-step';

/**
 * The rules of a run once more, as plainly as they can be said and sharing nothing with the product: slow, without a
 * database, without a clock of its own. What the product does is compared with what this does. Moments are seconds.
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
  pausedByParent = false;
  private said = new Set<number>();
  private insiders = new Set<number>();
  private by = ADMIN;
  private now = 0;

  constructor(
    readonly deck: ModelDeck,
    readonly parent: { run: ModelRun; step: string; activation: number } | null = null,
  ) {
    this.steps = deck.lanes.flatMap((lane, index) =>
      lane.map((step) => ({
        ...step,
        lane: index,
        state: 'pending',
        value: null,
        signed: new Map(),
        activation: 0,
        used: 0,
        since: null,
        nextRung: 1,
        climbed: [],
      })),
    );
  }

  /** Carries a command out and says `ok`, or changes nothing and says why not. */
  obey(command: Command, now: number): string {
    [this.by, this.now] = [command.by, now];
    if (!this.sees(command.by)) return 'not_found';
    switch (command.do) {
      case 'start':
      case 'pause':
      case 'resume':
      case 'cancel':
        return this.steer(command.do, command.by);
      case 'confirm':
        return this.confirm(this.find(command.step), command.by, command.value);
      case 'reject':
        return this.reject(this.find(command.step), command.by);
      case 'reopen':
        return this.reopen(this.find(command.step), command.by, command.cascade);
      default:
        return this.decide(command);
    }
  }

  /** Everybody hears of what is late, rung by rung. */
  escalate(now: number): void {
    for (const step of this.steps) climb(step, now);
    for (const child of this.children) child.escalate(now);
  }

  family(): ModelRun[] {
    return [this, ...this.children.flatMap((child) => child.family())];
  }

  private steer(action: 'start' | 'pause' | 'resume' | 'cancel', by: number): string {
    if (by !== ADMIN) return 'forbidden';
    const from = {
      start: ['pending'],
      pause: ['active'],
      resume: ['paused'],
      cancel: ['pending', 'active', 'paused', 'awaiting_final_approval'],
    };
    if (!from[action].includes(this.state)) return 'invalid_transition';
    if (action === 'resume' && this.parent && this.parent.run.state !== 'active') return 'parent_not_active';
    if (action === 'start') this.begin();
    if (action === 'pause') this.pause(false);
    if (action === 'resume') this.resume();
    if (action === 'cancel') this.end('cancelled');
    return 'ok';
  }

  private begin(): void {
    this.state = 'active';
    this.insiders.add(this.by);
    this.goOn();
  }

  private pause(byParent: boolean): void {
    this.state = 'paused';
    this.pausedByParent = byParent;
    for (const step of this.steps) stopClock(step, this.now);
    for (const child of this.open()) if (child.state === 'active') child.as(this).pause(true);
  }

  private resume(): void {
    this.state = 'active';
    this.pausedByParent = false;
    for (const step of this.steps) if (step.state === 'active') startClock(step, this.now);
    for (const child of this.open())
      if (child.state === 'paused' && child.pausedByParent) child.as(this).resume();
    this.goOn();
  }

  private end(state: 'completed' | 'cancelled' | 'rejected'): void {
    this.state = state;
    for (const step of this.steps) stopClock(step, this.now);
    if (state === 'cancelled') for (const child of this.open()) child.as(this).end('cancelled');
    this.report();
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

  private confirm(step: Step, by: number, value: string): string {
    const isMine = step.people.includes(by);
    if (!isMine && (step.mode === 'all' || by !== ADMIN)) return 'forbidden';
    if (this.state !== 'active' || step.state !== 'active') return 'checkpoint_not_active';
    if (step.sub) return 'step_is_a_run';
    if (step.signed.has(by)) return 'already_decided';

    // Whoever signs has taken part, also where others have to sign as well.
    this.insiders.add(by);
    step.signed.set(by, value);
    if (step.mode === 'any') this.complete(step, value);
    else if (step.people.every((person) => step.signed.has(person))) {
      this.complete(step, [...step.signed.values()].includes('no') ? 'no' : value);
    }
    return 'ok';
  }

  private complete(step: Step, value: string): void {
    this.insiders.add(this.by);
    stopClock(step, this.now);
    step.state = 'completed';
    step.value = value;
    this.goOn();
  }

  private reject(step: Step, by: number): string {
    if (!step.people.includes(by) && by !== ADMIN) return 'forbidden';
    if (this.state !== 'active' || step.state !== 'active') return 'checkpoint_not_active';
    if (step.sub) return 'step_is_a_run';
    if (step.kind !== 'accept_reject') return 'invalid_transition';
    this.turnDown(step, 'rejected');
    return 'ok';
  }

  private turnDown(step: Step, value: string): void {
    stopClock(step, this.now);
    step.state = 'rejected';
    step.value = value;
    if (step.onReject === 'cancel_run') this.end('cancelled');
    else this.goOn();
  }

  private reopen(step: Step, by: number, cascade: boolean): string {
    if (!step.people.includes(by) && by !== ADMIN) return 'forbidden';
    if (this.state !== 'active' && this.state !== 'awaiting_final_approval') return 'invalid_transition';
    if (step.state === 'active' || step.state === 'pending') return 'invalid_transition';
    this.takeUpAgain([step], cascade);
    return 'ok';
  }

  private takeUpAgain(named: Step[], cascade: boolean): void {
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
      const isOver = step.state === 'completed' || step.state === 'rejected';
      if (!isOver || cascade) this.sendBack(step);
    }
    for (const step of named.filter(({ lane }) => lane !== turn)) this.sendBack(step);
    const again = named.filter(({ lane }) => lane === turn);
    for (const step of again) this.activate(step);
    for (const step of again) this.takeUp(step);
    this.goOn();
  }

  private decide(command: Extract<Command, { do: 'approve' | 'turn_down' | 'rework' }>): string {
    const { by } = command;
    const { approvers, approvalMode } = this.deck;
    if (!approvers.includes(by) && !(approvers.length === 0 && by === ADMIN)) return 'forbidden';
    if (this.state !== 'awaiting_final_approval') return 'invalid_transition';
    if (this.said.has(by)) return 'already_decided';
    if (command.do === 'turn_down') {
      this.end('rejected');
      return 'ok';
    }
    if (command.do === 'rework') {
      const named = command.steps.map((key) => this.find(key));
      if (named.length === 0 || named.some(({ state }) => state === 'active' || state === 'pending'))
        return 'invalid_input';
      this.takeUpAgain(named, false);
      return 'ok';
    }
    const approving = [...this.said, by];
    const isEnough = approvalMode === 'any' || approvers.every((person) => approving.includes(person));
    if (isEnough && approving.every((person) => this.insiders.has(person))) return 'four_eyes';
    this.said.add(by);
    if (isEnough) this.end('completed');
    return 'ok';
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
    step.state = 'active';
    step.value = null;
    step.signed.clear();
    step.activation += 1;
    step.nextRung = step.warn === null ? 1 : 0;
    startClock(step, this.now);
  }

  private sendBack(step: Step): void {
    stopClock(step, this.now);
    step.state = 'pending';
    step.value = null;
    step.signed.clear();
    for (const child of this.open()) {
      if (child.parent?.step === step.key && child.state === 'active') child.as(this).pause(true);
    }
  }

  private as(other: ModelRun): this {
    [this.by, this.now] = [other.by, other.now];
    return this;
  }

  /** The runs of its steps that have not ended. */
  private open(): ModelRun[] {
    return this.children.filter(({ state }) => !['completed', 'cancelled', 'rejected'].includes(state));
  }

  private sees(person: number): boolean {
    if (person === ADMIN || this.deck.approvers.includes(person)) return true;
    return (
      this.steps.some((step) => step.people.includes(person)) || (this.parent?.run.sees(person) ?? false)
    );
  }

  find(key: string): Step {
    return this.steps.find((step) => step.key === key)!;
  }
}
