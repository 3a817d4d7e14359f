import type { Rooms } from '../rooms.ts';
import { MAX_INPUT_BYTES, MAX_INPUTS } from './inputs.ts';
import type { SavedState } from './saved-state.ts';

/** All that the log keeps. */
const EVERYTHING = 1_000_000;

/** Why a state cannot be saved, as a problem says it. */
export type NotSaved = readonly [status: number, title: string, detail: string];

/** The state of a namespace at this moment; it shares what cannot change. */
export async function save(rooms: Rooms): Promise<SavedState | NotSaved> {
  const { clock, ebl, events, inputs, journal, namespaces } = rooms;
  if (namespaces?.beganWith(rooms.namespace) === 'file')
    return [409, 'Kept in a file', 'This namespace began with what its file had already. Take another namespace.'];
  const all = inputs?.all();
  if (all === undefined)
    return [
      409,
      'Too much has happened',
      `A state is made of at most ${MAX_INPUTS} requests and ${MAX_INPUT_BYTES} bytes since the beginning.`,
    ];
  // Where nobody has come, there is no chain.
  const chains = await (await ebl?.ifEntered())?.chains();
  return {
    instant: clock.now(),
    mode: clock.mode,
    speed: clock.speed,
    inputs: all,
    newest: events.newest,
    sha256: events.sha256(),
    ...(chains === undefined ? {} : { chains }),
    events: events.page(0, EVERYTHING),
    ...(journal === undefined ? {} : { requests: { kept: journal.all(), newest: journal.newest } }),
  };
}

export const isNotSaved = (found: SavedState | NotSaved): found is NotSaved => Array.isArray(found);
