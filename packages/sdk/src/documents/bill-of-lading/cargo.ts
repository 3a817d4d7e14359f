/** Goods of a bill of lading, and what they travel in. @module */
import * as z from 'zod';
import { decimal, hsCode, text } from '../parts/scalars.ts';
import { dangerousGoods } from './dangerous-goods.ts';
import {
  code,
  customsReference,
  flag,
  licence,
  measure,
  nationalCommodityCode,
  reference,
  references,
} from './parts.ts';

export const outerPackaging = z
  .strictObject({
    packageCode: code('UN/ECE Rec 21.').optional(),
    imoPackagingCode: code('Packaging code of the IMDG Code.').optional(),
    numberOfPackages: decimal.optional(),
    description: text('Kind of packages in words.').optional(),
    woodDeclaration: code('Treatment of wood: NOT_APPLICABLE, PROCESSED … (ISPM 15).').optional(),
    dangerousGoods: z.array(dangerousGoods).optional(),
  })
  .meta({ id: 'OuterPackaging' });

/** Goods of an item in one container. */
export const cargoItem = z
  .strictObject({
    equipmentReference: text('Container number.').optional(),
    cargoGrossWeight: measure.optional(),
    cargoGrossVolume: measure.optional(),
    cargoNetWeight: measure.optional(),
    cargoNetVolume: measure.optional(),
    outerPackaging: outerPackaging.optional(),
    exportLicense: licence.optional(),
    importLicense: licence.optional(),
    nationalCommodityCodes: z.array(nationalCommodityCode).optional(),
    extendedNationalCommodityCodes: z.array(nationalCommodityCode).optional(),
    customsReferences: z.array(customsReference).optional(),
  })
  .meta({ id: 'CargoItem' });

/** What a message says of goods of one kind in all containers together. */
export const itemTotal = z
  .strictObject({
    itemNumber: text('Number of the goods in the message.').optional(),
    grossWeight: measure.optional(),
    netWeight: measure.optional(),
    grossVolume: measure.optional(),
    outerPackaging: outerPackaging.optional(),
  })
  .meta({ id: 'ItemTotal' });

/** Goods of one kind. */
export const consignmentItem = z
  .strictObject({
    carrierBookingReference: text('Booking.').optional(),
    descriptionOfGoods: z.array(z.string()).optional().meta({ description: 'Line by line, as it is printed.' }),
    hsCodes: z.array(hsCode).optional().meta({ description: 'At six to ten digits.' }),
    extendedHsCodes: z
      .array(hsCode)
      .optional()
      .meta({ description: 'At up to twelve digits; they count where they are there.' }),
    nationalCommodityCodes: z.array(nationalCommodityCode).optional(),
    extendedNationalCommodityCodes: z.array(nationalCommodityCode).optional(),
    shippingMarks: z.array(z.string()).optional(),
    cargoItems: z.array(cargoItem).optional(),
    total: itemTotal.optional().meta({ description: 'In all containers, where the written form says it so.' }),
    exportLicense: licence.optional(),
    importLicense: licence.optional(),
    references: z.array(references).optional(),
    customsReferences: z.array(customsReference).optional(),
  })
  .meta({ id: 'ConsignmentItem' });

export const seal = z.strictObject({
  number: text('Seal number.').optional(),
  source: code('CAR, SHI, VET, CUS.').optional(),
});

const reeferSettings = z
  .strictObject({
    temperatureSetpoint: decimal.optional(),
    temperatureUnit: code('CEL or FAH.').optional(),
    o2Setpoint: decimal.optional().meta({ description: 'Per cent.' }),
    co2Setpoint: decimal.optional().meta({ description: 'Per cent.' }),
    humiditySetpoint: decimal.optional().meta({ description: 'Per cent.' }),
    airExchangeSetpoint: decimal.optional(),
    airExchangeUnit: code('MQH or FQH.').optional(),
    isVentilationOpen: flag('Ventilation is open.').optional(),
    isDrainholesOpen: flag('Drain holes are open.').optional(),
    isBulbMode: flag('Bulb mode.').optional(),
    isColdTreatmentRequired: flag('Cold treatment.').optional(),
    isControlledAtmosphereRequired: flag('Controlled atmosphere.').optional(),
  })
  .meta({ id: 'ReeferSettings' });

/** A container. */
export const equipment = z.strictObject({
  equipmentReference: text('Container number (ISO 6346).').optional(),
  ISOEquipmentCode: text('Size and type (ISO 6346).').optional(),
  tareWeight: measure.optional(),
});

/** A container with its seals. */
export const utilizedTransportEquipment = z
  .strictObject({
    equipment: equipment.optional(),
    isShipperOwned: flag('Belongs to the shipper.').optional(),
    isNonOperatingReefer: flag('A reefer whose machinery is off.').optional(),
    activeReeferSettings: reeferSettings.optional(),
    shippingMarks: z.array(z.string()).optional(),
    seals: z.array(seal).optional(),
    references: z.array(reference).optional(),
    customsReferences: z.array(customsReference).optional(),
  })
  .meta({ id: 'UtilizedTransportEquipment' });
