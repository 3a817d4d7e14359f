import type { Fate } from '../faults/table.ts';
import type { Rooms } from '../rooms.ts';
import type { Response, Route } from '../route.ts';
import type { Seen } from '../scenarios/answer-request.ts';
import { keptBody } from './journal.ts';
import type { HeaderValues } from './kept-request.ts';

/** Desks of this server speak to each other here; what they say follows from what others have asked. */
const BETWEEN_DESKS = /^\/ebl\/[^/]+\/v3\//;

/** One request on its way through the server: what is seen of it goes into the journal, what it changes into the inputs. */
export class Witness implements Seen {
  fault?: Seen['fault'];
  compared?: NonNullable<Seen['compared']>;
  body: Uint8Array = new Uint8Array();
  readonly method: string;
  readonly target: string;
  private readonly headers: HeaderValues;
  private readonly instant: number;

  constructor(method: string, target: string, headers: HeaderValues, instant: number) {
    this.method = method;
    this.target = target;
    this.headers = headers;
    this.instant = instant;
  }

  /** It is whole, and goes to its endpoint now. */
  arrives(route: Route, rooms: Rooms): void {
    const { inputs } = rooms;
    if (inputs === undefined || route.outside === true || !this.mayChange(route, rooms)) return;
    const { method, target, headers, body } = this;
    inputs.add({ instant: rooms.clock.now(), method, target, headers, body });
  }

  tell(rooms: Rooms, outcome: Fate | Response, operation?: string): void {
    const { journal } = rooms;
    if (journal === undefined) return;
    const { instant, method, target, headers, body, fault, compared } = this;
    const answer = 'kind' in outcome ? outcome.answer : outcome;
    journal.add({
      instant,
      method,
      target,
      ...(operation === undefined ? {} : { operation }),
      ...(answer === undefined ? {} : { status: answer.status }),
      ...(fault === undefined ? {} : { fault }),
      ...(compared === undefined ? {} : { compared }),
      requestHeaders: headers,
      requestBody: keptBody(body),
      responseHeaders: headersOf(answer),
      responseBody: keptBody(answer?.body ?? ''),
    });
  }

  /** To look changes nothing, unless a fault or a machine counts the looks. */
  private mayChange({ method, id, path }: Route, { faults, scenario, ebl }: Rooms): boolean {
    if (method !== 'get') return !(BETWEEN_DESKS.test(this.target) && isOwn(this.headers['authorization'], ebl));
    if (path.startsWith('/control/')) return false;
    return faults?.draw.isIdle === false || Object.hasOwn(scenario?.file.endpoints ?? {}, id);
  }
}

function isOwn(authorization: HeaderValues[string], ebl: Rooms['ebl']): boolean {
  const token = typeof authorization === 'string' ? authorization.replace(/^Bearer /i, '') : '';
  const peers = ebl?.opened?.peers;
  const owner = token === '' ? undefined : peers?.ownerOf(token);
  return owner !== undefined && peers?.get(owner)?.own === true;
}

function headersOf(answer: { readonly headers?: HeaderValues; readonly mediaType?: string } | undefined): HeaderValues {
  const { headers = {}, mediaType } = answer ?? {};
  return mediaType === undefined ? headers : { 'content-type': mediaType, ...headers };
}
