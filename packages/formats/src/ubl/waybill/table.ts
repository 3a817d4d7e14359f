/** Elements of a waybill. @module */
import {
  COUNTRY,
  coded,
  DAY,
  entry,
  inside,
  rows,
  TEXT,
  type TreeNode,
  textLike,
  usual,
  values,
  when,
} from '../../syntax/tree/index.ts';
import {
  amount,
  EQUIPMENT,
  first,
  legs,
  MASSES,
  packages,
  papers,
  party,
  place,
  terms,
  text,
  VOLUME,
} from '../parts.ts';

/** UN/EDIFACT 1001, and words for what it has no code for; every other code is kept beside a multimodal waybill. */
const KIND = coded(
  'a document code (UN/EDIFACT 1001)',
  [
    ['740', 'air'],
    ['741', 'air'],
    ['730', 'road-cmr'],
    ['ROAD', 'road'],
    ['720', 'rail-cim'],
    ['722', 'rail-smgs'],
    ['CIM/SMGS', 'rail-cim-smgs'],
    ['710', 'sea'],
    ['711', 'inland-water'],
  ],
  'multimodal',
);

const UN_NUMBER = textLike('a UN number', ['1263'], /^\d{4}$/);

const PACKING_GROUP = coded('a packing group', [
  ['I', 'I'],
  ['II', 'II'],
  ['III', 'III'],
  ['1', 'I'],
  ['2', 'II'],
  ['3', 'III'],
]);

const GOODS: readonly TreeNode[] = [
  text('OriginCountry.IdentificationCode', 'originCountry', COUNTRY),
  when(
    'ItemClassificationCode.@listID',
    ['HS'],
    entry('CommodityClassification', text('ItemClassificationCode', 'hs.code')),
  ),
  entry(
    'HazardousItem',
    text('UNDGCode', 'dangerousGoods.unNumber', UN_NUMBER),
    text('UNPackingGroupCode', 'dangerousGoods.packingGroup', PACKING_GROUP),
    text('TunnelRestrictionCode', 'dangerousGoods.tunnelCode'),
    text('TechnicalName', 'dangerousGoods.properShippingName'),
    text('HazardClassID', 'dangerousGoods.hazardClass'),
  ),
];

const ITEM = rows(
  'GoodsItem',
  'items',
  text('ID', 'itemNumber'),
  first('Description', 'description'),
  ...amount('ValueAmount', 'value'),
  ...MASSES,
  VOLUME,
  entry('Item', ...GOODS),
  values('GoodsItemContainer', 'equipmentNumbers', 'ID.#', TEXT),
  packages('ContainingPackage', 'packages'),
);

const CHARGE = when(
  'ChargeIndicator.#',
  ['true'],
  rows(
    'FreightAllowanceCharge',
    'charges',
    text('AllowanceChargeReasonCode', 'code'),
    first('AllowanceChargeReason', 'name'),
    ...amount('Amount', 'amount'),
  ),
);

export const TABLE: readonly TreeNode[] = [
  text('ID', 'number'),
  text('IssueDate', 'issuedOn', DAY),
  first('Note', 'note'),
  usual('multimodal', text('WaybillTypeCode', 'kind', KIND)),
  ...amount('DeclaredCarriageValueAmount', 'declaredValue'),
  ...place('IssueLocation', 'placeOfIssue'),
  ...party('ConsignorParty', 'consignor'),
  ...party('CarrierParty', 'carrier'),
  ...party('FreightForwarderParty', 'freightForwarder'),
  ...inside(
    'Shipment',
    ...MASSES,
    entry(
      'Consignment',
      text('ConsignorAssignedID', 'customerReference'),
      ...party('ConsigneeParty', 'consignee'),
      ...party('NotifyParty', 'notifyParty'),
      text('TransportContract.ID', 'contractNumber'),
      ...terms('DeliveryTerms'),
      CHARGE,
    ),
    ITEM,
    legs('legs'),
    ...place('Delivery.DeliveryLocation', 'placeOfDelivery'),
    ...place('Delivery.Despatch.DespatchLocation', 'placeOfTakingOver'),
    text('Delivery.Despatch.ActualDespatchDate', 'takenOverAt', DAY),
    text('Delivery.ActualDeliveryDate', 'deliveredAt', DAY),
    EQUIPMENT,
  ),
  ...papers('DocumentReference', 'documents'),
];
