import type { CertificateExchange } from './authority/exchange.ts';
import type { AuthorityRoom } from './authority/room.ts';
import type { DeviceRoom } from './devices/room.ts';
import type { EblRoom } from './ebl/room.ts';
import type { FaultDraw } from './faults/draw.ts';
import type { Response } from './request.ts';
import type { ScenarioRoom } from './scenarios/room.ts';
import type { SigningDesk } from './signing.ts';
import type { SingleWindow } from './single-window.ts';
import type { Store } from './store.ts';
import type { Clock, EventLog, Pending } from './world/index.ts';
import type { Inside } from './world/inside.ts';

/** Which namespaces there are. */
export interface NamespaceList {
  names(): readonly string[];
  /** Ends one that is not the first; the next request to it finds it as it was at its beginning. */
  drop(name: string): Promise<boolean>;
}

/** The parts a handler works with: the whole state of one namespace. */
export interface Rooms {
  readonly namespace: string;
  readonly store: Store;
  readonly clock: Clock;
  readonly events: EventLog;
  /** What is under way and needs no time of the server. */
  readonly pending: Pending;
  readonly singleWindow: SingleWindow;
  /** Desks for everything that is no declaration. */
  readonly authority: AuthorityRoom;
  /** Certificates of origin from one authority to another. */
  readonly exchange: CertificateExchange;
  readonly devices: DeviceRoom;
  readonly signing: SigningDesk;
  /** Platforms and a carrier of electronic bills; not there where only a single window is wanted. */
  readonly ebl?: EblRoom;
  /** What requests meet on their way; nothing where somebody else sees to it. */
  readonly faults?: { readonly draw: FaultDraw; readonly delayMs: number; readonly retryAfter: string };
  /** The scenario that is played, if any. */
  readonly scenario?: ScenarioRoom;
  /** A request from within: it meets no faults. */
  call(request: Inside): Promise<Response>;
  /** Every namespace of the server; not there where there is but one. */
  readonly namespaces?: NamespaceList;
}
