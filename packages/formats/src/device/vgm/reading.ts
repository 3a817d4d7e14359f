import { type Finding, finding } from '@kouan/core';
import * as z from 'zod';
import { DEV } from '../catalogue.ts';
import { jsonReading } from '../json-reading.ts';

/**
 * Verified gross mass of packed containers (SOLAS VI/2) in the shape of the DCSA VGM API 1.0. Members that the shape does
 * not name are kept as they are.
 *
 * @module
 */

/** Without an offset where its message has none. */
const instant = z.iso.datetime({ offset: true, local: true });
const upTo = (length: number) => z.string().max(length).optional();

const weight = z.looseObject({ value: z.number(), unit: z.string().max(10) });

const party = z.looseObject({
  partyCode: upTo(150),
  codeListProvider: upTo(100),
  codeListName: upTo(100),
  partyFunction: upTo(3),
});

const address = z.looseObject({ street: upTo(70), city: upTo(35), postCode: upTo(10), countryCode: upTo(2) });
const contact = z.looseObject({ name: upTo(255), phone: upTo(30), email: upTo(255) });

const partyDetails = z.looseObject({
  partyName: upTo(70),
  party: party.optional(),
  address: address.optional(),
  contactDetails: contact.optional(),
});

const location = z.looseObject({
  locationName: upTo(100),
  facilityTypeCode: upTo(10),
  address: address.optional(),
  UNLocationCode: upTo(5),
  facility: z.looseObject({ facilityCode: upTo(6), facilityCodeListProvider: upTo(10) }).optional(),
  geoCoordinate: z.looseObject({ latitude: z.string().max(10), longitude: z.string().max(11) }).optional(),
});

const voyage = z.looseObject({ carrierVoyageNumber: upTo(50), universalVoyageReference: upTo(5) });

export const vgmDeclarationSchema = z.looseObject({
  routingDetails: z
    .looseObject({
      originatingParty: party.optional(),
      forwardingParties: z.array(party).max(100).optional(),
      destinationParty: party.optional(),
    })
    .optional(),
  declarationReference: upTo(500),
  isRetracted: z.boolean().optional(),
  declarationDateTime: instant.optional(),
  VGM: z.looseObject({
    weight: weight.optional(),
    method: upTo(10),
    dateTime: instant.optional(),
    location: location.optional(),
    certificationReference: upTo(70),
    certificationDateTime: instant.optional(),
  }),
  equipmentDetails: z
    .looseObject({
      equipmentReference: upTo(11),
      ISOEquipmentCode: upTo(4),
      isShipperOwned: z.boolean().optional(),
      seals: z
        .array(z.looseObject({ number: upTo(15), source: upTo(10), type: upTo(10) }))
        .max(100)
        .optional(),
      cargoGrossWeight: weight.optional(),
      tareWeight: weight.optional(),
    })
    .optional(),
  shipmentDetails: z
    .looseObject({
      carrierBookingReference: upTo(35),
      transportDocumentReference: upTo(20),
      otherReferences: z
        .array(z.looseObject({ typeCode: upTo(10), reference: upTo(100) }))
        .max(1_000)
        .optional(),
    })
    .optional(),
  vesselVoyageDetails: z
    .looseObject({
      carrierCode: upTo(4),
      carrierCodeListProvider: upTo(10),
      exportVoyageNumberOrReference: voyage.optional(),
      importVoyageNumberOrReference: voyage.optional(),
      portOfLoading: location.optional(),
      portOfDischarge: location.optional(),
      vesselName: upTo(50),
    })
    .optional(),
  responsibleParty: partyDetails.optional(),
  authorizedParty: partyDetails.optional(),
  authorizedPersonSignatory: upTo(255),
  weighingParty: partyDetails.optional(),
  submittingParty: partyDetails.optional(),
  orderedByParty: partyDetails.optional(),
  holdingParty: partyDetails.optional(),
});

export const vgmSchema = z.looseObject({ VGMDeclarations: z.array(vgmDeclarationSchema).max(1_000) });

/** One container, and what it weighs. */
export type VgmDeclaration = z.output<typeof vgmDeclarationSchema>;
/** A message of declarations. */
export type Vgm = z.output<typeof vgmSchema>;

/** The packed container is weighed, or its parts are added up (SOLAS VI/2.4). */
const METHODS: ReadonlySet<string> = new Set(['SM1', 'SM2']);
/** Recommendation 20: what one of each is in kilograms. */
const UNITS: Readonly<Record<string, number>> = { KGM: 1, LBR: 0.453_592_37 };

/** Kilograms of a weight; nothing in a unit that is not known. */
export const kilogramsOf = ({ value, unit }: z.output<typeof weight>): number | undefined =>
  Object.hasOwn(UNITS, unit) ? value * (UNITS[unit] ?? 1) : undefined;

/** What the shape of a message does not say of it. */
export function lookAtVgm({ VGMDeclarations }: Vgm): readonly Finding[] {
  return VGMDeclarations.flatMap(({ VGM, isRetracted }, index) => {
    const path = `/VGMDeclarations/${index}/VGM`;
    const { method, weight: said } = VGM;
    const findings: Finding[] = [];
    if (method !== undefined && !METHODS.has(method))
      findings.push(finding(DEV.vgmMethod, `${path}/method`, { found: method, expected: [...METHODS].join(', ') }));
    const kilograms = said === undefined ? undefined : kilogramsOf(said);
    if (said !== undefined && kilograms === undefined)
      findings.push(finding(DEV.vgmUnit, `${path}/weight/unit`, { found: said.unit, expected: 'KGM, LBR' }));
    if (isRetracted !== true && !((kilograms ?? said?.value ?? 0) > 0))
      findings.push(finding(DEV.vgmWeight, `${path}/weight/value`, { found: String(said?.value ?? '') }));
    return findings;
  });
}

/** Declarations as JSON. */
export const vgm = jsonReading(vgmSchema, lookAtVgm);
