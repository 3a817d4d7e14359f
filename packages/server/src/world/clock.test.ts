import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { type Clock, type ClockMode, worldClock } from './clock.ts';

const START = Date.parse('2026-01-01T00:00:00Z');
const opened: Clock[] = [];
afterEach(() => {
  for (const clock of opened.splice(0)) clock.close();
  vi.useRealTimers();
});

function clockIn(mode: ClockMode, speed = 1): Clock {
  const clock = worldClock({ start: new Date(START), mode, speed });
  opened.push(clock);
  return clock;
}

test('virtual time stands still until it is moved, and timers run at their own instants', () => {
  const clock = clockIn('virtual');
  const seen: string[] = [];
  const note = (name: string) => () => void seen.push(`${name} ${clock.now() - START}`);
  clock.at(START + 20, 'b', note('b'));
  clock.at(START + 10, 'a', note('a'));
  clock.at(START + 10, 'a again', note('a again'));
  clock.at(START - 5, 'past', note('past'));
  clock.at(START + 15, 'off', note('off')).cancel();
  expect(clock.now()).toBe(START);
  expect(clock.next()).toBe(START);
  clock.advance(12);
  expect(seen).toEqual(['past 0', 'a 10', 'a again 10']);
  expect(clock.now()).toBe(START + 12);
  expect(clock.runToNext()).toBe(true);
  expect([seen.at(-1), clock.now()]).toEqual(['b 20', START + 20]);
  expect([clock.next(), clock.runToNext()]).toEqual([undefined, false]);
});

test('what a timer asks for runs in the same move, if it falls due in it', () => {
  const clock = clockIn('virtual');
  const seen: number[] = [];
  const tick = (): void => {
    seen.push(clock.now() - START);
    clock.at(clock.now() + 100, 'tick', tick);
  };
  clock.at(START + 100, 'tick', tick);
  clock.advance(350);
  expect(seen).toEqual([100, 200, 300]);
});

test('any timers, moved in any steps: each once, in order of instant and asking, and never early', () => {
  const instants = fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 60 });
  const steps = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(instants, steps, (asked, moves) => {
      const clock = clockIn('virtual');
      const ran: { readonly instant: number; readonly order: number }[] = [];
      for (const [order, instant] of asked.entries())
        clock.at(START + instant, '', () => {
          expect(clock.now()).toBe(START + instant);
          ran.push({ instant, order });
        });
      for (const ms of moves) clock.advance(ms);
      const end = moves.reduce((sum, ms) => sum + ms, 0);
      const due = asked.map((instant, order) => ({ instant, order })).filter(({ instant }) => instant <= end);
      expect(ran).toEqual(due.sort((a, b) => a.instant - b.instant || a.order - b.order));
      expect(clock.now()).toBe(START + end);
    }),
    { numRuns: 60 },
  );
});

test('real time × 60 goes on by itself; frozen it stands still; resumed it goes on from there', () => {
  vi.useFakeTimers();
  const clock = clockIn('real', 60);
  const seen: number[] = [];
  clock.at(START + 60_000, 'minute', () => void seen.push(clock.now() - START));
  vi.advanceTimersByTime(999);
  expect(seen).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(seen).toEqual([60_000]);
  expect(clock.now()).toBe(START + 60_000);
  clock.freeze();
  vi.advanceTimersByTime(10_000);
  expect([clock.mode, clock.now()]).toEqual(['virtual', START + 60_000]);
  clock.resume();
  clock.speed = 1;
  vi.advanceTimersByTime(500);
  expect([clock.mode, clock.now()]).toEqual(['real', START + 60_500]);
  clock.advance(1_000);
  expect(clock.now()).toBe(START + 61_500);
});

test('a timer that freezes it stops it at its own instant, however late it ran', () => {
  vi.useFakeTimers();
  const clock = clockIn('real', 1_000);
  clock.at(START + 1_500, 'stop', () => clock.freeze());
  clock.at(START + 1_600, 'later', () => {});
  vi.advanceTimersByTime(1_000);
  expect([clock.mode, clock.now(), clock.next()]).toEqual(['virtual', START + 1_500, START + 1_600]);
  clock.advance(50);
  expect(clock.now()).toBe(START + 1_550);
});

test('time never passes a timer that has not run', () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const clock = clockIn('real');
  clock.at(START + 100, 'late', () => {});
  vi.advanceTimersByTime(5_000);
  expect(clock.now()).toBe(START + 100);
  clock.runToNext();
  vi.advanceTimersByTime(50);
  expect(clock.now()).toBe(START + 150);
});
