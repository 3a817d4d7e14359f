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
  later,
  list,
  need,
  number,
  open,
  text,
  trimmed,
} from '../fields/index.ts';
import {
  customsReference,
  equipmentReference,
  hsCodes,
  itemReferences,
  licences,
  marks,
  measure,
  nationalCodes,
  reference,
  seal,
  volume,
  weight,
  woodDeclaration,
} from '../parts.ts';

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
    inhalationZone: text(1, { min: 1, open: ['A', 'B', 'C', 'D'] }),
    grossWeight: weight,
    netWeight: weight,
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
  woodDeclaration,
  dangerousGoods: list(dangerousGoods),
});

const cargoItem = group({
  equipmentReference,
  cargoGrossWeight: need(weight),
  cargoGrossVolume: volume,
  cargoNetWeight: weight,
  cargoNetVolume: volume,
  ...licences,
  outerPackaging: need(outerPackaging),
  ...nationalCodes,
  customsReferences: list(customsReference),
});

export const consignmentItem = group({
  carrierBookingReference: need(trimmed(35)),
  descriptionOfGoods: need(list(trimmed(35), 0, 150)),
  ...hsCodes,
  ...nationalCodes,
  shippingMarks: marks,
  cargoItems: need(list(cargoItem, 1)),
  ...licences,
  references: itemReferences,
  customsReferences: list(customsReference),
});

const share = number({ min: 0, max: 100 });

export const utilizedTransportEquipment = group({
  equipment: need(
    group({
      equipmentReference,
      ISOEquipmentCode: trimmed(4),
      tareWeight: weight,
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
  shippingMarks: marks,
  seals: need(list(seal, 1)),
  references: list(reference),
  customsReferences: list(customsReference),
});
