import { isSpared } from '../faults/meet.ts';
import type { Rooms } from '../rooms.ts';
import { answerRequest } from '../scenarios/answer-request.ts';
import type { Dispatch } from '../world/dispatch.ts';
import { advanceClock } from '../world/index.ts';
import type { Input } from './inputs.ts';
import type { SavedState } from './saved-state.ts';

/**
 * Brings a namespace that stands at its beginning to a saved state: everything is asked of it again, at the instant at
 * which it was asked, on a clock that is held. What follows from it follows again: receipts, timers, devices, chains.
 */
export async function replay(state: SavedState, rooms: Rooms, dispatch: Dispatch): Promise<void> {
  const { clock } = rooms;
  for (const input of state.inputs) {
    await until(input.instant, rooms);
    await again(input, rooms, dispatch);
  }
  await until(state.instant, rooms);
  if (state.mode === 'virtual') clock.freeze();
  else clock.resume();
  if (clock.speed !== state.speed) clock.speed = state.speed;
}

async function until(instant: number, rooms: Rooms): Promise<void> {
  const rest = instant - rooms.clock.now();
  if (rest > 0) await advanceClock(rooms, rest);
}

/** One request again. Whoever waits for the clock is not waited for. */
async function again(input: Input, rooms: Rooms, dispatch: Dispatch): Promise<void> {
  const { method, target, headers, body, inside = false } = input;
  const said = Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
  const found = await dispatch.find({ method, path: target, headers: said, body });
  if (found === undefined) return;
  const { route, request } = found;
  rooms.inputs?.add(input);
  const spared = isSpared(route.path);
  const done = spared ? () => {} : rooms.pending.begin();
  // What a fault has lost, or a mistake of ours has ended, was answered with nothing the first time too.
  const answer = async () => (inside ? route.handle(request, rooms) : answerRequest(route, request, rooms));
  const answered = answer()
    .catch(() => {})
    .finally(done);
  if (spared) await answered;
  await rooms.pending.quiet();
}
