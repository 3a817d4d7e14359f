import type { Group, Node } from '../../syntax/message/index.ts';
import { nodesOf } from '../schema/table.ts';

/** Namespace of the element that says which model a Danish declaration follows. */
export const EDS = 'urn:wco:datamodel:WCO:WCO_DEC_EDS_METADATA:1';

/** Elements that Danish customs has and the others have not: around them, behind which sibling, and what. */
const ADDED: readonly (readonly [around: string, behind: string, text: string])[] = [
  ['', '', 'EDSMetaData\n  eds:ModelVersionTextType T'],
  ['', 'FunctionCode', 'ProcedureCategory C'],
  ['', 'SupervisingOffice', 'ExportOffice\n  identification I\nSecurityCode C'],
  [
    'GoodsShipment/Consignment',
    '',
    'BorderTransportMeans #15A\n  ID I #T006\n  IdentificationTypeCode C #T018\n  RegistrationNationalityCode C #T014\n  ModeCode C #T022',
  ],
  ['GoodsShipment/GovernmentAgencyGoodsItem/Commodity/Classification', '', 'SequenceNumeric N 5,0 #006'],
  ['GoodsShipment/GovernmentAgencyGoodsItem/GovernmentProcedure', '', 'SequenceNumeric N 5,0 #006'],
  [
    'GoodsShipment/GovernmentAgencyGoodsItem',
    'ValuationAdjustment',
    'Authorisation*\n  SequenceNumeric N 5,0 #006\n  ID I\n  Type C',
  ],
  ['GoodsShipment/TradeTerms', 'LocationName', 'CountryCode C'],
];

/** The children of Declaration with what is Danish among them. */
export function withDanish(children: readonly Node[], around = '', scope = ''): readonly Node[] {
  const inner = children.map((node) => {
    if (node.kind === 'leaf') return node;
    const path = around === '' ? node.element : `${around}/${node.element}`;
    const key = scope === '' ? node.element : `${scope}/${node.element}`;
    return { ...node, children: withDanish(node.children, path, node.rows === undefined ? key : '') } satisfies Group;
  });
  for (const [place, behind, text] of ADDED) {
    if (place !== around) continue;
    const at = behind === '' ? 0 : inner.findIndex(({ element }) => element === behind) + 1;
    inner.splice(at, 0, ...(nodesOf({ text, types: 'ds', scope }) as (Group | (Node & { kind: 'leaf' }))[]));
  }
  return inner;
}

/** The Danish elements of each row, as [lists that lead to the row, key]. */
export const DANISH_KEYS: readonly (readonly [lists: readonly string[], key: string])[] = [
  [[], 'EDSMetaData/ModelVersionTextType'],
  [[], 'ProcedureCategory'],
  [[], 'ExportOffice/identification'],
  [[], 'SecurityCode'],
  [[], 'GoodsShipment/Consignment/BorderTransportMeans/ID'],
  [[], 'GoodsShipment/Consignment/BorderTransportMeans/IdentificationTypeCode'],
  [[], 'GoodsShipment/Consignment/BorderTransportMeans/RegistrationNationalityCode'],
  [[], 'GoodsShipment/Consignment/BorderTransportMeans/ModeCode'],
  [[], 'GoodsShipment/TradeTerms/CountryCode'],
  [['GoodsShipment/GovernmentAgencyGoodsItem', 'Commodity/Classification'], 'SequenceNumeric'],
  [['GoodsShipment/GovernmentAgencyGoodsItem', 'GovernmentProcedure'], 'SequenceNumeric'],
  [['GoodsShipment/GovernmentAgencyGoodsItem', 'Authorisation'], 'ID'],
  [['GoodsShipment/GovernmentAgencyGoodsItem', 'Authorisation'], 'Type'],
];
