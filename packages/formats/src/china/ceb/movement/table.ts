import { type Message, needed, rows, unit } from '../../message/index.ts';
import { business } from '../frame.ts';
import { have, may, must } from '../vocabulary.ts';

/** Delivery of a parcel, import. */
const CEB513 = business(
  '513',
  { type: 'ecommerce-movement', direction: 'import', kind: 'delivery-status' },
  unit(
    'LogisticsStatus',
    100,
    must('guid', '=36'),
    must('appType', '=1'),
    must('appTime', '=14'),
    must('appStatus', 3),
    must('logisticsCode', 18),
    must('logisticsName', 100),
    must('logisticsNo', 60),
    must('logisticsStatus', '=1'),
    must('logisticsTime', '=14'),
    may('note', 1000),
  ),
);

/** Parcels that came into a supervised place, import. */
const CEB711 = business(
  '711',
  { type: 'ecommerce-movement', direction: 'import', kind: 'warehouse-entry' },
  unit(
    'Delivery',
    1,
    needed(
      'DeliveryHead',
      must('guid', '=36'),
      must('appType', '=1'),
      must('appTime', '=14'),
      must('appStatus', 3),
      must('customsCode', '=4'),
      may('copNo', 20),
      may('preNo', 18),
      may('rkdNo', 18),
      must('operatorCode', 18),
      must('operatorName', 100),
      must('ieFlag', '=1'),
      must('trafMode', '=1'),
      must('trafNo', 100),
      must('voyageNo', 32),
      must('billNo', 37),
      must('logisticsCode', 18),
      must('logisticsName', 100),
      may('unloadLocation', 100),
      may('note', 1000),
    ),
    rows('DeliveryList', 'parcels', { min: 1 }, must('gnum'), must('logisticsNo', 60), may('note', 1000)),
  ),
);

/** Parcels that arrived at a supervised place, export. */
const CEB507 = business(
  '507',
  { type: 'ecommerce-movement', direction: 'export', kind: 'arrival' },
  unit(
    'Arrival',
    100,
    needed(
      'ArrivalHead',
      must('guid', '=36'),
      must('appType', '=1'),
      must('appTime', '=14'),
      must('appStatus', '=1'),
      must('customsCode', '=4'),
      have('copNo', 30),
      may('preNo', '=18'),
      have('operatorCode', 18),
      have('operatorName', 100),
      may('loctNo', 10),
      must('ieFlag', '=1'),
      must('trafMode', '=1'),
      may('billNo', 37),
      have('domesticTrafNo', 100),
      have('logisticsCode', 18),
      have('logisticsName', 100),
      must('msgCount', 9),
      must('msgSeqNo', 9),
      may('note', 1000),
    ),
    rows(
      'ArrivalList',
      'parcels',
      {},
      must('gnum', 5),
      have('logisticsNo', 32),
      may('totalPackageNo', 37),
      may('note', 1000),
    ),
  ),
);

/** Parcels that left the country, export. */
const CEB509 = business(
  '509',
  { type: 'ecommerce-movement', direction: 'export', kind: 'departure' },
  unit(
    'Departure',
    100,
    needed(
      'DepartureHead',
      must('guid', '=36'),
      must('appType', '=1'),
      must('appTime', '=14'),
      must('appStatus', '=1'),
      must('customsCode', '=4'),
      have('copNo', 30),
      may('preNo', '=18'),
      have('logisticsCode', 18),
      have('logisticsName', 100),
      must('trafMode', '=1'),
      may('trafName', 100),
      may('voyageNo', 32),
      may('billNo', 37),
      must('leaveTime', '=14'),
      must('msgCount', 9),
      must('msgSeqNo', 9),
      may('note', 1000),
    ),
    rows(
      'DepartureList',
      'parcels',
      { min: 1 },
      must('gnum', 5),
      may('totalPackageNo', 37),
      have('logisticsNo', 32),
      may('note', 1000),
    ),
  ),
);

/** Inventories of a bill of lading, export. */
const CEB607 = business(
  '607',
  { type: 'ecommerce-movement', direction: 'export', kind: 'waybill-list' },
  unit(
    'WayBill',
    100,
    needed(
      'WayBillHead',
      must('guid', '=36'),
      must('appType', '=1'),
      must('appTime', '=14'),
      must('appStatus', '=1'),
      must('customsCode', '=4'),
      have('copNo', 30),
      may('preNo', '=18'),
      have('agentCode', 18),
      have('agentName', 100),
      may('loctNo', 10),
      must('trafMode', '=1'),
      have('trafName', 100),
      have('voyageNo', 32),
      have('billNo', 37),
      may('domesticTrafNo', 100),
      must('grossWeight', '19,5'),
      have('logisticsCode', 18),
      have('logisticsName', 100),
      must('msgCount', 9),
      must('msgSeqNo', 9),
      may('note', 1000),
    ),
    rows(
      'WayBillList',
      'parcels',
      { min: 1 },
      must('gnum', 5),
      may('totalPackageNo', 60),
      have('logisticsNo', 32),
      may('invtNo', 20),
      may('note', 1000),
    ),
  ),
);

/** Tally of returned parcels, export. */
const CEB215 = business(
  '215',
  { type: 'ecommerce-movement', direction: 'export', kind: 'return-tally' },
  unit(
    'InvtRefundDetail',
    100,
    must('guid', '=36'),
    must('appType', '=1'),
    must('appTime', '=14'),
    must('appStatus', '=1'),
    must('customsCode', '=4'),
    have('operatorCode', 18),
    have('operatorName', 100),
    have('logisticsCode', 18),
    have('logisticsName', 100),
    have('logisticsNo', 80),
    may('invtNo', 20),
    have('coElNo', 20),
    may('preNo', 18),
    have('billNo', 37),
    must('ieFlag', '=1'),
    must('trafMode', '=1'),
    have('trafName', 100),
    have('voyageNo', 32),
    may('location', 250),
    may('note', 250),
  ),
);

export const MESSAGES: readonly Message[] = [CEB513, CEB711, CEB507, CEB509, CEB607, CEB215];
