import { type Finding, finding } from '@kouan/core';
import {
  type CommandInfo,
  checkResult,
  decodeGate,
  encodeGate,
  type GateEncoding,
  type GatherInfo,
  gateEncodingOf,
} from '@kouan/formats/device';
import type { EventLog, Subject } from '../../world/index.ts';
import type { Papers } from '../papers.ts';
import { commandedEvent, gatheredEvent } from '../reading-events.ts';
import type { DeviceOf } from '../spec.ts';
import { GTE } from './catalogue.ts';
import { decideGate, type GateDecision, type GateFacts } from './decision.ts';
import type { LaneMemory } from './lane-memory.ts';

export type Gate = DeviceOf<'gate'>;

/** What the host of a gate answers. */
export interface Commanded {
  readonly command: CommandInfo;
  readonly bytes: Uint8Array;
  readonly encoding: GateEncoding;
  readonly decision: GateDecision;
  /** The answer was given before, to the same sequence number. */
  readonly repeated: boolean;
}

export interface DeskOptions {
  readonly events: EventLog;
  readonly papers: Papers;
  readonly memory: LaneMemory;
  gates(): readonly Gate[];
}

const LIFT = '直接放行';
const REMEMBERED = 5_000;
/** What holds for a gate that nobody has described. */
const STRANGER = { requires: ['declaration', 'weight'], tolerancePercent: 5, dialect: 'digits' } as const;

/**
 * The host of all gates: takes what one has gathered, joins it with what is known, and tells it what to do. The same
 * sequence number again gets the same answer, and happens once.
 */
export class GateDesk {
  private readonly options: DeskOptions;
  private readonly given = new Map<string, Commanded>();

  constructor(options: DeskOptions) {
    this.options = options;
  }

  /** @param source device or endpoint that it came through */
  take(bytes: Uint8Array, source: string): Commanded {
    const { reading, findings } = decodeGate(bytes);
    const encoding = gateEncodingOf(bytes);
    if (reading?.kind !== 'gather') return unreadable(findings, encoding);
    const key = `${reading.areaId} ${reading.channelNumber} ${reading.sequenceNumber}`;
    const before = this.given.get(key);
    if (before !== undefined) return { ...before, repeated: true };
    const commanded = this.decide(reading, bytes, encoding, source);
    this.given.set(key, commanded);
    if (this.given.size > REMEMBERED) {
      const [oldest] = this.given.keys();
      if (oldest !== undefined) this.given.delete(oldest);
    }
    return commanded;
  }

  private decide(reading: GatherInfo, bytes: Uint8Array, encoding: GateEncoding, source: string): Commanded {
    const { events } = this.options;
    const gate = this.gateOf(reading);
    const lane = gate?.id ?? `${reading.areaId}-${reading.channelNumber}`;
    const facts = this.factsOf(reading, gate, lane);
    const raw = { mediaType: `application/xml; charset=${encoding}`, bytes };
    const gathered = events.append({ ...gatheredEvent(reading, lane), source, raw });
    const decision = decideGate(facts);
    const command = commandOf(reading, decision, gate?.dialect ?? STRANGER.dialect, facts);
    const written = encodeGate(command, encoding);
    const subject: Subject = {
      ...gathered.subject,
      ...(facts.declaration === undefined ? {} : { declaration: facts.declaration.reference }),
    };
    events.append({
      ...commandedEvent(command, subject, { ...decision, facts }, decision.verdict === 'lift'),
      source: lane,
      raw: { ...raw, bytes: written.bytes },
    });
    this.options.memory.leave(lane);
    return { command, bytes: written.bytes, encoding, decision, repeated: false };
  }

  private gateOf(reading: GatherInfo): Gate | undefined {
    return this.options
      .gates()
      .find(({ area, channel }) => area === reading.areaId && channel === reading.channelNumber);
  }

