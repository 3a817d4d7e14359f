import { finding } from '@kouan/core';
import type { Unmapped } from '@kouan/sdk';
import {
  componentOf,
  type EdifactMessage,
  messageHeader,
  readEdifact,
  type Segment,
} from '../../syntax/edifact/index.ts';
import { DEV } from '../catalogue.ts';
import type { DecodedReading } from '../decoded.ts';
import { lookAtVgm, type Vgm, type VgmDeclaration } from './reading.ts';
import { read203 } from './times.ts';
import { CANCELLED, DOCUMENT_TIME, MASS_TIME, MEANS, PARTIES, PLACES, RESPONSIBLE, VERMAS } from './vermas-codes.ts';

/**
 * The same declarations as UN/EDIFACT VERMAS, read: a segment, or a value in one, that has no place is told as it stands.
 *
 * @module
 */

const MAX_MESSAGE_SEGMENTS = 10_000;
type PartyMember = (typeof PARTIES)[keyof typeof PARTIES];
/** 6313 at 6311 AAE: which mass it is. */
const MASSES: ReadonlySet<string> = new Set(['VGM', 'T']);

/** Values that say no more than the segment does: what it is, and of which list its codes are. */
const MEANS_NOTHING: ReadonlySet<string> = new Set([
  'BGM 749',
  'EQD CN',
  'EQD 6346',
  'EQD 306',
  'DOC VGM',
  'DOC 306',
  'CTA IC',
  'TDT 20',
  'LOC 139',
  'LOC 6',
]);

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Made = Mutable<VgmDeclaration>;

/** What is being read: the message, the container, and whose contact follows. */
interface Reading {
  readonly about: Partial<Made>;
  readonly made: Made[];
  party: PartyMember | undefined;
}

/** A value of a segment, by element and component; what nobody asks for has no place. */
type At = (element: number, component?: number) => string;

/** Places one segment; false where it has no place. */
type Place = (at: At, reading: Reading) => boolean;

/** Of the container that is being told of, or of all of the message before the first. */
const target = ({ about, made }: Reading): Partial<Made> => made.at(-1) ?? about;

