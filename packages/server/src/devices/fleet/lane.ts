import {
  type ContainerCodeReading,
  containerCode,
  encodeGate,
  type GatherInfo,
  misread,
  type SealReading,
  seal,
  sealTime,
  settle,
  WEIGHT_PROTOCOLS,
  type WeightReading,
} from '@kouan/formats/device';
import { chinaSecond } from '../../china-time.ts';
import { ocrEvent, sealEvent, weightEvent } from '../reading-events.ts';
import { type DeviceOf, milliseconds, type Visit } from '../spec.ts';
import { scan } from './nii.ts';
import { atLane, iso, jsonRaw, type Port } from './port.ts';
import { readingOf } from './seal.ts';

/** When what happens in a lane, in milliseconds after a vehicle has come. */
const AT = { ocr: 500, seal: 800, weigh: 1_000, nii: 300, gather: 200 } as const;
const WEIGH_EVERY_MS = 100;
/** Readings of a bridge that stay behind the settling. */
const STABLE_READINGS = 3;
const HUNDREDTHS_SURE = 0.97;

/** Lets every vehicle of a gate come. */
export function runGate(gate: DeviceOf<'gate'>, port: Port): void {
  gate.visits.forEach((visit, index) => {
    port.clock.at(port.begin + milliseconds(visit.after), `vehicle at ${gate.id}`, () =>
      new Stay(gate, visit, index, port).begin(),
    );
  });
}

/** One vehicle in one lane: it is read by whatever stands there, and then the gate asks its host. */
class Stay {
  private readonly gate: DeviceOf<'gate'>;
  private readonly visit: Visit;
  private readonly index: number;
  private readonly port: Port;
  private front: string | undefined;
  private weight: WeightReading | undefined;

  constructor(gate: DeviceOf<'gate'>, visit: Visit, index: number, port: Port) {
    this.gate = gate;
    this.visit = visit;
    this.index = index;
    this.port = port;
    const [front] = visit.containers;
    this.front = visit.misread ?? front;
    if (atLane(port, 'weighbridge', gate.id).length === 0)
      this.weight = { kind: 'weight', value: String(visit.grossKg), unit: 'KGM', mode: 'gross', state: 'stable' };
  }

  begin(): void {
    this.after(AT.ocr, 'container number', () => this.look());
    if (this.visit.seal !== undefined) this.after(AT.seal, 'seal', () => this.readSeal());
    const weighed = this.weigh();
    const scanned = weighed + this.scan(weighed);
    this.after(scanned + AT.gather, 'gather', () => this.gather());
  }

  private after(ms: number, name: string, run: () => void): void {
    this.port.clock.at(this.port.clock.now() + ms, `${this.gate.id}: ${name}`, run);
  }

  private random(name: string): () => number {
    return this.port.random(`${this.gate.id} ${this.index} ${name}`);
  }

  private look(): void {
    const { port, visit, gate } = this;
    const [front] = visit.containers;
    if (front === undefined) return;
    for (const camera of atLane(port, 'ocr', gate.id)) {
      const { errorRate } = camera;
      const read =
        visit.misread === undefined
          ? misread(front, { errorRate, random: this.random(camera.id) })
          : { number: visit.misread, confidences: Array.from(visit.misread, () => HUNDREDTHS_SURE) };
      const reading: ContainerCodeReading = {
        kind: 'ocr',
        ...read,
        view: 'front',
        lane: gate.id,
        readAt: iso(port.clock.now()),
      };
      this.front = reading.number;
      port.memory.read(reading);
      port.tell(camera.id, ocrEvent(reading), jsonRaw(containerCode.encode(reading)));
    }
  }

  private readSeal(): void {
    const { port, visit, gate } = this;
    const id = visit.seal as string;
    const own = port.devices.find((one): one is DeviceOf<'seal'> => one.kind === 'seal' && one.seal === id);
    const now = port.clock.now();
    const reading: SealReading =
      own === undefined
        ? {
            kind: 'seal',
            manufacturerId: id.slice(0, 4),
            tagId: id.slice(4) || '0',
            status: visit.sealOpened ? 'opened' : 'sealed',
            battery: 'ok',
            sealTime: sealTime(now),
            readAt: iso(now),
            lane: gate.id,
            ...(visit.containers[0] === undefined ? {} : { container: visit.containers[0] }),
            log: visit.sealOpened ? [{ at: sealTime(now), entry: 'opened' }] : [],
          }
        : { ...readingOf(own, port), lane: gate.id, ...(visit.sealOpened ? { status: 'opened' as const } : {}) };
    port.memory.sealed(reading);
    port.tell(own?.id ?? `${gate.id}-seal-reader`, sealEvent(reading), jsonRaw(seal.encode(reading)));
  }

