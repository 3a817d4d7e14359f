import type { EblRoom } from './ebl/room.ts';
import type { SigningDesk } from './signing.ts';
import type { SingleWindow } from './single-window.ts';
import type { Store } from './store.ts';
import type { Clock, EventLog } from './world/index.ts';

/** The parts a handler works with. */
export interface Rooms {
  readonly store: Store;
  readonly clock: Clock;
  readonly events: EventLog;
  readonly singleWindow: SingleWindow;
  readonly signing: SigningDesk;
  /** Platforms and a carrier of electronic bills; not there where only a single window is wanted. */
  readonly ebl?: EblRoom;
}
