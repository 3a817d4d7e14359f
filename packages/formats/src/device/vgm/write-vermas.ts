import { type Finding, finding, leavesOf } from '@kouan/core';
import { type Segment, USUAL, writeEdifact } from '../../syntax/edifact/index.ts';
import { DEV } from '../catalogue.ts';
import type { EncodedReading } from '../decoded.ts';
import { decodeVermas } from './read-vermas.ts';
import { lookAtVgm, type Vgm, type VgmDeclaration } from './reading.ts';
import { write203 } from './times.ts';
import { CANCELLED, DOCUMENT_TIME, MASS_TIME, MEANS, PLACES, RESPONSIBLE, VERMAS } from './vermas-codes.ts';

/**
 * Declarations written as UN/EDIFACT VERMAS, in the form of the SMDG implementation guide 1.0 (D.16A).
 *
 * @module
 */

/** What a message needs beside its declarations. */
export interface VermasEnvelope {
  readonly sender: string;
  readonly recipient: string;
  /** As S004 has it. */
  readonly prepared: { readonly date: string; readonly time: string };
  readonly reference: string;
}

const segment = (tag: string, ...elements: readonly (string | readonly string[])[]): Segment => ({
  tag,
  elements: elements.map((one) => (typeof one === 'string' ? [one] : [...one])),
});

/** Writes one message for each declaration; what it has no place for is told. */
export function encodeVermas(reading: Vgm, envelope: VermasEnvelope): EncodedReading {
  const { sender, recipient, prepared, reference } = envelope;
  const messages = reading.VGMDeclarations.map((one, index) => ({
    header: segment('UNH', String(index + 1), [VERMAS, 'D', '16A', 'UN', 'SMDG10']),
    segments: segmentsOf(one),
  }));
  const header = segment('UNB', ['UNOC', '3'], sender, recipient, [prepared.date, prepared.time], reference);
  const written = writeEdifact([{ header, service: USUAL, groups: [], messages, outside: [] }]);
  const back = new Map(valuesOf(decodeVermas(written.bytes).reading));
  const lost: Finding[] = valuesOf(reading)
    .filter(([path, value]) => back.get(path) !== value)
    .map(([path, value]) => finding(DEV.vgmDropped, path, { found: String(value) }));
  return { bytes: written.bytes, findings: [...written.findings, ...lookAtVgm(reading), ...lost] };
}

/** Every value that is said, with its pointer; what holds others and is empty says none. */
const valuesOf = (reading: unknown): (readonly [path: string, value: unknown])[] =>
  [...leavesOf(reading)].filter(([, value]) => value !== undefined && (value === null || typeof value !== 'object'));

function segmentsOf(one: VgmDeclaration): Segment[] {
  const { VGM, equipmentDetails: box, shipmentDetails: shipment, vesselVoyageDetails: vessel } = one;
  const segments: Segment[] = [
    segment('BGM', '749', one.declarationReference ?? '', one.isRetracted === true ? CANCELLED : '9'),
    ...timeOf(DOCUMENT_TIME, one.declarationDateTime),
    ...partyOf('TB', one.submittingParty),
    segment('EQD', 'CN', box?.equipmentReference ?? '', box?.ISOEquipmentCode ?? ''),
  ];
  const reference = (which: string, value = ''): void => {
    if (value !== '') segments.push(segment('RFF', [which, value]));
  };
  reference('BN', shipment?.carrierBookingReference);
  reference('BM', shipment?.transportDocumentReference);
  for (const { typeCode = '', reference: value } of shipment?.otherReferences ?? []) reference(typeCode, value);
  for (const { number = '', source = '' } of box?.seals ?? []) segments.push(segment('SEL', number, source));
  for (const [which, weight] of [
    ['VGM', VGM.weight],
    ['T', box?.tareWeight],
  ] as const)
    if (weight !== undefined) segments.push(segment('MEA', 'AAE', which, [weight.unit, String(weight.value)]));
  segments.push(...timeOf(MASS_TIME, VGM.dateTime));
  const voyage = vessel?.exportVoyageNumberOrReference?.carrierVoyageNumber;
  if (voyage !== undefined || vessel?.vesselName !== undefined)
    segments.push(segment('TDT', '20', voyage ?? '', '', '', '', '', '', ['', '', '', vessel?.vesselName ?? '']));
  for (const [which, member] of Object.entries(PLACES)) {
    const place = vessel?.[member]?.UNLocationCode;
    if (place !== undefined) segments.push(segment('LOC', which, place));
  }
  if (VGM.method !== undefined) segments.push(segment('DOC', VGM.method, VGM.certificationReference ?? ''));
  segments.push(...partyOf('SPC', one.responsibleParty, one.authorizedPersonSignatory));
  segments.push(...partyOf('WPA', one.weighingParty));
  return segments;
}

function timeOf(which: string, time: string | undefined): Segment[] {
  const written = time === undefined ? undefined : write203(time);
  return written === undefined ? [] : [segment('DTM', [which, written, '203'])];
}

function partyOf(which: string, party: VgmDeclaration['responsibleParty'], signatory?: string): Segment[] {
  if (party === undefined && signatory === undefined) return [];
  const { partyName = '', party: known, contactDetails: contact = {} } = party ?? {};
  const segments = [segment('NAD', which, known?.partyCode ?? '', '', partyName)];
  if (contact.name !== undefined) segments.push(segment('CTA', 'IC', ['', contact.name]));
  if (signatory !== undefined) segments.push(segment('CTA', RESPONSIBLE, ['', signatory]));
  for (const [means, member] of Object.entries(MEANS)) {
    const address = contact[member];
    if (address !== undefined) segments.push(segment('COM', [address, means]));
  }
  return segments;
}
