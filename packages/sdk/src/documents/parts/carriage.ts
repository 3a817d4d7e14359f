/**
 * Who, where, when and by what goods or persons travel, as the messages of UN/EDIFACT say it. Qualifiers have words where
 * kouan knows them; any other is the code of the UN list that is named.
 *
 * @module
 */
import * as z from 'zod';
import { country, dateTime, day, decimal, extensions, text, unit } from './scalars.ts';

/** As exactly as it was said. */
export const moment = z.union([day, dateTime]).meta({ id: 'Moment', description: 'A day, or a date and time.' });

const station = z
  .strictObject({
    id: text('Code of the partner.').optional(),
    qualifier: text('Whose code it is (0007).').optional(),
    address: text('Address within.').optional(),
  })
  .meta({ id: 'InterchangeStation' });

/** The interchange that a message travels in. */
export const interchange = z
  .strictObject({
    sender: station.optional(),
    recipient: station.optional(),
    preparedAt: dateTime.optional(),
    reference: text('Control reference (0020).').optional(),
  })
  .meta({ id: 'Interchange' });

export const time = z
  .strictObject({
    type: text('What happens then: arrival-estimated, executed …, or the code of list 2005.').optional(),
    at: moment.optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'CarriageTime' });

export const times = z.array(time);

export const reference = z
  .strictObject({
    type: text('Of what: booking, bill-of-lading …, or the code of list 1153.').optional(),
    number: text('The reference.').optional(),
    line: text('Line of the document.').optional(),
    times: times.optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'CarriageReference' });

const site = z
  .strictObject({
    code: text('Code.').optional(),
    codeList: text('List 1131 that it is of.').optional(),
    agency: text('Keeper 3055 of the list.').optional(),
    name: text('Name.').optional(),
  })
  .meta({ id: 'CarriageSite' });

export const place = z
  .strictObject({
    function: text('port-of-loading, port-of-discharge …, or the code of list 3227.').optional(),
    code: text('UN/LOCODE, or a code of the parties.').optional(),
    codeList: text('List 1131 that it is of: 139 port.').optional(),
    agency: text('Keeper 3055 of the list: 6 UN/ECE.').optional(),
    name: text('Name.').optional(),
    facility: site.optional().meta({ description: 'Terminal, berth or depot.' }),
    within: site.optional().meta({ description: 'A place within that.' }),
    times: times.optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'CarriagePlace' });

export const places = z.array(place);

export const communication = z
  .strictObject({
    number: text('Number or address.').optional(),
    kind: text('TE telephone, EM e-mail, FX fax (list 3155).').optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'CarriageCommunication' });

export const contact = z
  .strictObject({
    function: text('information, dangerous-goods …, or the code of list 3139.').optional(),
    code: text('Code of the department or person.').optional(),
    name: text('Department or person.').optional(),
    communications: z.array(communication).optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'CarriageContact' });

export const party = z
  .strictObject({
    role: text('carrier, consignee, container-operator …, or the code of list 3035.').optional(),
    code: text('Code.').optional(),
    codeList: text('List 1131 that it is of.').optional(),
    agency: text('Keeper 3055 of the list.').optional(),
    nameAndAddress: text('Name and address in one, a line each.').optional(),
    name: text('Name, a line each.').optional(),
    street: text('Street, a line each.').optional(),
    city: text('City.').optional(),
    region: text('Region.').optional(),
    postcode: text('Postcode.').optional(),
    country: country.optional(),
    contacts: z.array(contact).optional(),
    communications: z.array(communication).optional(),
    references: z.array(reference).optional(),
    times: times.optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'CarriageParty' });

export const transport = z
  .strictObject({
    stage: text('main, pre-carriage, on-carriage, inland …, or the code of list 8051.').optional(),
    journey: text('Voyage, flight or trip.').optional(),
    mode: text('UN/ECE Rec 19: 1 sea, 2 rail, 3 road, 4 air, 8 inland water.').optional(),
    meansType: text('Kind of means of transport, coded.').optional(),
    meansDescription: text('Kind of means of transport in words.').optional(),
    carrier: site.optional(),
    direction: text('Direction of transit, coded.').optional(),
    means: z
      .strictObject({
        id: text('IMO number, call sign, registration or plate.').optional(),
        codeList: text('List 1131 that it is of: 103 call sign, 146 IMO number.').optional(),
        agency: text('Keeper 3055 of the list.').optional(),
        name: text('Name.').optional(),
        flag: country.optional(),
      })
      .optional(),
    references: z.array(reference).optional(),
    places: places.optional(),
    times: times.optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'CarriageTransport' });

export const note = z
  .strictObject({
    subject: text('What it is about: goods, damage …, or the code of list 4451.').optional(),
    code: text('The text as a code.').optional(),
    codeList: text('List 1131 that it is of.').optional(),
    agency: text('Keeper 3055 of the list.').optional(),
    lines: z.array(z.string()).optional().meta({ description: 'The text.' }),
    language: text('ISO 639.').optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'CarriageNote' });

export const measurement = z
  .strictObject({
    purpose: text('Code of list 6311.').optional(),
    dimension: text('Code of list 6313.').optional(),
    value: decimal.optional(),
    least: decimal.optional(),
    most: decimal.optional(),
    unit: unit.optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'CarriageMeasurement' });

export const dangerousGoods = z
  .strictObject({
    regulations: text('IMD by sea, ADR by road, RID by rail, ICA by air.').optional(),
    hazardClass: text('Class.').optional(),
    page: text('Page or subsidiary hazard.').optional(),
    edition: text('Edition of the code.').optional(),
    unNumber: text('UN number, 4 digits.').optional(),
    flashPoint: z.strictObject({ value: decimal.optional(), unit: unit.optional() }).optional(),
    packingGroup: text('I, II or III.').optional(),
    emergencySchedule: text('EmS.').optional(),
    medicalGuide: text('MFAG.').optional(),
    transportCard: text('Number of the transport emergency card.').optional(),
    notes: z.array(note).optional(),
    measurements: z.array(measurement).optional(),
    contacts: z.array(contact).optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'CarriageDangerousGoods' });