const SEGMENTS: Readonly<Record<string, Place>> = {
  BGM(at, { about }) {
    about.declarationReference = at(1);
    if (at(2) === CANCELLED) about.isRetracted = true;
    return true;
  },
  DTM(at, reading) {
    const time = read203(at(0, 1), at(0, 2));
    const [which, made] = [at(0), reading.made.at(-1)];
    if (time === undefined) return false;
    if (which === DOCUMENT_TIME && made === undefined) reading.about.declarationDateTime = time;
    else if (which === MASS_TIME && made !== undefined) made.VGM = { ...made.VGM, dateTime: time };
    else return false;
    return true;
  },
  EQD(at, { made, about }) {
    const [number, code] = [at(1), at(2)];
    made.push({
      ...about,
      VGM: {},
      equipmentDetails: {
        ...(number === '' ? {} : { equipmentReference: number }),
        ...(code === '' ? {} : { ISOEquipmentCode: code }),
      },
    });
    return true;
  },
  RFF(at, { made }) {
    const one = made.at(-1);
    const [which, reference] = [at(0), at(0, 1)];
    if (one === undefined) return false;
    if (which === 'BN') one.shipmentDetails = { ...one.shipmentDetails, carrierBookingReference: reference };
    else if (which === 'BM') one.shipmentDetails = { ...one.shipmentDetails, transportDocumentReference: reference };
    else {
      const before = one.shipmentDetails?.otherReferences ?? [];
      one.shipmentDetails = { ...one.shipmentDetails, otherReferences: [...before, { typeCode: which, reference }] };
    }
    return true;
  },
  SEL(at, { made }) {
    const one = made.at(-1);
    if (one === undefined) return false;
    const source = at(1);
    const seal = { number: at(0), ...(source === '' ? {} : { source }) };
    one.equipmentDetails = { ...one.equipmentDetails, seals: [...(one.equipmentDetails?.seals ?? []), seal] };
    return true;
  },
  MEA(at, { made }) {
    const one = made.at(-1);
    const [purpose, which, unit] = [at(0), at(1), at(2)];
    const value = Number(at(2, 1));
    if (one === undefined || purpose !== 'AAE' || !MASSES.has(which) || !Number.isFinite(value)) return false;
    if (which === 'VGM') one.VGM = { ...one.VGM, weight: { value, unit } };
    else one.equipmentDetails = { ...one.equipmentDetails, tareWeight: { value, unit } };
    return true;
  },
  DOC(at, { made }) {
    const one = made.at(-1);
    const reference = at(1);
    if (one === undefined) return false;
    one.VGM = {
      ...one.VGM,
      method: at(0),
      ...(reference === '' ? {} : { certificationReference: reference }),
    };
    return true;
  },
  NAD(at, reading) {
    const which = at(0);
    const member = Object.hasOwn(PARTIES, which) ? PARTIES[which as keyof typeof PARTIES] : undefined;
    reading.party = member;
    if (member === undefined) return false;
    const [name, code] = [at(3), at(1)];
    target(reading)[member] = {
      ...(name === '' ? {} : { partyName: name }),
      ...(code === '' ? {} : { party: { partyCode: code } }),
    };
    return true;
  },
  CTA(at, reading) {
    const name = at(1, 1);
    const { party } = reading;
    if (party === undefined || name === '') return false;
    const one = target(reading);
    if (at(0) === RESPONSIBLE) one.authorizedPersonSignatory = name;
    else one[party] = { ...one[party], contactDetails: { ...one[party]?.contactDetails, name } };
    return true;
  },
  COM(at, reading) {
    const [address, means] = [at(0), at(0, 1)];
    const { party } = reading;
    const member = Object.hasOwn(MEANS, means) ? MEANS[means as keyof typeof MEANS] : undefined;
    if (party === undefined || member === undefined) return false;
    const one = target(reading);
    one[party] = { ...one[party], contactDetails: { ...one[party]?.contactDetails, [member]: address } };
    return true;
  },
  TDT(at, { made }) {
    const one = made.at(-1);
    const [voyage, vessel] = [at(1), at(7, 3)];
    if (one === undefined) return false;
    one.vesselVoyageDetails = {
      ...one.vesselVoyageDetails,
      ...(voyage === '' ? {} : { exportVoyageNumberOrReference: { carrierVoyageNumber: voyage } }),
      ...(vessel === '' ? {} : { vesselName: vessel }),
    };
    return true;
  },
  LOC(at, { made }) {
    const one = made.at(-1);
    const which = at(0);
    if (one === undefined || !Object.hasOwn(PLACES, which)) return false;
    const member = PLACES[which as keyof typeof PLACES];
    one.vesselVoyageDetails = { ...one.vesselVoyageDetails, [member]: { UNLocationCode: at(1) } };
    return true;
  },
};

/** Reads every VERMAS of an input. */
export function decodeVermas(bytes: Uint8Array): DecodedReading<Vgm> {
  const { interchanges, findings: said } = readEdifact(bytes, { maxMessageSegments: MAX_MESSAGE_SEGMENTS });
  const messages = interchanges
    .flatMap((one) => one.messages)
    .filter((one) => messageHeader(one.header).type === VERMAS);
  if (messages.length === 0) return { findings: [...said, finding(DEV.notVermas, '')], unmapped: [] };
  const unmapped: Unmapped[] = [];
  const reading: Vgm = { VGMDeclarations: messages.flatMap((one, index) => declarationsIn(one, index, unmapped)) };
  return { reading, findings: [...said, ...lookAtVgm(reading)], unmapped };
}

function declarationsIn({ segments }: EdifactMessage, index: number, unmapped: Unmapped[]): VgmDeclaration[] {
  const reading: Reading = { about: {}, made: [], party: undefined };
  segments.forEach((segment, position) => {
    const path = `/messages/${index}/${position}/${segment.tag}`;
    const asked = new Set<string>();
    const at: At = (element, component = 0) => {
      asked.add(`${element}/${component}`);
      return componentOf(segment, element, component);
    };
    const place = Object.hasOwn(SEGMENTS, segment.tag) ? SEGMENTS[segment.tag] : undefined;
    if (place?.(at, reading) !== true) {
      unmapped.push({ path, value: segment.elements.map((element) => element.join(':')).join('+') });
      return;
    }
    unmapped.push(...notAsked(segment, asked, path));
  });
  return reading.made;
}

/** Values of a segment that nobody has asked for. */
const notAsked = ({ tag, elements }: Segment, asked: ReadonlySet<string>, path: string): Unmapped[] =>
  elements.flatMap((element, one) =>
    element.flatMap((value, component) =>
      value === '' || asked.has(`${one}/${component}`) || MEANS_NOTHING.has(`${tag} ${value}`)
        ? []
        : [{ path: `${path}/${one}/${component}`, value }],
    ),
  );
