/**
 * Elements of the waybill. What a waybill says and the master has no name for stands in members that begin with `x-`, which
 * it allows in every object.
 *
 * @module
 */
import {
  COUNTRY,
  CURRENCY,
  coded,
  DAY_OF_TIME,
  DECIMAL_TEXT,
  entry,
  inside,
  leaf,
  led,
  MOMENT,
  needing,
  rows,
  TEXT,
  type TreeNode,
  type TreeValue,
  under,
  usual,
  values,
  when,
} from '../../syntax/tree/index.ts';
import { packages, party, place } from './parts.ts';

const same = (...words: readonly string[]): TreeValue =>
  coded(
    words.join(', '),
    words.map((word) => [word, word]),
  );

const amount = (at: string, to: string): readonly TreeNode[] =>
  inside(at, under(to, led(leaf('content', 'amount', DECIMAL_TEXT), leaf('currencyId', 'currency', CURRENCY))));

const measure = (at: string, unit: string, to: string): TreeNode =>
  when('unitCode', [unit], entry(at, leaf('content', to, DECIMAL_TEXT)));

const ITEM = rows(
  'includedConsignmentItem',
  'items',
  entry('natureIdCargo', entry('id', leaf('content', 'description', TEXT))),
  leaf('x-itemNumber', 'itemNumber', TEXT),
  leaf('x-descriptionForeign', 'descriptionForeign', TEXT),
  ...led(leaf('x-hsCode', 'hs.code', TEXT), leaf('x-hsEdition', 'hs.edition', TEXT)),
  leaf('x-originCountry', 'originCountry', COUNTRY),
  packages('x-package', 'packages'),
  leaf('x-grossMass', 'grossMass', DECIMAL_TEXT),
  leaf('x-netMass', 'netMass', DECIMAL_TEXT),
  leaf('x-volume', 'volume', DECIMAL_TEXT),
  ...amount('x-value', 'value'),
  values('x-equipmentNumber', 'equipmentNumbers', '', TEXT),
  ...inside(
    'x-dangerousGoods',
    under(
      'dangerousGoods',
      leaf('unNumber', 'unNumber', TEXT),
      leaf('properShippingName', 'properShippingName', TEXT),
      leaf('hazardClass', 'hazardClass', TEXT),
      leaf('packingGroup', 'packingGroup', same('I', 'II', 'III')),
    ),
  ),
);

const LEG = rows(
  'mainCarriageLogisticsTransportMovement',
  'legs',
  leaf('id.content', 'voyageNumber', TEXT),
  leaf('loadingEvent.actualOccurrenceDateTime', 'departureAt', MOMENT),
  leaf('x-sequence', 'sequence', TEXT),
  leaf('x-modeCode', 'mode', TEXT),
  leaf('x-meansName', 'meansName', TEXT),
  leaf('x-meansId', 'meansId', TEXT),
  leaf('x-meansCountry', 'meansCountry', COUNTRY),
  ...party('x-carrier', 'carrier'),
  ...place('x-from', 'from'),
  ...place('x-to', 'to'),
  leaf('x-arrivalDateTime', 'arrivalAt', MOMENT),
  leaf('x-documentNumber', 'documentNumber', TEXT),
);

const EQUIPMENT = rows(
  'utilizedLogisticsTransportEquipment',
  'equipment',
  leaf('x-id', 'number', TEXT),
  leaf('x-kind', 'kind', same('container', 'wagon', 'trailer', 'swap-body', 'uld', 'pallet', 'other')),
  leaf('x-sizeType', 'sizeType', TEXT),
  needing(['number'], rows('x-seal', 'seals', leaf('number', 'number', TEXT), leaf('party', 'party', TEXT))),
  leaf('x-tareMass', 'tareMass', DECIMAL_TEXT),
  leaf('x-grossMass', 'grossMass', DECIMAL_TEXT),
  leaf('x-verifiedGrossMass', 'verifiedGrossMass', DECIMAL_TEXT),
);

const CONSIGNMENT: readonly TreeNode[] = [
  leaf('consignorAssignedId.content', 'customerReference', TEXT),
  entry('transportContractReferencedDocument.id', leaf('content', 'number', TEXT)),
  leaf('carrierAcceptanceDateTime', 'takenOverAt', MOMENT),
  measure('grossWeight', 'KGM', 'grossMass'),
  measure('netWeight', 'KGM', 'netMass'),
  ...amount('declaredValueForCarriageAmount', 'declaredValue'),
  ...amount('codAmount', 'cashOnDelivery'),
  ...party('x-consignor', 'consignor'),
  ...party('x-consignee', 'consignee'),
  ...party('x-notifyParty', 'notifyParty'),
  ...party('x-carrier', 'carrier'),
  ...party('x-freightForwarder', 'freightForwarder'),
  ...place('x-placeOfTakingOver', 'placeOfTakingOver'),
  ...place('x-placeOfDelivery', 'placeOfDelivery'),
  leaf('x-deliveredDateTime', 'deliveredAt', MOMENT),
  packages('x-package', 'packages'),
  leaf('x-marks', 'marks', TEXT),
  leaf('x-contractNumber', 'contractNumber', TEXT),
  leaf('x-deliveryTerms.incoterm', 'deliveryTerms.incoterm', TEXT),
  leaf('x-deliveryTerms.edition', 'deliveryTerms.edition', TEXT),
  leaf('x-deliveryTerms.place', 'deliveryTerms.place', TEXT),
  leaf('x-paymentOfCharges', 'paymentOfCharges', TEXT),
  needing(
    ['number'],
    rows(
      'x-document',
      'documents',
      leaf('kind', 'kind', TEXT),
      leaf('number', 'number', TEXT),
      leaf('issuer', 'issuer', TEXT),
    ),
  ),
  LEG,
  EQUIPMENT,
  ITEM,
];

export const TABLE: readonly TreeNode[] = [
  leaf('exchangedDocument.issueDateTime', 'issuedOn', DAY_OF_TIME),
  entry('exchangedDocument.remarks', leaf('content', 'note', TEXT)),
  usual(
    'multimodal',
    leaf(
      'exchangedDocument.x-kind',
      'kind',
      same('rail-cim', 'rail-smgs', 'rail-cim-smgs', 'road-cmr', 'road', 'air', 'inland-water', 'sea'),
    ),
  ),
  ...place('exchangedDocument.x-issueLocation', 'placeOfIssue'),
  entry('specifiedConsignment', ...CONSIGNMENT),
];

/** For the page of the format. */
export const NOTES = `The master of the multimodal waybill is the part that a carrier and its customer exchange about a contract: it has amounts,
masses, movements and times, and neither parties nor places. These, and what else a waybill says, stand in members that begin
with \`x-\`, which the master allows in every object. What belongs to the railways alone (wagons, border stations, carriages) is
not carried.

`;
