/** Parts that stand in many places of a bill of lading. @module */
import * as z from 'zod';
import { country, day, decimal, text } from '../parts/scalars.ts';

/** A flag that says nothing where it is absent. */
export const flag = (description: string) => z.boolean().meta({ description });

/** A value of a list that is open: values that the list does not hold yet are kept. */
export const code = (description: string) => z.string().meta({ description });

/** UN/LOCODE, five characters. */
export const unLocationCode = text('UN/LOCODE, for example CNSHA.');

/** Mass, volume and the like: the unit is a UN/ECE Rec 20 code. */
export const measure = z
  .strictObject({
    value: decimal,
    unit: z.string().optional().meta({ description: 'UN/ECE Rec 20: KGM, LBR, MTQ, FTQ …' }),
  })
  .meta({ id: 'Measure' });

export const address = z
  .strictObject({
    street: text('Street.').optional(),
    streetNumber: text('Number in the street.').optional(),
    floor: text('Floor.').optional(),
    postCode: text('Post code.').optional(),
    POBox: text('Post office box.').optional(),
    city: text('City.').optional(),
    UNLocationCode: unLocationCode.optional(),
    stateRegion: text('State or region.').optional(),
    countryCode: country.optional(),
  })
  .meta({ id: 'TradeAddress' });

/** A place, as precisely as the party names it. */
export const location = z
  .strictObject({
    locationName: text('Name of the place.').optional(),
    facilityName: text('Name of the facility.').optional(),
    address: address.optional(),
    addressLines: z.array(z.string()).optional().meta({ description: 'Address as lines of text.' }),
    city: z
      .strictObject({
        city: text('City.').optional(),
        stateRegion: text('State or region.').optional(),
        countryCode: country.optional(),
      })
      .optional(),
    facility: z
      .strictObject({
        facilityCode: text('Code of the facility.').optional(),
        facilityCodeListProvider: code('BIC or SMDG.').optional(),
      })
      .optional(),
    UNLocationCode: unLocationCode.optional(),
    countryCode: country.optional(),
    geoCoordinate: z
      .strictObject({ latitude: text('Degrees, WGS 84.').optional(), longitude: text('Degrees, WGS 84.').optional() })
      .optional(),
  })
  .meta({ id: 'TradeLocation' });

/** A licence that the goods need. */
export const licence = z
  .strictObject({
    isRequired: flag('Whether one is needed.').optional(),
    reference: text('Number.').optional(),
    issueDate: day.optional(),
    expiryDate: day.optional(),
  })
  .meta({ id: 'TradeLicence' });

/** A reference that a party or carrier wants to see on the bill. */
export const reference = z
  .strictObject({ type: code('CR, AKG …').optional(), value: text('The reference.').optional() })
  .meta({ id: 'TradeReference' });

/** References of one type. */
export const references = z
  .strictObject({ type: code('CR, AKG, SPO, CPO …').optional(), values: z.array(z.string()).optional() })
  .meta({ id: 'TradeReferences' });

/** A reference that a customs authority asks for. */
export const customsReference = z
  .strictObject({
    type: code('ACID, UCR …').optional(),
    countryCode: country.optional(),
    values: z.array(z.string()).optional(),
  })
  .meta({ id: 'CustomsReference' });

/** A commodity code of one country or group of countries. */
export const nationalCommodityCode = z
  .strictObject({
    type: code('NCM, HTS, SCHEDULE_B, TARIC, CN, CUS.').optional(),
    countryCode: country.optional(),
    values: z.array(z.string()).optional(),
  })
  .meta({ id: 'NationalCommodityCode' });

/** What a carrier says of a field that it was sent; no part of the bill that is issued. */
export const feedback = z.strictObject({
  severity: code('INFO, WARN, ERROR.').optional(),
  code: code('What the carrier says of a field.').optional(),
  message: text('In words.').optional(),
  jsonPath: text('Where.').optional(),
  property: text('Which field.').optional(),
});

/** Where a bill is issued. */
export const placeOfIssue = z.strictObject({
  locationName: text('Name of the place.').optional(),
  UNLocationCode: unLocationCode.optional(),
  countryCode: country.optional(),
});
