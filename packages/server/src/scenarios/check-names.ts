import { type Finding, finding, pointerOf } from '@kouan/core';
import { COURSES } from '../course.ts';
import { SCN } from './catalogue.ts';
import { milliseconds } from './milliseconds.ts';
import { type Machine, ONE_OF, type ScenarioFile } from './schema.ts';

type Path = readonly (string | number)[];

/** What a scenario says of itself that cannot be: names of nothing, two things in one place, what comes too late. */
export function checkNames(scenario: ScenarioFile, operations: ReadonlySet<string>): Finding[] {
  const check = new Check(scenario, operations);
  check.courses();
  check.fixtures();
  check.endpoints();
  check.timeline();
  check.client();
  check.expectations();
  check.devices();
  return check.findings;
}

class Check {
  readonly findings: Finding[] = [];
  private readonly scenario: ScenarioFile;
  private readonly operations: ReadonlySet<string>;
  private readonly lasts: number;

  constructor(scenario: ScenarioFile, operations: ReadonlySet<string>) {
    this.scenario = scenario;
    this.operations = operations;
    this.lasts = milliseconds(scenario.lasts);
  }

  courses(): void {
    const { courses = {}, declarations = [] } = this.scenario;
    for (const [name, course] of Object.entries(courses)) this.one(course, ONE_OF.course, ['courses', name]);
    const known = [...Object.keys(courses), ...Object.keys(COURSES)];
    for (const [index, rule] of declarations.entries())
      for (const [at, name] of rule.courses.entries()) this.known(name, known, ['declarations', index, 'courses', at]);
  }

  fixtures(): void {
    const { declarations = {}, bills = {} } = this.scenario.fixtures ?? {};
    const at = (kind: string, name: string) => ['fixtures', kind, name] as const;
    this.once(
      Object.entries(declarations).map(([name, { reference }]) => [
        reference,
        [...at('declarations', name), 'reference'],
      ]),
    );
    this.once(Object.entries(bills).map(([name, { reference }]) => [reference, [...at('bills', name), 'reference']]));
    const actors = [...Object.keys(this.scenario.actors ?? {}), ...ACTORS];
    for (const [name, { shipper, buyer }] of Object.entries(bills))
      for (const [member, whom] of Object.entries({ shipper, buyer }))
        if (whom !== undefined) this.known(whom, actors, [...at('bills', name), member]);
  }

  endpoints(): void {
    for (const [id, machine] of Object.entries(this.scenario.endpoints ?? {})) {
      const path = ['endpoints', id];
      this.known(id, [...this.operations], path);
      this.machine(machine, path);
    }
  }

  timeline(): void {
    const happenings = this.scenario.timeline ?? [];
    this.once(happenings.map(({ name }, index) => [name, ['timeline', index, 'name']]));
    for (const [index, one] of happenings.entries()) {
      const path = ['timeline', index];
      this.one(one, ONE_OF.happening, path);
      this.inTime(one.after, [...path, 'after']);
      if (one.state !== undefined) {
        const endpoints = this.scenario.endpoints ?? {};
        const { endpoint, state } = one.state;
        if (this.known(endpoint, Object.keys(endpoints), [...path, 'state', 'endpoint']))
          this.known(state, Object.keys(endpoints[endpoint]?.states ?? {}), [...path, 'state', 'state']);
      }
      this.bill(one.act?.bill, [...path, 'act', 'bill']);
      this.bill(one.decide?.bill, [...path, 'decide', 'bill']);
    }
  }

  client(): void {
    const steps = this.scenario.client ?? [];
    this.once(
      steps.flatMap(({ name }, index) => (name === undefined ? [] : [[name, ['client', index, 'name']] as const])),
    );
    for (const [index, one] of steps.entries()) {
      const path = ['client', index];
      this.one(one, ONE_OF.clientStep, path);
      this.inTime(one.after, [...path, 'after']);
      for (const member of ['submit', 'lookup'] as const)
        if (one[member] !== undefined) this.known(one[member], this.declarations, [...path, member]);
      for (const member of ['retry', 'correct'] as const)
        if (one[member] !== undefined && one.submit === undefined)
          this.add(SCN.outOfPlace, [...path, member], { found: member, expected: 'submit' });
      this.bill(one.issue, [...path, 'issue']);
      for (const member of ['act', 'decide', 'release', 'use'] as const)
        this.bill(one[member]?.bill, [...path, member, 'bill']);
    }
  }

