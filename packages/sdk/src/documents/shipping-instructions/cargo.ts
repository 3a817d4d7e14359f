/** Goods of shipping instructions, and what they travel in. @module */
import * as z from 'zod';
import { cargoItem, consignmentItem, equipment, outerPackaging, seal } from '../bill-of-lading/cargo.ts';
import { code, customsReference, flag, reference } from '../bill-of-lading/parts.ts';
import { text } from '../parts/scalars.ts';

/** Dangerous goods are told with the booking, not here. */
const instructedPackaging = outerPackaging
  .omit({ imoPackagingCode: true, dangerousGoods: true })
  .meta({ id: 'InstructedPackaging' });

const instructedCargoItem = cargoItem
  .extend({
    outerPackaging: instructedPackaging.optional(),
    houseBillOfLadingReference: text('House bill that the goods travel under.').optional(),
  })
  .meta({ id: 'InstructedCargoItem' });

/** Goods of one kind, for the carrier and for customs. */
export const instructedConsignmentItem = consignmentItem
  .extend({
    commoditySubReference: text('The commodity of the booking that this is.').optional(),
    descriptionOfGoodsForCustoms: z.array(z.string()).optional().meta({ description: 'Where it differs for customs.' }),
    shippingMarksForCustoms: z.array(z.string()).optional().meta({ description: 'Where they differ for customs.' }),
    cargoItems: z.array(instructedCargoItem).optional(),
  })
  .meta({ id: 'InstructedConsignmentItem' });

/** A container: the shipper’s own with everything about it, the carrier’s by its number. */
export const instructedEquipment = z
  .strictObject({
    isShipperOwned: flag('Belongs to the shipper.').optional(),
    equipment: equipment.optional().meta({ description: 'Of a container that belongs to the shipper.' }),
    equipmentReference: text('Number of a container of the carrier.').optional(),
    shippingMarks: z.array(z.string()).optional(),
    seals: z.array(seal).optional(),
    emptyIndicatorCode: code('LADEN or EMPTY.').optional(),
    references: z.array(reference).optional(),
    customsReferences: z.array(customsReference).optional(),
  })
  .meta({ id: 'InstructedEquipment' });