  private factsOf(reading: GatherInfo, gate: Gate | undefined, lane: string): GateFacts {
    const { papers, memory } = this.options;
    const { car = {}, ic = {}, containers = {}, seal = {}, weight = {} } = reading;
    const seen = memory.at(lane);
    const numbers = [containers.front, containers.back].filter((one) => one !== undefined);
    const vehicle = car.vehicleName ?? ic.vehicleName;
    const declaration = papers.declarationOf(car.informNumber, car.customsBill, ...numbers);
    const pass = papers.gatePassOf({
      ...(ic.billNumber === undefined ? {} : { number: ic.billNumber }),
      ...(vehicle === undefined ? {} : { vehicle }),
    });
    const manifest = numbers.map((one) => papers.manifestOf(one)).find((one) => one !== undefined);
    const sealed = seal.id === undefined ? undefined : memory.sealOf(seal.id);
    const picture = numbers.map((one) => memory.pictureOf(one)).find((one) => one !== undefined) ?? seen.nii;
    const tare = car.vehicleWeight;
    return {
      direction: reading.direction.toUpperCase() === 'E' ? 'E' : 'I',
      requires: gate?.requires ?? STRANGER.requires,
      tolerancePercent: gate?.tolerancePercent ?? STRANGER.tolerancePercent,
      ...(vehicle === undefined ? {} : { vehicle }),
      ...(car.tagNumber === undefined ? {} : { vehicleTag: car.tagNumber }),
      containers: numbers.map((number) => ({ number, ...confident(seen.ocr, number) })),
      ...(declaration === undefined ? {} : { declaration }),
      ...(manifest === undefined ? {} : { manifest }),
      ...(pass === undefined ? {} : { gatePass: pass }),
      ...(sealed === undefined ? {} : { seal: sealed }),
      ...(ic.sealId === undefined ? {} : { expectedSeal: ic.sealId }),
      // A bridge at the lane knows better whether its weight was stable.
      ...(seen.weight !== undefined && seen.weight.state !== 'stable'
        ? { weight: { state: seen.weight.state } }
        : weight.grossWeight === undefined
          ? {}
          : { weight: { state: 'stable', kilograms: weight.grossWeight } }),
      ...(tare === undefined ? {} : { tareKilograms: tare }),
      ...(picture === undefined ? {} : { nii: picture }),
    };
  }
}

function confident(
  ocr: { readonly number: string; readonly confidences: readonly number[] } | undefined,
  number: string,
): { confidences?: readonly number[] } {
  return ocr?.number === number ? { confidences: ocr.confidences } : {};
}

function commandOf(
  reading: GatherInfo,
  { verdict, reasons }: GateDecision,
  dialect: Gate['dialect'],
  { gatePass, seal }: GateFacts,
): CommandInfo {
  const hint = verdict === 'lift' ? LIFT : (reasons[0]?.message.zh ?? '');
  return {
    kind: 'command',
    ...keysOf(reading),
    checkResult: checkResult(verdict === 'lift' ? 'pass' : 'stop', dialect),
    gps: {},
    seal: seal === undefined ? {} : { id: seal.id },
    ...(gatePass === undefined ? {} : { formId: gatePass.number }),
    ...(reasons.length === 0 ? {} : { operationReason: reasons.map(({ code }) => code).join(' ') }),
    operationHint: hint,
    led: { display: hint },
  };
}

const keysOf = ({ areaId, channelNumber, direction, sequenceNumber }: GatherInfo) => ({
  areaId,
  channelNumber,
  direction,
  sequenceNumber,
});

/** What cannot be read holds; it has no keys, and nothing happened that could be told of. */
function unreadable(findings: readonly Finding[], encoding: GateEncoding): Commanded {
  const found = findings[0]?.message;
  const reason = finding(GTE.unreadable, '', { found: found?.zh ?? 'COMMAND_INFO' });
  const command: CommandInfo = {
    kind: 'command',
    areaId: '',
    channelNumber: '',
    direction: '',
    sequenceNumber: '',
    checkResult: checkResult('stop', 'digits'),
    operationReason: reason.code,
    operationHint: reason.message.zh,
  };
  const decision: GateDecision = { verdict: 'hold', reasons: [reason, ...findings] };
  return { command, bytes: encodeGate(command, encoding).bytes, encoding, decision, repeated: false };
}
