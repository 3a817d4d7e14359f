import type { Inputs } from './admin/inputs.ts';
import type { RequestJournal } from './admin/journal.ts';
import type { Restored, SavedState } from './admin/saved-state.ts';
import type { Snapshots } from './admin/snapshots.ts';
import type { CertificateExchange } from './authority/exchange.ts';
import type { AuthorityRoom } from './authority/room.ts';
import type { DeviceRoom } from './devices/room.ts';
import type { EblRoom } from './ebl/room.ts';
import type { FaultRoom } from './faults/room.ts';
import type { Late } from './late.ts';
import type { OutletPorts, SocketPorts } from './outlet-ports.ts';
import type { Recordings } from './recording/recordings.ts';
import type { Response } from './request.ts';
import type { ScenarioRoom } from './scenarios/room.ts';
import type { SigningDesk } from './signing.ts';
import type { SingleWindow } from './single-window.ts';
import type { Store } from './store.ts';
import type { UkeyReader } from './ukey/index.ts';
import type { Clock, EventLog, Pending } from './world/index.ts';
import type { Finder, Inside } from './world/inside.ts';

/** Sockets of devices, and brokers, of every namespace. */
export interface Sockets {
  /** Where those of a namespace are. */
  ports(namespace: string): OutletPorts;
  /**
   * Opens those that are asked for and are not open, and says where all are.
   *
   * @throws KouanError `ERR_KOUAN_NETWORK` when a port is taken; none of those asked for stays open then
   */
  open(rooms: Rooms, asked: SocketPorts): Promise<OutletPorts>;
  close(namespace: string): Promise<void>;
}

/** Which namespaces there are. */
export interface NamespaceList {
  names(): readonly string[];
  /** Ends one that is not the first; the next request to it finds it as it was at its beginning. */
  drop(name: string): Promise<boolean>;
  /** Puts a state in the place of what a namespace is now. */
  restore(name: string, state: SavedState): Promise<Restored>;
  /** With nothing, or with what a file had. */
  beganWith(name: string): 'nothing' | 'file';
  /** SHA-256 of what every namespace begins with: only states of the same beginning can be brought back. */
  readonly beginning: string;
  /** How every namespace begins. */
  readonly first: SavedState;
  /** Not there where nobody listens. */
  readonly sockets?: Sockets | undefined;
}

/** The authority beside the single window. */
export interface Authority {
  /** Desks for everything that is no declaration. */
  readonly authority: AuthorityRoom;
  /** Certificates of origin from one authority to another. */
  readonly exchange: CertificateExchange;
}

/** The parts a handler works with: the whole state of one namespace. */
export interface Rooms {
  readonly namespace: string;
  /** Whoever comes must show the token of the server. */
  readonly guarded?: boolean;
  readonly store: Store;
  readonly clock: Clock;
  readonly events: EventLog;
  /** What is under way and needs no time of the server. */
  readonly pending: Pending;
  readonly singleWindow: SingleWindow;
  readonly authority: Late<Authority>;
  readonly devices: Late<DeviceRoom>;
  readonly signing: Late<SigningDesk>;
  /** The reader of the UKey service; not there where nobody signs by card. */
  readonly ukey?: UkeyReader;
  /** Platforms and a carrier of electronic bills; not there where only a single window is wanted. */
  readonly ebl?: Late<EblRoom>;
  /** What requests meet on their way; nothing where somebody else sees to it. */
  readonly faults?: FaultRoom;
  /** Requests as they came; not there where nobody looks at them. */
  readonly journal?: RequestJournal;
  /** What the state can be made of again. */
  readonly inputs?: Inputs;
  /** States that were saved, by name. */
  readonly snapshots?: Snapshots;
  /** What was passed on to others. */
  readonly recordings?: Recordings;
  /** Finds the endpoint of a request. */
  readonly dispatch?: Finder;
  /** The scenario that is played, if any. */
  readonly scenario?: ScenarioRoom;
  /** A request from within: it meets no faults. */
  call(request: Inside): Promise<Response>;
  /** Every namespace of the server; not there where there is but one. */
  readonly namespaces?: NamespaceList;
}
