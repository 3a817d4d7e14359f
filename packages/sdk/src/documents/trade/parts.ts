/**
 * Parts that the papers of trade share: invoice, packing list, consignment note, sanitary certificate, shipment.
 *
 * Names follow the UN/CEFACT buy-ship-pay vocabulary; a party, a place or a container looks the same on each paper, so
 * that papers can be laid side by side.
 *
 * @module
 */
import * as z from 'zod';
import { country, currency, dateTime, day, decimal, extensions, hsCode, quantity, text } from '../parts/scalars.ts';

export const money = z
  .strictObject({ amount: decimal, currency: currency.optional() })
  .meta({ id: 'Money', description: 'Amount of money, ISO 4217.' });

/** Number by which somebody knows a party. */
const partyIdentifier = z
  .strictObject({
    scheme: text('Kind of the number: USCC, CUSTOMS, EORI, AEO, TIN, VAT, LEI, GLN, DUNS …').optional(),
    value: text('The number.'),
  })
  .meta({ id: 'PartyIdentifier' });

export const tradeParty = z
  .strictObject({
    name: text('Name as registered.').optional(),
    nameForeign: text('Name in another script.').optional(),
    identifiers: z.array(partyIdentifier).optional(),
    addressLines: z.array(z.string()).optional().meta({ description: 'Postal address, as lines.' }),
    street: text('Street, where it is told apart from the lines (UBL).').optional(),
    streetNumber: text('Number in the street.').optional(),
    postBox: text('Post office box.').optional(),
    city: text('City.').optional(),
    stateRegion: text('Province, state or region.').optional(),
    postCode: text('Post code.').optional(),
    country: country.optional(),
    contact: z
      .strictObject({
        name: text('Person or department.').optional(),
        telephone: text('Telephone.').optional(),
        fax: text('Fax.').optional(),
        email: text('E-mail.').optional(),
      })
      .optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'TradeParty' });

export const tradePlace = z
  .strictObject({
    code: text('UN/LOCODE, five characters.').optional(),
    name: text('Name of the place.').optional(),
    nationalCode: text('Code of a national or railway list.').optional(),
    nationalCodeList: text('List of the national code: cn:port, uic, esr …').optional(),
    facility: text('Terminal, station, warehouse or gate.').optional(),
    country: country.optional(),
  })
  .meta({ id: 'TradePlace' });

export const tradePackages = z
  .strictObject({
    quantity: decimal.optional(),
    kind: text('UN/ECE Rec 21 code.').optional(),
    kindText: text('Kind in words.').optional(),
    marks: text('Marks and numbers.').optional(),
  })
  .meta({ id: 'TradePackages' });

/** Container, trailer, wagon or other unit that the goods are in. */
export const tradeEquipment = z
  .strictObject({
    number: text('Container number (ISO 6346), wagon or plate.').optional(),
    kind: z.enum(['container', 'wagon', 'trailer', 'swap-body', 'uld', 'pallet', 'other']).optional(),
    sizeType: text('ISO 6346 size and type, four characters.').optional(),
    seals: z
      .array(
        z.strictObject({
          number: text('Number of the seal.'),
          party: text('Who sealed: CA carrier, SH shipper, CU customs, TO terminal … (UN/EDIFACT 9303).').optional(),
        }),
      )
      .optional(),
    tareMass: decimal.optional().meta({ description: 'kg.' }),
    grossMass: decimal.optional().meta({ description: 'Of the goods in it, kg.' }),
    verifiedGrossMass: decimal.optional().meta({ description: 'VGM: goods, packing and equipment, kg (SOLAS VI/2).' }),
    packages: z.array(tradePackages).optional(),
    fullness: z.enum(['full', 'empty', 'less-than-container-load']).optional(),
    temperature: z
      .strictObject({ value: decimal, unit: text('CEL or FAH.').optional() })
      .optional()
      .meta({ description: 'Temperature to be kept.' }),
    extensions: extensions.optional(),
  })
  .meta({ id: 'TradeEquipment' });

/** One leg of the carriage. */
export const transportLeg = z
  .strictObject({
    sequence: text('Order of the leg, from 1.').optional(),
    mode: text('UN/ECE Rec 19: 1 sea, 2 rail, 3 road, 4 air, 8 inland water.').optional(),
    meansName: text('Name of the vessel, or plate.').optional(),
    meansId: text('IMO number, train number, flight or registration.').optional(),
    meansCountry: country.optional().meta({ description: 'Flag or registration.' }),
    voyageNumber: text('Voyage, flight or train.').optional(),
    carrier: tradeParty.optional(),
    from: tradePlace.optional(),
    to: tradePlace.optional(),
    departureAt: z.union([day, dateTime]).optional(),
    arrivalAt: z.union([day, dateTime]).optional(),
    documentNumber: text('Bill, waybill or consignment note of this leg.').optional(),
  })
  .meta({ id: 'TransportLeg' });

/** Another paper that this one names. */
export const documentReference = z
  .strictObject({
    kind: text('UN/EDIFACT 1001 code or a name: 380 invoice, 271 packing list, 705 bill of lading …').optional(),
    number: text('Number of the paper.'),
    date: day.optional(),
    issuer: text('Who issued it.').optional(),
    itemNumber: text('Line of the paper.').optional(),
  })
  .meta({ id: 'DocumentReference' });

/** Text that a code says the subject of. */
export const subjectNote = z
  .strictObject({
    subject: text('Code of the subject.').optional(),
    text: text('The note.'),
    language: text('BCP 47 tag.').optional(),
  })
  .meta({ id: 'SubjectNote' });

/** Incoterms rule with its place. */
export const deliveryTerms = z
  .strictObject({
    incoterm: text('Incoterms 2020 rule, three letters: FOB, CIF, DAP …').optional(),
    edition: text('Edition of the Incoterms, for example 2020.').optional(),
    place: text('Named place.').optional(),
  })
  .meta({ id: 'DeliveryTerms' });

/** What a line of goods is, on any paper. */
export const goodsFacts = {
  description: text('Description of the goods.').optional(),
  descriptionForeign: text('The same in another language.').optional(),
  productNumber: text('Number of the product at the seller.').optional(),
  buyerProductNumber: text('Number of the product at the buyer.').optional(),
  brand: text('Brand.').optional(),
  model: text('Model.').optional(),
  hs: hsCode.optional(),
  originCountry: country.optional(),
  quantity: quantity.optional(),
  netMass: decimal.optional().meta({ description: 'kg.' }),
  grossMass: decimal.optional().meta({ description: 'kg.' }),
  volume: decimal.optional().meta({ description: 'm³.' }),
  packages: z.array(tradePackages).optional(),
  batchNumber: text('Lot or batch.').optional(),
  equipmentNumbers: z.array(z.string()).optional().meta({ description: 'Containers that the line is in.' }),
} as const;
