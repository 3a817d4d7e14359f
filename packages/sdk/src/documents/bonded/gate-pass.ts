/** A pass with which a vehicle enters or leaves a special customs zone (核放单, SAS121). @module */
import * as z from 'zod';
import { dateTime, decimal, extensions, hsCode, quantity, text } from '../parts/scalars.ts';
import { envelope, step, zoneParty } from './parts.ts';

const relatedType = z.enum(['bonded-inventory', 'stock-list', 'bill-of-lading']);

const item = z.strictObject({
  itemNumber: text('From 1.').optional(),
  relatedItemNumber: text('Item of the related document.').optional(),
  productNumber: text('Number in the ledger.').optional(),
  hs: hsCode.optional(),
  name: text('Name of the goods.').optional(),
  quantity: quantity.partial().optional(),
  grossWeight: decimal.optional(),
  netWeight: decimal.optional(),
  singleWindowNumber: text('As in the pass.').optional(),
  passNumber: text('As in the pass.').optional(),
  note: text('Remark.').optional(),
  extensions: extensions.optional(),
});

export const gatePassSchema = z
  .strictObject({
    type: z.literal('gate-pass'),
    step: step.optional(),
    clientReference: text('The enterprise’s own number (EtpsPreentNo).').optional(),
    singleWindowNumber: text('Pre-entry number (SeqNo), 18 characters.').optional(),
    passNumber: text('Number of the pass (PassportNo), 24 characters: Z, office, I or E, day, serial.').optional(),
    operation: z.enum(['new', 'change', 'void']).optional(),
    movement: z.enum(['entry', 'exit']).optional().meta({ description: 'Into the zone or out of it.' }),
    kind: z
      .enum(['enter-first', 'first-line', 'second-line', 'not-declared', 'registered-at-gate', 'empty-vehicle'])
      .optional()
      .meta({ description: 'First line: to abroad; second line: to the rest of the country.' }),
    binding: z
      .enum(['one-vehicle-many-documents', 'one-vehicle-one-document', 'many-vehicles-one-document'])
      .optional(),
    relatedType: relatedType.optional(),
    relatedNumbers: z.array(text('Number of a related document.')).optional(),
    customsOffice: text('Office in charge, 4 digits.').optional(),
    ledgerNumber: text('Ledger in the zone.').optional(),
    operatorCode: text('Enterprise of the operator.').optional(),
    zoneEnterprise: zoneParty.optional(),
    declarant: zoneParty.optional(),
    inputter: zoneParty.optional(),
    vehicle: z
      .strictObject({
        plate: text('Plate.').optional(),
        electronicPlate: text('Electronic plate or card.').optional(),
        weight: decimal.optional(),
        frameNumber: text('Trailer.').optional(),
        frameWeight: decimal.optional(),
      })
      .optional(),
    container: z
      .strictObject({
        number: text('Container, ISO 6346.').optional(),
        weight: decimal.optional(),
        type: text('Type of the container.').optional(),
      })
      .optional(),
    grossWeight: decimal.optional(),
    netWeight: decimal.optional(),
    totalWeight: decimal.optional(),
    applicant: text('Who applies, and how to reach them.').optional(),
    declaredAt: dateTime.optional(),
    note: text('Remark.').optional(),
    items: z.array(item).optional(),
    related: z
      .array(
        z.strictObject({
          singleWindowNumber: text('As in the pass.').optional(),
          passNumber: text('As in the pass.').optional(),
          type: relatedType.optional(),
          number: text('Number of the related document.').optional(),
          extensions: extensions.optional(),
        }),
      )
      .optional(),
    envelope: envelope.optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'GatePass', title: 'Gate pass of a special customs zone' });

export interface GatePass extends z.output<typeof gatePassSchema> {}
