/**
 * What a means of transport carries across the frontier, bill by bill. Names follow the WCO Data Model. Source: GACC
 * 2010 no. 70, manifest messages MT; UN/EDIFACT CUSCAR.
 *
 * @module
 */
import * as z from 'zod';
import {
  party as carriageParty,
  transport as carriageTransport,
  dangerousGoods,
  measurement,
  note,
  places,
  reference,
  times,
} from './parts/carriage.ts';
import { currency, dateTime, day, decimal, extensions, hsCode, text, unit } from './parts/scalars.ts';

const communications = z.array(
  z.strictObject({
    number: text('Number or address.').optional(),
    kind: text('TE telephone, EM e-mail, FX fax.').optional(),
    extensions: extensions.optional(),
  }),
);
const contact = z.strictObject({ name: text('Name.').optional(), communications: communications.optional() });

const address = z
  .strictObject({
    line: text('Street.').optional(),
    city: text('City.').optional(),
    regionCode: text('Region, coded.').optional(),
    region: text('Region.').optional(),
    postcode: text('Postcode.').optional(),
    country: text('ISO 3166-1 alpha-2.').optional(),
  })
  .meta({ id: 'ManifestAddress' });

const party = z
  .strictObject({
    id: text('Scheme and number: USCI+ and a credit code, or another register.').optional(),
    name: text('Name.').optional(),
    nameAndAddress: text('Name and address in one, a line each.').optional(),
    address: address.optional(),
    communications: communications.optional(),
    contact: contact.optional(),
    aeo: text('Code of an authorised economic operator.').optional(),
  })
  .meta({ id: 'ManifestParty' });

const place = z.strictObject({
  id: text('UN/LOCODE, and the customs office behind a slash.').optional(),
  name: text('Name.').optional(),
  at: dateTime.optional(),
  on: day.optional(),
});

/** A control total, as messages of UN/EDIFACT have them. */
const total = z
  .strictObject({
    of: text('packages, gross-weight …, or the code of list 6069.').optional(),
    value: decimal.optional(),
    unit: unit.optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'ManifestTotal' });

const amount = z
  .strictObject({
    type: text('Of what: the code of list 5025.').optional(),
    amount: decimal.optional(),
    currency: currency.optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'ManifestAmount' });

const indicator = z
  .strictObject({
    type: text('What it is about, coded (list 9649).').optional(),
    code: text('export, import, transit, transhipment …, or the code of list 7365.').optional(),
    codeList: text('List 1131 that it is of.').optional(),
    agency: text('Keeper 3055 of the list.').optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'ManifestIndicator' });

const packages = z
  .strictObject({
    quantity: text('How many.').optional(),
    type: text('UN/ECE Rec 21 kind.').optional(),
    description: text('Kind in words.').optional(),
    marks: text('Marks and numbers.').optional(),
  })
  .meta({ id: 'ManifestPackages' });

const equipment = z
  .strictObject({
    number: text('Container, ISO 6346.').optional(),
    id: text('Container or other equipment in road manifests.').optional(),
    characteristic: text('Size and type.').optional(),
    type: text('Kind of equipment.').optional(),
    supplier: text('Who provides it.').optional(),
    status: text('Status of the equipment, coded (list 8249).').optional(),
    fullness: text('Full or empty, coded.').optional(),
    measurements: z.array(measurement).optional(),
    parties: z.array(carriageParty).optional(),
    indicators: z.array(indicator).optional(),
    seals: z
      .array(
        z.strictObject({
          number: text('Number, with a code of its kind before a slash.').optional(),
          agency: text('Who sealed: CA carrier, SH shipper, CU customs …').optional(),
          extensions: extensions.optional(),
        }),
      )
      .optional(),
    tareWeight: z.strictObject({ value: decimal.optional(), unit: text('KGM.').optional() }).optional(),
    lessThanContainerLoad: text('1: several bills share it.').optional(),
    consignmentCount: text('Bills that share it.').optional(),
    bookingNumber: text('Booking.').optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'ManifestEquipment' });

const item = z
  .strictObject({
    sequence: text('From 1.').optional(),
    packages: packages.optional(),
    packageQuantity: text('Packages in road manifests.').optional(),
    cargoDescription: text('What it is.').optional(),
    description: text('More of what it is.').optional(),
    hs: hsCode.optional(),
    grossMass: decimal.optional(),
    equipmentNumber: text('Container that it is in.').optional(),
    equipmentPackages: text('Packages in that container.').optional(),
    inFurtherEquipment: z
      .array(
        z.strictObject({
          number: text('Container.').optional(),
          packages: text('Packages in it.').optional(),
          extensions: extensions.optional(),
        }),
      )
      .optional(),
    measurements: z.array(measurement).optional(),
    amounts: z.array(amount).optional(),
    dangerousGoods: z.array(dangerousGoods).optional(),
    indicators: z.array(indicator).optional(),
    notes: z.array(note).optional(),
    note: text('Remark.').optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'ManifestItem' });

