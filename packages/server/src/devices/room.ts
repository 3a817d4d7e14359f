import type { GatherInfo } from '@kouan/formats/device';
import type { Store } from '../store.ts';
import type { Clock, EventLog, WorldEvent } from '../world/index.ts';
import { runCrane } from './fleet/crane.ts';
import { runGate } from './fleet/lane.ts';
import { runNii } from './fleet/nii.ts';
import type { Outputs, Port } from './fleet/port.ts';
import { runReefer } from './fleet/reefer.ts';
import { runSeal } from './fleet/seal.ts';
import { runVessel } from './fleet/vessel.ts';
import { GateDesk } from './gate/desk.ts';
import { LaneMemory } from './gate/lane-memory.ts';
import { Papers } from './papers.ts';
import { Pictures } from './pictures.ts';
import { randomOf } from './random.ts';
import type { ReadingEvent } from './reading-events.ts';
import { FrameFaults } from './sockets/frame-faults.ts';
import { type Device, type DeviceKind, type DeviceOf, type DeviceSpec, deviceSchema } from './spec.ts';

export interface DeviceRoomOptions {
  readonly clock: Clock;
  readonly events: EventLog;
  readonly store: Store;
  readonly seed: number;
}

/** How a device stands. */
export interface DeviceState {
  readonly id: string;
  readonly kind: DeviceKind | 'other';
  /** How often it has said something. */
  readonly readings: number;
  readonly last?: { readonly sequence: number; readonly time: string };
}

/** Devices that nobody has described, and that have sent something. */
const OTHERS = 1_000;

/** How each kind runs. Cameras and bridges act when a vehicle comes to their lane. */
const RUN: { readonly [K in DeviceKind]?: (device: DeviceOf<K>, port: Port) => void } = {
  gate: runGate,
  seal: runSeal,
  nii: runNii,
  vessel: runVessel,
  crane: runCrane,
  reefer: runReefer,
};

/** All devices of a namespace: those that are simulated, and what others send of theirs. */
export class DeviceRoom {
  readonly papers: Papers;
  readonly memory = new LaneMemory();
  readonly desk: GateDesk;
  readonly pictures = new Pictures();
  readonly frameFaults: FrameFaults;
  readonly seed: number;
  private readonly options: DeviceRoomOptions;
  private readonly devices = new Map<string, Device>();
  private readonly told = new Map<string, { readings: number; sequence: number; time: string }>();
  private readonly listeners = new Set<Partial<Outputs>>();

  constructor(options: DeviceRoomOptions) {
    this.options = options;
    this.seed = options.seed;
    this.frameFaults = new FrameFaults(options.seed, (fault, gate) =>
      options.events.append({ kind: 'fault.met', source: gate, data: { fault: `frame-${fault}` } }),
    );
    this.papers = new Papers(options.store);
    this.desk = new GateDesk({
      events: options.events,
      papers: this.papers,
      memory: this.memory,
      gates: () => this.of('gate'),
    });
  }

  get clock(): Clock {
    return this.options.clock;
  }

  /**
   * Sets devices up; their times count from now.
   *
   * @throws ZodError for what is no specification, Error for two of one name
   */
  install(specs: readonly DeviceSpec[]): void {
    const added = specs.map((spec) => deviceSchema.parse(spec));
    for (const device of added) {
      if (this.devices.has(device.id)) throw new Error(`two devices are called ${device.id}`);
      this.devices.set(device.id, device);
    }
    const port = this.port();
    for (const device of added)
      (RUN[device.kind] as ((device: Device, port: Port) => void) | undefined)?.(device, port);
  }

  of<K extends DeviceKind>(kind: K): readonly DeviceOf<K>[] {
    return [...this.devices.values()].filter((one): one is DeviceOf<K> => one.kind === kind);
  }

  device(id: string): Device | undefined {
    return this.devices.get(id);
  }

  state(id: string): DeviceState | undefined {
    const told = this.told.get(id);
    const kind = this.devices.get(id)?.kind;
    if (kind === undefined && told === undefined) return undefined;
    return {
      id,
      kind: kind ?? 'other',
      readings: told?.readings ?? 0,
      ...(told === undefined ? {} : { last: { sequence: told.sequence, time: told.time } }),
    };
  }

  states(): readonly DeviceState[] {
    const ids = new Set([...this.devices.keys(), ...this.told.keys()]);
    return [...ids].map((id) => this.state(id)).filter((one) => one !== undefined);
  }

  /** What a device has said goes into the log. */
  tell(device: string, event: ReadingEvent, raw?: NonNullable<ReadingEvent['raw']>): WorldEvent {
    const told = this.options.events.append({ ...event, source: device, ...(raw === undefined ? {} : { raw }) });
    const before = this.told.get(device)?.readings ?? 0;
    if (this.devices.has(device) || this.told.has(device) || this.told.size < OTHERS)
      this.told.set(device, { readings: before + 1, sequence: told.sequence, time: told.time });
    return told;
  }

  /** Hears what simulated devices send on their wires; answers with how to stop. */
  listen(outputs: Partial<Outputs>): () => void {
    this.listeners.add(outputs);
    return () => void this.listeners.delete(outputs);
  }

  private port(): Port {
    const { clock, seed } = this.options;
    const all = (say: (one: Partial<Outputs>) => void): void => {
      for (const one of this.listeners) say(one);
    };
    return {
      clock,
      begin: clock.now(),
      devices: [...this.devices.values()],
      memory: this.memory,
      desk: this.desk,
      random: (name) => randomOf(seed, name),
      tell: (device, event, raw) => this.tell(device, event, raw),
      keep: (picture) => this.pictures.keep(picture),
      out: {
        ais: (line) => all((one) => one.ais?.(line)),
        weight: (device, frame) => all((one) => one.weight?.(device, frame)),
        gathered: (gate: string, reading: GatherInfo, bytes) => all((one) => one.gathered?.(gate, reading, bytes)),
      },
    };
  }
}
