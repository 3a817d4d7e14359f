/** What can happen on a timeline, and what each does to the rooms. @module */
import type { JsonValue } from '@kouan/sdk/signing';
import type { Rooms } from '../rooms.ts';
import type { Subject } from '../world/index.ts';
import { matchesEvent } from './match-event.ts';
import { milliseconds } from './milliseconds.ts';
import { actRequest, decideRequest, sent } from './requests.ts';
import type { Happening } from './schema.ts';

type Kind = Exclude<keyof Happening, 'name' | 'after'>;
type Acts = { readonly [K in Kind]: (what: NonNullable<Happening[K]>, rooms: Rooms) => void | Promise<void> };

const SOURCE = 'scenario';
/** All events that a condition looks through. */
const EVERYTHING = 1_000_000;

const ACTS: Acts = {
  fault({ name, operations, lasts, times }, rooms) {
    const { faults, clock, events } = rooms;
    faults?.draw.set(name, { operations, times });
    events.append({ kind: 'fault.changed', source: SOURCE, data: { fault: name, on: true } });
    if (lasts === undefined) return;
    clock.at(clock.now() + milliseconds(lasts), `end of ${name}`, () => ACTS.clear(name, rooms) as undefined);
  },
  clear(name, { faults, events }) {
    faults?.draw.clear(name === 'all' ? undefined : name);
    events.append({ kind: 'fault.changed', source: SOURCE, data: { fault: name, on: false } });
  },
  state({ endpoint, state }, { scenario }) {
    scenario?.machines.enter(endpoint, state);
  },
  clock(_, { clock }) {
    clock.freeze();
  },
  async request(request, rooms) {
    await sent(request, rooms);
  },
  async act(act, rooms) {
    await sent(actRequest(act, rooms), rooms);
  },
  async decide(decision, rooms) {
    const request = await decideRequest(decision, rooms);
    if (request !== undefined) await sent(request, rooms);
  },
  event({ kind, source = SOURCE, subject = {}, data }, { events }) {
    events.append({ kind, source, subject: said(subject), ...(data === undefined ? {} : { data: data as JsonValue }) });
  },
  alarm({ code, unless, subject = {} }, { events }) {
    if (unless !== undefined && events.page(0, EVERYTHING).some((event) => matchesEvent(event, unless))) return;
    events.append({ kind: 'alarm.raised', source: SOURCE, subject: said(subject), data: { code } });
  },
};

/** The members that are said; zod has the others as undefined. */
const said = (subject: object): Subject =>
  Object.fromEntries(Object.entries(subject).filter(([, value]) => value !== undefined));

/** Lets one thing of the timeline happen. */
export async function happen({ name, after: _, ...what }: Happening, rooms: Rooms): Promise<void> {
  rooms.events.append({ kind: 'scenario.happened', source: SOURCE, data: { name } });
  for (const [kind, value] of Object.entries(what)) {
    const act = ACTS[kind as Kind] as (what: unknown, rooms: Rooms) => void | Promise<void>;
    if (value !== undefined) await act(value, rooms);
  }
}
