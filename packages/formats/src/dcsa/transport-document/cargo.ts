/** Goods, dangerous goods and containers (DCSA EBL 3.0.4, ConsignmentItem, UtilizedTransportEquipment). @module */
import {
  closed,
  count,
  dateTime,
  day,
  type FieldNode,
  FORMS,
  flag,
  group,
  inside,
  later,
  list,
  named,
  need,
  number,
  old,
  open,
  text,
  trimmed,
} from '../fields/index.ts';
import { customsReference, licence, measure, nationalCommodityCode, reference } from './parts.ts';

const innerPackaging: FieldNode = group({
  quantity: need(count(-2_147_483_648)),
  material: need(text(100)),
  description: need(text(100)),
  innerPackagings: list(later(() => innerPackaging)),
});

const dangerousGoods = group(
  {
    UNNumber: text(4, { form: FORMS.fourDigits }),
    NANumber: text(4, { form: FORMS.fourDigits }),
    codedVariantList: text(4, { form: FORMS.variant }),
    properShippingName: need(text(250)),
    technicalName: text(250),
    imoClass: need(text(4)),
    subsidiaryRisk1: text(3, { min: 1, form: FORMS.risk }),
    subsidiaryRisk2: text(3, { min: 1, form: FORMS.risk }),
    isMarinePollutant: flag,
    packingGroup: count(1, 3),
    isLimitedQuantity: flag,
    isExceptedQuantity: flag,
    isSalvagePackings: flag,
    isEmptyUncleanedResidue: flag,
    isWaste: flag,
    isHot: flag,
    isCompetentAuthorityApprovalRequired: flag,
    competentAuthorityApproval: trimmed(70),
    segregationGroups: list(open(2, ...Array.from({ length: 18 }, (_, index) => String(index + 1)))),
    innerPackagings: list(innerPackaging),
    emergencyContactDetails: group({
      contact: need(text(255)),
      provider: text(255),
      phone: need(trimmed(30)),
      referenceNumber: text(255),
    }),
    EMSNumber: text(7),
    endOfHoldingTime: day,
    fumigationDateTime: dateTime,
    isReportableQuantity: flag,
    inhalationZone: open(1, 'A', 'B', 'C', 'D'),
    grossWeight: measure('KGM', 'LBR'),
    netWeight: measure('KGM', 'LBR'),
    netExplosiveContent: measure('KGM', 'LBR', 'GRM', 'ONZ'),
    netVolume: measure('MTQ', 'FTQ', 'LTR'),
    limits: group({
      temperatureUnit: need(closed('CEL', 'FAH')),
      flashPoint: number(),
      transportControlTemperature: number(),
      transportEmergencyTemperature: number(),
      SADT: number(),
      SAPT: number(),
    }),
  },
  { oneOf: [['UNNumber', 'NANumber']] },
);

const outerPackaging = group({
  packageCode: text(2, { min: 2, form: FORMS.packageCode }),
  imoPackagingCode: text(5, { min: 1, form: FORMS.imoPackaging }),
  numberOfPackages: need(count(1, 99_999_999)),
  description: need(text(100)),
  woodDeclaration: open(30, 'NOT_APPLICABLE', 'NOT_TREATED_AND_NOT_CERTIFIED', 'PROCESSED', 'TREATED_AND_CERTIFIED'),
  dangerousGoods: list(dangerousGoods),
});

const cargoItem = group({
  equipmentReference: need(trimmed(11)),
  cargoGrossWeight: need(measure('KGM', 'LBR')),
  cargoGrossVolume: measure('MTQ', 'FTQ'),
  cargoNetWeight: measure('KGM', 'LBR'),
  cargoNetVolume: measure('MTQ', 'FTQ'),
  exportLicense: licence,
  importLicense: licence,
  outerPackaging: need(outerPackaging),
  nationalCommodityCodes: old(list(nationalCommodityCode(10))),
  extendedNationalCommodityCodes: list(nationalCommodityCode(16)),
  customsReferences: list(customsReference),
});

export const consignmentItem = group({
  carrierBookingReference: need(trimmed(35)),
  descriptionOfGoods: need(list(trimmed(35), 0, 150)),
  hsCodes: need(named('HSCodes', list(inside('code', text(10, { min: 6, form: FORMS.hs })), 1))),
  extendedHsCodes: named('extendedHSCodes', list(inside('code', text(12, { min: 6, form: FORMS.extendedHs })))),
  nationalCommodityCodes: old(list(nationalCommodityCode(10))),
  extendedNationalCommodityCodes: list(nationalCommodityCode(16)),
  shippingMarks: list(text(35), 0, 50),
  cargoItems: need(list(cargoItem, 1)),
  exportLicense: licence,
  importLicense: licence,
  references: list(group({ type: need(open(3, 'CR', 'AKG', 'SPO', 'CPO')), values: need(list(trimmed(35), 1)) })),
  customsReferences: list(customsReference),
});

const share = number({ min: 0, max: 100 });

export const utilizedTransportEquipment = group({
  equipment: need(
    group({
      equipmentReference: need(trimmed(11)),
      ISOEquipmentCode: trimmed(4),
      tareWeight: measure('KGM', 'LBR'),
    }),
  ),
  isShipperOwned: need(flag),
  isNonOperatingReefer: flag,
  activeReeferSettings: group({
    temperatureSetpoint: number(),
    temperatureUnit: closed('CEL', 'FAH'),
    o2Setpoint: share,
    co2Setpoint: share,
    humiditySetpoint: share,
    airExchangeSetpoint: number({ min: 0 }),
    airExchangeUnit: closed('MQH', 'FQH'),
    isVentilationOpen: flag,
    isDrainholesOpen: flag,
    isBulbMode: flag,
    isColdTreatmentRequired: flag,
    isControlledAtmosphereRequired: flag,
  }),
  shippingMarks: list(text(35), 0, 50),
  seals: need(list(group({ number: need(text(15)), source: closed('CAR', 'SHI', 'VET', 'CUS') }), 1)),
  references: list(reference),
  customsReferences: list(customsReference),
});
