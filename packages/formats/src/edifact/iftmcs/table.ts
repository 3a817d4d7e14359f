import {
  carrier,
  contact,
  freightTerm,
  instructionMessage,
  itemsWithDangerousGoods,
  MONEY,
  notified,
  otherParties,
  ownership,
  party,
  place,
  references,
  seals,
  tare,
  temperature,
} from '../instructions/parts.ts';
import { beside, DAY, field, known, many, one, silently, TEXT, texts } from '../message/index.ts';
import { head } from '../parts/carriage.ts';

const MODES = known({ '1': 'VESSEL', '2': 'RAIL', '3': 'TRUCK', '6': 'MULTIMODAL', '8': 'BARGE' });
const date = (code: string, path: string) => one(`DTM/${code}`, field('1.2 1.3', path, silently(DAY)));

const equipment = many(
  'EQD',
  'utilizedTransportEquipments',
  beside('1.1', 'CN'),
  field('2.1', 'equipment.equipmentReference', TEXT),
  field('3.1', 'equipment.ISOEquipmentCode', TEXT),
  beside('3.2', '102', '3.1'),
  beside('3.3', '5', '3.1'),
  ownership,
  tare,
  seals,
  temperature,
);

/** Contract status: the bill as the carrier has it. */
export const MESSAGE = instructionMessage('IFTMCS', { type: 'bill-of-lading' }, [
  head(
    field('1.1', 'transportDocumentTypeCode', known({ '705': 'BOL', '710': 'SWB' })),
    field('2.1', 'transportDocumentReference', TEXT),
    beside('3.1', '9'),
  ),
  ...contact,
  date('95', 'issueDate'),
  date('342', 'shippedOnBoardDate'),
  one('MOA/44', field('1.2 1.3', 'declaredValue', MONEY)),
  texts('FTX/BLC', 'carrierClauses', '4.1 4.2 4.3 4.4 4.5'),
  place('91', 'placeOfIssue'),
  one(
    'LOC/57',
    field('2.1', 'invoicePayableAt.UNLocationCode', TEXT),
    field('2.4', 'invoicePayableAt.freeText', TEXT),
    beside('2.2', '139', '2.1'),
    beside('2.3', '6', '2.1'),
  ),
  one('RFF/SI', field('1.2', 'shippingInstructionsReference', TEXT)),
  one('RFF/CT', field('1.2', 'serviceContractReference', TEXT)),
  references,
  freightTerm,
  one('TDT/10', field('3.1', 'transports.preCarriageBy', MODES)),
  one(
    'TDT/20',
    field('2.1', 'transports.vesselVoyages.0.carrierExportVoyageNumber', TEXT),
    field('8.4', 'transports.vesselVoyages.0.vesselName', TEXT),
    date('133', 'transports.plannedDepartureDate'),
    date('132', 'transports.plannedArrivalDate'),
    place('88', 'transports.placeOfReceipt'),
    place('9', 'transports.portOfLoading'),
    place('11', 'transports.portOfDischarge'),
    place('7', 'transports.placeOfDelivery'),
  ),
  one('TDT/30', field('3.1', 'transports.onCarriageBy', MODES)),
  party('CZ', 'documentParties.shipper'),
  party('CN', 'documentParties.consignee'),
  carrier,
  notified('documentParties.notifyParties'),
  otherParties('documentParties.other'),
  itemsWithDangerousGoods,
  equipment,
]);
