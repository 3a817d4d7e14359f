import { startServer } from '../server.ts';
import { advanceClock } from '../world/index.ts';
import { Client } from './client.ts';
import { judge } from './judge.ts';
import { has } from './match-event.ts';
import { milliseconds } from './milliseconds.ts';
import type { ScenarioRun, TakenStep } from './report.ts';
import { type ClientStep, ONE_OF, type ScenarioFile } from './schema.ts';

/** More than any run has. */
const EVERYTHING = 1_000_000;

/**
 * Plays a scenario from its beginning to its end, with its own client, on a virtual clock: it takes as long as the work
 * does, and its log is the same in every run.
 *
 * @param seed the scenario’s own without
 */
export async function runScenario(
  scenario: ScenarioFile,
  options: { readonly seed?: number } = {},
): Promise<ScenarioRun> {
  const seed = options.seed ?? scenario.seed ?? 1;
  const server = await startServer({ scenario, seed, clock: 'virtual' });
  try {
    const { rooms } = server;
    const { clock, events, scenario: running } = rooms;
    const began = running?.began ?? clock.now();
    const until = async (after: string): Promise<void> => {
      const rest = began + milliseconds(after) - clock.now();
      if (rest > 0) await advanceClock(rooms, rest);
    };
    const client = new Client(server.fetch, rooms);
    const steps: TakenStep[] = [];
    for (const [index, step] of (scenario.client ?? []).entries()) {
      if (step.after !== undefined) await until(step.after);
      const outcome = await client.take(step);
      await rooms.pending.quiet();
      const time = new Date(clock.now()).toISOString();
      const { name = `${index + 1} ${kindOf(step)}`, shows } = step;
      steps.push({ name, step, time, outcome, met: shows === undefined || has(outcome, shows) });
    }
    await until(scenario.lasts);
    const all = events.page(0, EVERYTHING);
    const expectations = (scenario.expect ?? []).map((one) => judge(one, all, steps));
    return {
      scenario: scenario.name,
      seed,
      began: new Date(began).toISOString(),
      ended: new Date(clock.now()).toISOString(),
      events: all,
      sha256: events.sha256(),
      steps,
      expectations,
      passed: steps.every(({ met }) => met) && expectations.every(({ met }) => met),
    };
  } finally {
    await server.close();
  }
}

const kindOf = (step: ClientStep): string => ONE_OF.clientStep.find((kind) => step[kind] !== undefined) ?? '';