  expectations(): void {
    const { expect = [], client = [] } = this.scenario;
    if (expect.length === 0 && client.every(({ shows }) => shows === undefined)) this.add(SCN.nothingExpected, []);
    const steps = client.flatMap(({ name }) => (name === undefined ? [] : [name]));
    for (const [index, one] of expect.entries()) {
      const path = ['expect', index];
      this.one(one, ONE_OF.expectation, path);
      if (one.step !== undefined) this.known(one.step, steps, [...path, 'step']);
      for (const member of ['times', 'atLeast', 'atMost'] as const)
        if (one[member] !== undefined && one.event === undefined)
          this.add(SCN.outOfPlace, [...path, member], { found: member, expected: 'event' });
      if (one.shows !== undefined && one.step === undefined)
        this.add(SCN.outOfPlace, [...path, 'shows'], { found: 'shows', expected: 'step' });
    }
  }

  devices(): void {
    const { devices = [] } = this.scenario;
    this.once(devices.map(({ id }, index) => [id, ['devices', index, 'id']]));
    const gates = devices.filter(({ kind }) => kind === 'gate').map(({ id }) => id);
    for (const [index, device] of devices.entries())
      if ('lane' in device && device.lane !== undefined) this.known(device.lane, gates, ['devices', index, 'lane']);
  }

  private machine({ start, states }: Machine, path: Path): void {
    const names = Object.keys(states);
    this.known(start, names, [...path, 'start']);
    const told = (this.scenario.timeline ?? []).flatMap(({ state }) => (state === undefined ? [] : [state.state]));
    const reached = new Set([start, ...told]);
    for (const [name, rules] of Object.entries(states))
      for (const [index, { next, answers }] of rules.entries()) {
        const at = [...path, 'states', name, index];
        if (next !== undefined && this.known(next, names, [...at, 'next'])) reached.add(next);
        for (const [number, answer] of answers.entries()) {
          const here = [...at, 'answers', number];
          this.one(answer, ONE_OF.answer, here);
          for (const member of ['headers', 'mediaType', 'body'] as const)
            if (answer[member] !== undefined && answer.status === undefined)
              this.add(SCN.outOfPlace, [...here, member], { found: member, expected: 'status' });
        }
      }
    for (const name of names)
      if (!reached.has(name)) this.add(SCN.neverReached, [...path, 'states', name], { found: name });
  }

  private get declarations(): string[] {
    return Object.keys(this.scenario.fixtures?.declarations ?? {});
  }

  private bill(name: string | undefined, path: Path): void {
    if (name !== undefined) this.known(name, Object.keys(this.scenario.fixtures?.bills ?? {}), path);
  }

  private inTime(after: string | undefined, path: Path): void {
    if (after !== undefined && milliseconds(after) > this.lasts)
      this.add(SCN.tooLate, path, { found: after, expected: this.scenario.lasts });
  }

  private one(value: object, members: readonly string[], path: Path): void {
    const there = members.filter((member) => Object.hasOwn(value, member));
    if (there.length !== 1)
      this.add(SCN.oneOf, path, { expected: members.join(', '), found: there.length === 0 ? '–' : there.join(', ') });
  }

  private known(name: string, names: readonly string[], path: Path): boolean {
    if (names.includes(name)) return true;
    this.add(SCN.unknownName, path, { found: name, expected: names.slice(0, SHOWN).join(', ') || '–' });
    return false;
  }

  private once(names: readonly (readonly [name: string, path: Path])[]): void {
    const seen = new Set<string>();
    for (const [name, path] of names) {
      if (seen.has(name)) this.add(SCN.taken, path, { found: name });
      seen.add(name);
    }
  }

  private add(
    definition: (typeof SCN)[keyof typeof SCN],
    path: Path,
    details: { readonly found?: string; readonly expected?: string } = {},
  ): void {
    this.findings.push(finding(definition, pointerOf(...path), details));
  }
}

/** Names that a finding lists. */
const SHOWN = 20;
/** Parties that are known without being said. */
const ACTORS = ['shipper', 'forwarder', 'buyer', 'bank'] as const;
