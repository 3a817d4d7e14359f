/** Dangerous goods by sea (IMDG Code). @module */
import * as z from 'zod';
import { dateTime, day, decimal, text } from '../parts/scalars.ts';
import { code, flag, measure } from './parts.ts';

export interface InnerPackaging {
  quantity?: string | undefined;
  material?: string | undefined;
  description?: string | undefined;
  innerPackagings?: InnerPackaging[] | undefined;
}

const innerPackaging: z.ZodType<InnerPackaging> = z
  .strictObject({
    quantity: decimal.optional(),
    material: text('Material.').optional(),
    description: text('Description.').optional(),
    get innerPackagings() {
      return z.array(innerPackaging).optional();
    },
  })
  .meta({ id: 'InnerPackaging' });

export const dangerousGoods = z
  .strictObject({
    UNNumber: text('UN number, four digits.').optional(),
    NANumber: text('North America number, four digits.').optional(),
    codedVariantList: text('Variant of the UN number.').optional(),
    properShippingName: text('Proper shipping name.').optional(),
    technicalName: text('Technical name.').optional(),
    imoClass: code('Class of the IMDG Code.').optional(),
    subsidiaryRisk1: text('First subsidiary hazard.').optional(),
    subsidiaryRisk2: text('Second subsidiary hazard.').optional(),
    packingGroup: decimal.optional().meta({ description: '1, 2 or 3.' }),
    isMarinePollutant: flag('Marine pollutant.').optional(),
    isLimitedQuantity: flag('Limited quantity.').optional(),
    isExceptedQuantity: flag('Excepted quantity.').optional(),
    isSalvagePackings: flag('Salvage packaging.').optional(),
    isEmptyUncleanedResidue: flag('Empty and not cleaned.').optional(),
    isWaste: flag('Waste.').optional(),
    isHot: flag('Transported hot.').optional(),
    isReportableQuantity: flag('Reportable quantity.').optional(),
    isCompetentAuthorityApprovalRequired: flag('Needs an approval.').optional(),
    competentAuthorityApproval: text('The approval.').optional(),
    segregationGroups: z.array(z.string()).optional().meta({ description: 'Groups 1 to 18 of the IMDG Code.' }),
    innerPackagings: z.array(innerPackaging).optional(),
    emergencyContactDetails: z
      .strictObject({
        contact: text('Whom to ask for.').optional(),
        provider: text('Provider.').optional(),
        phone: text('Telephone.').optional(),
        referenceNumber: text('Contract with the provider.').optional(),
      })
      .optional(),
    EMSNumber: text('Emergency schedules.').optional(),
    endOfHoldingTime: day.optional(),
    fumigationDateTime: dateTime.optional(),
    inhalationZone: code('A, B, C or D.').optional(),
    grossWeight: measure.optional(),
    netWeight: measure.optional(),
    netExplosiveContent: measure.optional(),
    netVolume: measure.optional(),
    limits: z
      .strictObject({
        temperatureUnit: code('CEL or FAH.').optional(),
        flashPoint: decimal.optional(),
        transportControlTemperature: decimal.optional(),
        transportEmergencyTemperature: decimal.optional(),
        SADT: decimal.optional().meta({ description: 'Self-accelerating decomposition temperature.' }),
        SAPT: decimal.optional().meta({ description: 'Self-accelerating polymerisation temperature.' }),
      })
      .optional(),
  })
  .meta({ id: 'DangerousGoods' });
