import { meet, meetFaults, waitByClock } from '../faults/meet.ts';
import type { Fate } from '../faults/table.ts';
import type { Rooms } from '../rooms.ts';
import type { Request, Response, Route } from '../route.ts';
import { milliseconds } from './duration.ts';
import type { ScriptedAnswer } from './schema.ts';

/** Answers a request as the scenario has it: by a machine, with a fault, or as the endpoint always does. */
export async function answerRequest(route: Route, request: Request, rooms: Rooms): Promise<Fate | Response> {
  const handle = () => route.handle(request, rooms);
  const scripted = rooms.scenario?.machines.meet(route.id, request);
  if (scripted === undefined) return meetFaults(rooms, request, handle);
  const { state, answer } = scripted;
  rooms.events.append({ kind: 'endpoint.scripted', source: route.id, data: { state, answer: inWords(answer) } });
  if (answer.delay !== undefined) await waitByClock(rooms, milliseconds(answer.delay));
  if (answer.fault !== undefined)
    return meet(answer.fault, { operation: 'other', random: () => 0, rooms, answer: handle });
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