  /** Milliseconds after which the bridge is done. */
  private weigh(): number {
    const { port, visit, gate } = this;
    let done: number = AT.weigh;
    for (const bridge of atLane(port, 'weighbridge', gate.id)) {
      const readings = settle({
        kilograms: visit.grossKg,
        readings: Math.ceil(bridge.settleMs / WEIGH_EVERY_MS),
        weighing: visit.weighing,
        random: this.random(bridge.id),
      });
      const { encode } = WEIGHT_PROTOCOLS[bridge.protocol];
      readings.forEach((reading, at) => {
        this.after(AT.weigh + at * WEIGH_EVERY_MS, 'weight', () => {
          this.weight = reading;
          const frame = encode(reading);
          port.memory.weighed(gate.id, reading);
          port.out.weight(bridge.id, frame);
          port.tell(bridge.id, weightEvent(reading, gate.id, visit.vehicle), {
            mediaType: `application/octet-stream; protocol=${bridge.protocol}`,
            bytes: frame,
          });
        });
      });
      done = Math.max(done, AT.weigh + (readings.length + STABLE_READINGS) * WEIGH_EVERY_MS);
    }
    return done;
  }

  /** Milliseconds that the portal needs. */
  private scan(from: number): number {
    const { port, visit, gate } = this;
    let longest = 0;
    for (const portal of atLane(port, 'nii', gate.id)) {
      longest = Math.max(longest, AT.nii + portal.scanMs);
      this.after(from + AT.nii + portal.scanMs, 'picture', () => {
        const [container] = visit.containers;
        scan(portal, port, {
          name: `${gate.id} ${this.index}`,
          vehicle: visit.vehicle,
          ...(container === undefined ? {} : { container }),
          ...(visit.nii === undefined ? {} : { decision: visit.nii }),
        });
      });
    }
    return longest;
  }

  private gather(): void {
    const { port, gate, visit, index } = this;
    const reading = gathered(gate, visit, {
      front: this.front,
      weight: this.weight?.state === 'stable' && this.weight.unit === 'KGM' ? this.weight.value : undefined,
      sequence: sequenceOf(port.clock.now(), index + 1),
    });
    const { bytes } = encodeGate(reading, gate.encoding);
    port.out.gathered(gate.id, reading, bytes);
    port.desk.take(bytes, gate.id);
  }
}

interface Seen {
  readonly front: string | undefined;
  readonly weight: string | undefined;
  readonly sequence: string;
}

function gathered(gate: DeviceOf<'gate'>, visit: Visit, { front, weight, sequence }: Seen): GatherInfo {
  const back = visit.containers[1];
  return {
    kind: 'gather',
    areaId: gate.area,
    channelNumber: gate.channel,
    direction: gate.direction,
    sequenceNumber: sequence,
    ic: {
      ...(visit.gatePass === undefined ? {} : { billNumber: visit.gatePass }),
      ...(visit.seal === undefined ? {} : { sealId: visit.seal }),
    },
    weight: weight === undefined ? {} : { grossWeight: weight },
    car: {
      vehicleName: visit.vehicle,
      ...(visit.vehicleTag === undefined ? {} : { tagNumber: visit.vehicleTag }),
      vehicleWeight: String(visit.tareKg),
      ...(visit.declaration === undefined ? {} : { informNumber: visit.declaration }),
    },
    containers: {
      count: String(visit.containers.length),
      recognised: front === undefined ? '0' : '1',
      ...(front === undefined ? {} : { front }),
      ...(back === undefined ? {} : { back }),
    },
    seal: visit.seal === undefined ? {} : { id: visit.seal },
  };
}

/** SEQ_NO: the time of China to the second, and six digits. */
function sequenceOf(now: number, count: number): string {
  const time = chinaSecond(now).replace(/[-T:]/g, '');
  return `${time}${String(count % 1_000_000).padStart(6, '0')}`;
}
