import type { Rooms } from '../rooms.ts';
import type { Timer } from '../world/index.ts';
import { bringIn } from './bring-in.ts';
import { happen } from './happen.ts';
import { Machines } from './machines.ts';
import { milliseconds } from './milliseconds.ts';
import type { ScenarioRoom } from './room.ts';
import type { Happening, ScenarioFile } from './schema.ts';

/** Plays a scenario in one namespace: its machines answer, its timeline goes by the clock. */
export class RunningScenario implements ScenarioRoom {
  readonly file: ScenarioFile;
  readonly machines: Machines;
  began: number;
  private readonly rooms: () => Rooms;
  private readonly timers: Timer[] = [];

  constructor(file: ScenarioFile, began: number, rooms: () => Rooms) {
    this.file = file;
    this.machines = new Machines(file.endpoints ?? {});
    this.began = began;
    this.rooms = rooms;
  }

  /** Brings in what is known at the beginning, and sets the timeline going. */
  async begin(): Promise<void> {
    const { clock } = this.rooms();
    await bringIn(this.file, this.rooms());
    // A clock that goes on by itself has gone on in between.
    this.began = clock.now();
    for (const happening of this.file.timeline ?? []) {
      if (happening.after === undefined) continue;
      const at = this.began + milliseconds(happening.after);
      this.timers.push(clock.at(at, happening.name, () => this.dueNow(happening)));
    }
  }

  async trigger(name: string): Promise<boolean> {
    const happening = this.file.timeline?.find((one) => one.name === name);
    if (happening === undefined) return false;
    await this.run(happening);
    return true;
  }

  close(): void {
    for (const timer of this.timers) timer.cancel();
  }

  /** Nobody waits for what the timeline lets happen: that it could not is told in the log. */
  private dueNow(happening: Happening): void {
    this.run(happening).catch(() => {
      const data = { code: 'happening-failed', name: happening.name };
      this.rooms().events.append({ kind: 'alarm.raised', source: 'scenario', data });
    });
  }

  private run(happening: Happening): Promise<void> {
    const done = this.rooms().pending.begin();
    return happen(happening, this.rooms()).finally(done);
  }
}
