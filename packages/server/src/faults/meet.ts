import type { Rooms } from '../rooms.ts';
import type { Request, Response } from '../route.ts';
import { purposeOf } from './asked.ts';
import { drawn } from './draw-latency.ts';
import { type Carried, FAULTS, type Fate, type FaultName } from './table.ts';

/** What nobody’s fault reaches: how a server is told what to do, and looked at. */
const SPARED = /^(\/ns\/[^/]+)?\/((control|events|health|page|openapi\.json|ebl\/control)(\/|$|\?|\.)|$|\?)/;

export const isSpared = (target: string): boolean => SPARED.test(target);

/** Answers a request, with what happens to it on the way. */
export async function meetFaults(
  rooms: Rooms,
  request: Request,
  { id, seen }: { readonly id: string; readonly seen: { fault?: FaultName | undefined } },
  answer: () => Response | Promise<Response>,
): Promise<Fate | Response> {
  const { faults, events } = rooms;
  const path = request.target.split('?')[0] ?? '';
  if (faults === undefined || isSpared(request.target)) return answer();
  const { operation, name } = purposeOf({ ...request, path });
  const { fault, random } = faults.draw.draw({ operation, name, id });
  if (fault === undefined) return answer();
  seen.fault = fault;
  events.append({ kind: 'fault.met', source: path, data: { fault, operation } });
  return meet(fault, { operation, method: request.method, random, rooms, answer });
}

const NONE = { distribution: 'fixed', ms: 0 } as const;

interface Met {
  readonly operation: ReturnType<typeof purposeOf>['operation'];
  readonly method: string;
  readonly random: () => number;
  readonly rooms: Rooms;
  readonly answer: () => Response | Promise<Response>;
}

/** Lets one fault happen. */
export function meet(fault: FaultName, { operation, method, random, rooms, answer }: Met): Promise<Fate> {
  const { latency = NONE, retryAfter = '' } = rooms.faults ?? {};
  return FAULTS[fault].meet({
    operation,
    method,
    random,
    retryAfter,
    pass: async () => carried(await answer()),
    wait: () => waitByClock(rooms, drawn(latency, random)),
  });
}

/** Waits as long as whatever is late comes late, where nothing else is under way for it. */
export async function comeLate(rooms: Rooms, random: () => number): Promise<void> {
  const done = rooms.pending.begin();
  await waitByClock(rooms, drawn(rooms.faults?.latency ?? NONE, random));
  done();
}

/** Waits by the clock of a namespace. */
export async function waitByClock({ clock, pending }: Pick<Rooms, 'clock' | 'pending'>, ms: number): Promise<void> {
  const done = pending.wait();
  await new Promise<void>((resolve) => void clock.at(clock.now() + ms, 'late answer', resolve));
  done();
}

function carried({ status, body = '', mediaType, headers = {} }: Response): Carried {
  const type = mediaType === undefined ? {} : { 'content-type': mediaType };
  return {
    status,
    headers: { ...type, ...headers },
    body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
  };
}
