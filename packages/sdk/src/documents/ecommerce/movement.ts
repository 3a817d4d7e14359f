/**
 * Parcels on their way under supervision: delivered (CEB513), come in (CEB711), arrived (CEB507), left (CEB509), listed
 * for a bill (CEB607), tallied on return (CEB215).
 *
 * @module
 */
import * as z from 'zod';
import { dateTime, decimal, extensions, text } from '../parts/scalars.ts';
import { declarant, direction, enterprise, frame, logistics, movement, transport } from './parts.ts';

const parcel = z.strictObject({
  itemNumber: text('From 1.').optional(),
  waybillNumber: text('Waybill of the parcel.').optional(),
  inventoryNumber: text('Inventory of the parcel.').optional(),
  totalPackageNumber: text('Pallet or bag that it is in.').optional(),
  note: text('Remark.').optional(),
  extensions: extensions.optional(),
});

export const ecommerceMovementSchema = z
  .strictObject({
    type: z.literal('ecommerce-movement'),
    direction,
    kind: z.enum(['delivery-status', 'warehouse-entry', 'arrival', 'departure', 'waybill-list', 'return-tally']),
    clientReference: text('The enterprise’s own number (copNo, coElNo).').optional(),
    singleWindowNumber: text('Number at the single window (preNo).').optional(),
    entryListNumber: text('Number of the list of parcels that came in (rkdNo).').optional(),
    inventoryNumber: text('Inventory of the returned parcel.').optional(),
    waybillNumber: text('Waybill, where it is one parcel.').optional(),
    billNumber: text('Bill of lading, air waybill or road manifest.').optional(),
    status: text('S: signed for.').optional(),
    happenedAt: dateTime.optional(),
    leftAt: dateTime.optional(),
    customsOffice: text('Office in charge, 4 digits.').optional(),
    site: text('Supervised place at the office.').optional(),
    storageLocation: text('Where the goods lie.').optional(),
    movement: movement.optional(),
    logistics,
    declarant,
    siteOperator: enterprise.optional().meta({ description: 'Who runs the supervised place.' }),
    transport: transport.optional(),
    grossWeight: decimal.optional(),
    part: z
      .strictObject({ number: text('From 1.').optional(), of: text('Messages in all.').optional() })
      .optional()
      .meta({ description: 'Of a list that is sent in several messages.' }),
    parcels: z.array(parcel).optional(),
    ...frame,
  })
  .meta({ id: 'EcommerceMovement', title: 'Movement of e-commerce parcels' });

export interface EcommerceMovement extends z.output<typeof ecommerceMovementSchema> {}
