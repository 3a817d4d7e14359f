import type { Request } from '../request.ts';
import { fits } from './pattern.ts';
import type { Machine, RequestMatch, ScriptedAnswer } from './schema.ts';

/** An answer that a machine gives, and in which state. */
export interface Scripted {
  readonly state: string;
  readonly answer: ScriptedAnswer;
}

/** One member of a rule, and whether a request has it: what says how near a request came. */
export interface Compared {
  readonly member: string;
  readonly expected: string;
  readonly found: string | undefined;
  readonly fits: boolean;
}

const REFERENCE = /<ClientSeqNo>([^<]{0,100})<\/ClientSeqNo>/;
const MAX_SEARCHED = 1_000_000;

/** The state machines of the endpoints of one namespace. */
export class Machines {
  private readonly machines: Readonly<Record<string, Machine>>;
  private readonly states = new Map<string, string>();
  /** How many answers each rule has given since its state was entered. */
  private readonly given = new Map<string, number>();

  constructor(machines: Readonly<Record<string, Machine>>) {
    this.machines = machines;
    for (const [id, { start }] of Object.entries(machines)) this.states.set(id, start);
  }

  /** What a machine answers to a request; nothing when none has anything to say. */
  meet(id: string, request: Request): Scripted | undefined {
    const machine = Object.hasOwn(this.machines, id) ? this.machines[id] : undefined;
    // A state that hands on to the next without an answer of its own is passed through, each once.
    for (let left = Object.keys(machine?.states ?? {}).length; machine !== undefined && left > 0; left--) {
      const state = this.states.get(id) ?? machine.start;
      const rules = machine.states[state] ?? [];
      const index = rules.findIndex(({ match }) => this.compare(match, request).every((one) => one.fits));
      const rule = rules[index];
      if (rule === undefined) return undefined;
      const mark = `${id} ${state} ${index}`;
      const count = this.given.get(mark) ?? 0;
      if (count >= rule.answers.length && rule.next !== undefined) {
        this.enter(id, rule.next);
        continue;
      }
      this.given.set(mark, count + 1);
      return { state, answer: rule.answers[Math.min(count, rule.answers.length - 1)] as ScriptedAnswer };
    }
    return undefined;
  }

  /** Puts a machine into a state. */
  enter(id: string, state: string): void {
    this.states.set(id, state);
    for (const mark of this.given.keys()) if (mark.startsWith(`${id} ${state} `)) this.given.delete(mark);
  }

  /** The state of each machine. */
  get current(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.states);
  }

  /** How a request compares to each rule of the state that its endpoint is in. */
  explain(id: string, request: Request): readonly (readonly Compared[])[] {
    const machine = Object.hasOwn(this.machines, id) ? this.machines[id] : undefined;
    const rules = machine?.states[this.states.get(id) ?? machine.start] ?? [];
    return rules.map(({ match }) => this.compare(match, request));
  }

  private compare(match: RequestMatch = {}, request: Request): Compared[] {
    const compared: Compared[] = [];
    const add = (member: string, expected: string | undefined, found: () => string | undefined): void => {
      if (expected === undefined) return;
      const text = found();
      compared.push({ member, expected, found: text, fits: text !== undefined && fits(text, expected) });
    };
    const body = (): string => new TextDecoder().decode(request.body.subarray(0, MAX_SEARCHED));
    add('reference', match.reference, () => request.param('reference') || REFERENCE.exec(body())?.[1]);
    add('path', match.path, () => request.target.split('?')[0]);
    for (const [name, expected] of Object.entries(match.query ?? {}))
      add(`query.${name}`, expected, () => request.query(name));
    for (const [name, expected] of Object.entries(match.header ?? {}))
      add(`header.${name}`, expected, () => request.header(name));
    add('body', match.body, body);
    return compared;
  }
}
