import type { DeviceRoom } from './devices/index.ts';
import type { EblRoom } from './ebl/room.ts';
import type { SigningDesk } from './signing.ts';
import type { SingleWindow } from './single-window.ts';
import type { Store } from './store.ts';
import type { Clock, EventLog } from './world/index.ts';

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
  readonly singleWindow: SingleWindow;
  readonly devices: DeviceRoom;
  readonly signing: SigningDesk;
  /** Platforms and a carrier of electronic bills; not there where only a single window is wanted. */
  readonly ebl?: EblRoom;
  /** Every namespace of the server; not there where there is but one. */
  readonly namespaces?: NamespaceList;
}
