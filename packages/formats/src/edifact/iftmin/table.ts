import {
  carrier,
  contact,
  freightTerm,
  instructionMessage,
  items,
  notified,
  otherParties,
  ownership,
  party,
  place,
  references,
  seals,
  tare,
} from '../instructions/parts.ts';
import { beside, field, known, LIST, many, type Node, one, TEXT, texts } from '../message/index.ts';
import { head } from '../parts/carriage.ts';

/** Instructions name a port as the bill is to show it; which port it is the booking says. */
const displayed = (code: string, path: string): Node => one(`LOC/${code}`, field('2.4', path, LIST));

const equipment = many(
  'EQD',
  'utilizedTransportEquipments',
  beside('1.1', 'CN'),
  field('2.1', 'equipmentReference', TEXT),
  field('3.1', 'equipment.ISOEquipmentCode', TEXT),
  beside('3.2', '102', '3.1'),
  beside('3.3', '5', '3.1'),
  ownership,
  field('6.1', 'emptyIndicatorCode', known({ '4': 'EMPTY', '5': 'LADEN' })),
  tare,
  seals,
);

/** Instructions for transport: what the shipper asks the carrier to put into the bill. */
export const MESSAGE = instructionMessage('IFTMIN', { type: 'shipping-instructions' }, [
  head(field('2.1', 'shippingInstructionsReference', TEXT), beside('1.1', '340'), beside('3.1', '9')),
  ...contact,
  texts('FTX/BLC', 'requestedCarrierClauses', '4.1 4.2 4.3 4.4 4.5'),
  place('91', 'placeOfIssue'),
  one(
    'LOC/57',
    field('2.1', 'invoicePayableAt.UNLocationCode', TEXT),
    beside('2.2', '139', '2.1'),
    beside('2.3', '6', '2.1'),
  ),
  one('RFF/BM', field('1.2', 'transportDocumentReference', TEXT)),
  references,
  freightTerm,
  one(
    'TDT/20',
    displayed('88', 'displayedNameForPlaceOfReceipt'),
    displayed('9', 'displayedNameForPortOfLoad'),
    displayed('11', 'displayedNameForPortOfDischarge'),
    displayed('7', 'displayedNameForPlaceOfDelivery'),
  ),
  party('CZ', 'documentParties.shipper'),
  party('CN', 'documentParties.consignee'),
  party('SE', 'documentParties.seller'),
  party('BY', 'documentParties.buyer'),
  carrier,
  notified('documentParties.notifyParties'),
  otherParties('documentParties.other'),
  items,
  equipment,
]);
