/** Elements of a packing list. @module */
import { DAY, entry, inside, rows, TEXT, type TreeNode, values } from '../../syntax/tree/index.ts';
import {
  DIMENSIONS,
  EQUIPMENT,
  first,
  ITEM,
  legs,
  MASSES,
  packages,
  papers,
  party,
  quantity,
  terms,
  text,
  VOLUME,
} from '../parts.ts';

const LINE = rows(
  'GoodsItem',
  'lines',
  text('ID', 'lineNumber'),
  text('TraceID', 'packageNumbers'),
  ...MASSES,
  VOLUME,
  ...quantity('Quantity', 'quantity'),
  entry('Item', ...ITEM),
  values('GoodsItemContainer', 'equipmentNumbers', 'ID.#', TEXT),
  ...DIMENSIONS,
  packages('ContainingPackage', 'packages'),
);

export const TABLE: readonly TreeNode[] = [
  text('ID', 'number'),
  text('IssueDate', 'issuedOn', DAY),
  first('Note', 'note'),
  ...party('ConsignorParty', 'seller'),
  ...inside(
    'Shipment',
    ...MASSES,
    VOLUME,
    entry(
      'Consignment',
      ...party('ConsigneeParty', 'consignee'),
      ...party('ImporterParty', 'buyer'),
      ...party('NotifyParty', 'notifyParty'),
      ...terms('DeliveryTerms'),
    ),
    LINE,
    legs('transport'),
    EQUIPMENT,
  ),
  ...papers(
    'DocumentReference',
    'references',
    ['380', 'invoiceNumber', 'invoiceDate'],
    ['315', 'contractNumber'],
    ['105', 'orderNumber'],
  ),
];