const consignmentFields = {
  number: text('Number of the consignment document.').optional(),
  sequence: text('From 1.').optional(),
  places: places.optional(),
  transports: z.array(carriageTransport).optional(),
  parties: z.array(carriageParty).optional(),
  amounts: z.array(amount).optional(),
  totals: z.array(total).optional(),
  indicators: z.array(indicator).optional(),
  domesticBill: text('Bill within the country.').optional(),
  transportContractDocument: z
    .strictObject({
      id: text('Master bill.').optional(),
      type: text('bill-of-lading, house-waybill …, or the code of list 1153.').optional(),
      condition: text('Condition of the contract, coded.').optional(),
      consolidator: text('Who fills the container.').optional(),
      deconsolidator: text('Who empties it.').optional(),
    })
    .optional(),
  associatedTransportDocument: text('House bill.').optional(),
  grossVolume: decimal.optional(),
  value: z.strictObject({ value: decimal.optional(), currency: text('ISO 4217.').optional() }).optional(),
  loading: place.optional(),
  unloading: place.optional(),
  goodsReceiptPlace: place.optional(),
  transhipment: place.optional(),
  transitDestination: place.optional(),
  goodsConsignedPlace: place.optional(),
  customsStatus: text('Status of the goods, 001 import, 002 transit …').optional(),
  split: text('1: arrives in parts.').optional(),
  freightPayment: text('PP prepaid, CC collect.').optional(),
  freightPaymentMethod: text('The same in road manifests.').optional(),
  packages: packages.optional(),
  totalPackages: text('Packages in road manifests.').optional(),
  totalGrossMass: decimal.optional(),
  goodsGrossMass: decimal.optional(),
  previousDocument: z.strictObject({ id: text('Number.').optional(), type: text('Kind.').optional() }).optional(),
  procedure: text('Customs procedure in road manifests.').optional(),
  deliveryDestination: address.optional(),
  intermediateCarrier: z
    .strictObject({ id: text('Code.').optional(), communications: communications.optional() })
    .optional(),
  consignee: party.optional(),
  consignor: party.optional(),
  notifyParty: party.optional(),
  dangerousGoodsContact: contact.optional(),
  equipment: z.array(equipment).optional(),
  items: z.array(item).optional(),
  extensions: extensions.optional(),
};

const consignment = z
  .strictObject({
    ...consignmentFields,
    furtherDocuments: z
      .array(z.strictObject(consignmentFields).meta({ id: 'ManifestFurtherDocument' }))
      .optional()
      .meta({ description: 'Further transport documents under the same consignment.' }),
    consignmentTotals: z.array(total).optional().meta({ description: 'Totals over all its transport documents.' }),
  })
  .meta({ id: 'ManifestConsignment' });

export const manifestSchema = z
  .strictObject({
    type: z.literal('manifest'),
    messageId: text('Identifier of the message.').optional(),
    messageType: text('MT1101 import by sea, MT2101 export by sea, MT3101 arrival …').optional(),
    operation: z.enum(['original', 'add', 'delete', 'change', 'replace', 'cancel']).optional(),
    sender: text('Office of 4 digits and code of the organisation.').optional(),
    receiver: text('Who receives.').optional(),
    sentAt: dateTime.optional(),
    office: text('Customs office, 4 digits.').optional(),
    declarationId: text('Number of the manifest itself.').optional(),
    documentCode: text('Kind of manifest: 85 customs manifest … (list 1001).').optional(),
    times: times.optional(),
    references: z.array(reference).optional(),
    parties: z.array(carriageParty).optional(),
    notes: z.array(note).optional(),
    indicators: z.array(indicator).optional(),
    totals: z.array(total).optional(),
    equipment: z.array(equipment).optional().meta({ description: 'Of all consignments.' }),
    transmitter: text('Who transmits (RepresentativePerson).').optional(),
    exitOffice: place.optional(),
    agent: text('Agent of the means of transport.').optional(),
    carrier: text('Carrier.').optional(),
    regional: z
      .strictObject({
        operation: text('Operation.').optional(),
        tradeMode: text('Mode of trade.').optional(),
        kind: text('Kind of declaration.').optional(),
      })
      .optional()
      .meta({ description: 'What one regional platform adds.' }),
    transport: z
      .strictObject({
        journey: text('Voyage or flight.').optional(),
        stage: text('main, border …, or the code of list 8051.').optional(),
        mode: text('UN/ECE Rec 19: 1 sea, 2 rail, 3 road, 4 air.').optional(),
        meansType: text('Kind of means of transport, coded.').optional(),
        carrier: z
          .strictObject({
            code: text('Code.').optional(),
            codeList: text('List 1131 that it is of.').optional(),
            agency: text('Keeper 3055 of the list.').optional(),
            name: text('Name.').optional(),
          })
          .optional(),
        idList: text('List 1131 that the registration is of.').optional(),
        idAgency: text('Keeper 3055 of that list.').optional(),
        flag: text('ISO 3166-1 alpha-2.').optional(),
        places: places.optional(),
        times: times.optional(),
        id: text('UN and the IMO number, or a registration.').optional(),
        name: text('Name.').optional(),
        firstArrivalPlace: text('First place in the country.').optional(),
        arrivalAt: dateTime.optional(),
        departureAt: dateTime.optional(),
        handlingFrom: dateTime.optional(),
        handlingTo: dateTime.optional(),
        loadingPlace: text('Place of loading.').optional(),
        unloadingPlace: text('Place of unloading.').optional(),
        master: z
          .strictObject({
            id: text('Code.').optional(),
            name: text('Name.').optional(),
            communications: communications.optional(),
          })
          .optional(),
      })
      .optional(),
    furtherTransports: z.array(carriageTransport).optional(),
    loading: place.optional(),
    unloading: place.optional(),
    tallyParty: z.strictObject({ id: text('Code.').optional(), contact: contact.optional() }).optional(),
    consignments: z.array(consignment).optional(),
    note: text('Remark.').optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'Manifest', title: 'Manifest' });

export interface Manifest extends z.output<typeof manifestSchema> {}
