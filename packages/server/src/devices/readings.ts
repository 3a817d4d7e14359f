import type { Finding } from '@kouan/core';
import { AisDecoder } from '@kouan/formats/ais';
import {
  containerCode,
  decodeCrane,
  decodeVermas,
  nii,
  seal,
  trackAndTrace,
  vgm,
  WEIGHT_PROTOCOLS,
  type WeightProtocolName,
  WeightSplitter,
} from '@kouan/formats/device';
import type { WorldEvent } from '../world/index.ts';
import {
  aisEvent,
  craneEvent,
  niiEvent,
  ocrEvent,
  type ReadingEvent,
  sealEvent,
  smartContainerEvent,
  vgmEvent,
  weightEvent,
} from './reading-events.ts';
import type { DeviceRoom } from './room.ts';

/** What became of the readings that somebody sent. */
export interface Taken {
  readonly events: readonly WorldEvent[];
  readonly findings: readonly Finding[];
}

/** Which device it came from, and what its octets do not say. */
export interface ReadingContext {
  readonly device: string;
  readonly lane?: string;
  readonly protocol?: WeightProtocolName;
}

interface Kind {
  readonly mediaTypes: readonly string[];
  readonly about: string;
  take(bytes: Uint8Array, context: ReadingContext, room: DeviceRoom): { events: ReadingEvent[]; findings: Finding[] };
}

/** JSON begins so, and no interchange does. */
const OBJECT = /^\s*\{/;
const HEAD = 64;
const JSON_ONLY = ['application/json'];

/** How the readings of each kind are taken: bytes to events, and what the gate remembers of them. */
export const READING_KINDS = {
  ocr: {
    mediaTypes: JSON_ONLY,
    about: 'Container number with confidences, one JSON object.',
    take(bytes, { lane }, { memory }) {
      const { reading, findings } = containerCode.decode(bytes);
      if (reading === undefined) return { events: [], findings: [...findings] };
      const placed = lane === undefined ? reading : { ...reading, lane };
      memory.read(placed);
      return { events: [ocrEvent(placed)], findings: [...findings] };
    },
  },
  weighbridge: {
    mediaTypes: ['application/octet-stream', 'text/plain'],
    about: 'Frames of an indicator, one after the other.',
    take(bytes, { lane, protocol = 'toledo' }, { memory }) {
      const found = new WeightSplitter(WEIGHT_PROTOCOLS[protocol]).push(bytes);
      const events = found.flatMap(({ reading }) => {
        if (reading === undefined) return [];
        memory.weighed(lane, reading);
        return [weightEvent(reading, lane)];
      });
      return { events, findings: found.flatMap(({ findings }) => [...findings]) };
    },
  },
  seal: {
    mediaTypes: JSON_ONLY,
    about: 'Electronic seal with the fields of ISO 18185, one JSON object.',
    take(bytes, { lane }, { memory }) {
      const { reading, findings } = seal.decode(bytes);
      if (reading === undefined) return { events: [], findings: [...findings] };
      const placed = lane === undefined ? reading : { ...reading, lane };
      return { events: [sealEvent(placed)], findings: [...findings, ...memory.sealed(placed)] };
    },
  },
  nii: {
    mediaTypes: JSON_ONLY,
    about: 'Event of an X-ray portal, one JSON object.',
    take(bytes, { lane }, { memory }) {
      const { reading, findings } = nii.decode(bytes);
      if (reading === undefined) return { events: [], findings: [...findings] };
      const placed = lane === undefined ? reading : { ...reading, lane };
      memory.scanned(placed);
      return { events: [niiEvent(placed)], findings: [...findings] };
    },
  },
  crane: {
    mediaTypes: JSON_ONLY,
    about: 'TIC4.0 message, as a tree or flat.',
    take(bytes) {
      const { reading, findings } = decodeCrane(bytes);
      return { events: reading === undefined ? [] : [craneEvent(reading)], findings: [...findings] };
    },
  },
  reefer: {
    mediaTypes: JSON_ONLY,
    about: 'Events of smart containers, DCSA Track and Trace 3.0.',
    take(bytes) {
      const { reading, findings } = trackAndTrace.decode(bytes);
      return { events: (reading?.events ?? []).map(smartContainerEvent), findings: [...findings] };
    },
  },
  vgm: {
    mediaTypes: ['application/json', 'application/edifact'],
    about: 'Verified gross mass: DCSA VGM 1.0 as JSON, or UN/EDIFACT VERMAS.',
    take(bytes) {
      const { reading, findings } = OBJECT.test(Buffer.from(bytes.subarray(0, HEAD)).toString('latin1'))
        ? vgm.decode(bytes)
        : decodeVermas(bytes);
      return { events: (reading?.VGMDeclarations ?? []).map(vgmEvent), findings: [...findings] };
    },
  },
  ais: {
    mediaTypes: ['text/plain'],
    about: 'NMEA 0183 sentences, one a line.',
    take(bytes) {
      const findings: Finding[] = [];
      const decoder = new AisDecoder((one) => findings.push(one));
      const events = Buffer.from(bytes)
        .toString('latin1')
        .split(/\r?\n/)
        .flatMap((text, index) => {
          const reading = text === '' ? undefined : decoder.push(text, { line: index + 1 });
          return reading === undefined ? [] : [aisEvent(reading)];
        });
      decoder.close();
      return { events, findings };
    },
  },
} as const satisfies Readonly<Record<string, Kind>>;

export type ReadingKind = keyof typeof READING_KINDS;

export const isReadingKind = (text: string): text is ReadingKind => Object.hasOwn(READING_KINDS, text);

/** Takes what a device has sent. The octets go along with the first event of a message. */
export function takeReadings(
  kind: ReadingKind,
  bytes: Uint8Array,
  context: ReadingContext,
  room: DeviceRoom,
  mediaType = READING_KINDS[kind].mediaTypes[0] as string,
): Taken {
  const { events, findings } = (READING_KINDS[kind] as Kind).take(bytes, context, room);
  const told = events.map((event, at) => room.tell(context.device, event, at === 0 ? { mediaType, bytes } : undefined));
  return { events: told, findings };
}
