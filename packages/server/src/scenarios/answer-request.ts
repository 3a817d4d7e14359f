import { meet, meetFaults, waitByClock } from '../faults/meet.ts';
import type { Fate, FaultName } from '../faults/table.ts';
import type { Rooms } from '../rooms.ts';
import type { Request, Response, Route } from '../route.ts';
import type { Compared } from './machines.ts';
import { milliseconds } from './milliseconds.ts';
import type { ScriptedAnswer } from './schema.ts';

/** What is noted of a request on its way. */
export interface Seen {
  fault?: FaultName | undefined;
  /** How it compares to each rule of its machine, when none fits. */
  compared?: readonly (readonly Compared[])[];
}

/** Answers a request as the scenario has it: by a machine, with a fault, or as the endpoint always does. */
export async function answerRequest(
  route: Route,
  request: Request,
  rooms: Rooms,
  seen: Seen = {},
): Promise<Fate | Response> {
  const handle = () => route.handle(request, rooms);
  const machines = rooms.scenario?.machines;
  const scripted = machines?.meet(route.id, request);
  if (scripted === undefined) {
    const compared = machines?.explain(route.id, request) ?? [];
    if (compared.length > 0) seen.compared = compared;
    return meetFaults(rooms, request, { id: route.id, seen }, handle);
  }
  const { state, answer } = scripted;
  rooms.events.append({ kind: 'endpoint.scripted', source: route.id, data: { state, answer: inWords(answer) } });
  if (answer.delay !== undefined) await waitByClock(rooms, milliseconds(answer.delay));
  seen.fault = answer.fault;
  if (answer.fault !== undefined)
    return meet(answer.fault, { operation: 'other', method: request.method, random: () => 0, rooms, answer: handle });
  if (answer.status === undefined) return handle();
  const { status, body, headers, mediaType } = answer;
  return {
    status,
    ...(body === undefined ? {} : { body, mediaType: mediaType ?? 'text/plain' }),
    ...(headers === undefined ? {} : { headers }),
  };
}

const inWords = ({ fault, status }: ScriptedAnswer): string =>
  fault ?? (status === undefined ? 'pass' : String(status));
