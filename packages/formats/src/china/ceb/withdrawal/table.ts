import { type Message, needed, rows, unit } from '../../message/index.ts';
import { business } from '../frame.ts';
import { have, may, must } from '../vocabulary.ts';

/** What is withdrawn of an import: the same for a cancellation and a return. */
const IMPORTED = [
  must('guid', '=36'),
  must('appType', '=1'),
  must('appTime', '=14'),
  must('appStatus', 3),
  must('customsCode', '=4'),
  must('orderNo', 60),
  must('ebpCode', 18),
  must('ebpName', 100),
  must('ebcCode', 18),
  must('ebcName', 100),
  must('logisticsNo', 60),
  must('logisticsCode', 18),
  must('logisticsName', 100),
  may('copNo', 20),
  may('preNo', 18),
  must('invtNo', 18),
  must('buyerIdType', '=1'),
  must('buyerIdNumber', 60),
  must('buyerName', 60),
  must('buyerTelephone', 30),
  must('agentCode', 18),
  must('agentName', 100),
  must('reason', 1000),
  may('note', 1000),
] as const;

/** Cancellation of an inventory, import. */
const CEB623 = business(
  '623',
  { type: 'ecommerce-withdrawal', direction: 'import', kind: 'cancellation' },
  unit('InvtCancel', 100, ...IMPORTED),
);

/** Return of goods, import. */
const CEB625 = business(
  '625',
  { type: 'ecommerce-withdrawal', direction: 'import', kind: 'return' },
  unit(
    'InvtRefund',
    100,
    needed('InvtRefundHead', ...IMPORTED),
    rows(
      'InvtRefundList',
      'items',
      { min: 1, max: 99 },
      must('gnum'),
      must('gcode', '=10'),
      must('gname', 250),
      must('qty', '19,5'),
      must('unit', '=3'),
      may('note', 1000),
    ),
  ),
);

/** Cancellation of an inventory, export. */
const CEB605 = business(
  '605',
  { type: 'ecommerce-withdrawal', direction: 'export', kind: 'cancellation' },
  unit(
    'InvtCancel',
    100,
    must('guid', '=36'),
    must('appType', '=1'),
    must('appTime', '=14'),
    must('appStatus', '=1'),
    must('customsCode', '=4'),
    have('copNo', 30),
    may('preNo', '=18'),
    have('invtNo', 20),
    have('reason', 1000),
    have('agentCode', 18),
    have('agentName', 100),
    have('ebcCode', 18),
    have('ebcName', 100),
    may('note', 1000),
  ),
);

/** Return of goods, export. */
const CEB213 = business(
  '213',
  { type: 'ecommerce-withdrawal', direction: 'export', kind: 'return' },
  unit(
    'InvtRefund',
    100,
    needed(
      'InvtRefundHead',
      must('guid', '=36'),
      must('appType', '=1'),
      must('appTime', '=14'),
      must('appStatus', '=1'),
      must('customsCode', '=4'),
      may('loctNo', 10),
      have('ebpCode', 18),
      have('ebpName', 100),
      have('ebcCode', 18),
      have('ebcName', 100),
      have('logisticsNo', 80),
      have('logisticsCode', 18),
      have('logisticsName', 100),
      have('coElNo', 30),
      may('preNo', 18),
      have('invtNo', 20),
      may('tradeMode', '=4'),
      have('agentCode', 18),
      have('agentName', 100),
      have('billNo', 37),
      have('ieFlag', 1),
      have('trafMode', 1),
      have('trafName', 100),
      have('portCode', 4),
      have('reason', 500),
      have('country', 3, 'departureCountry'),
      have('voyageNo', 32),
      may('note', 500),
    ),
    rows(
      'InvtRefundList',
      'items',
      { min: 1, max: 100 },
      must('gnum', 4),
      have('gcode', 10),
      have('gname', 250),
      have('gmodel', 250),
      must('qty', '19,5'),
      must('qty1', '19,5'),
      must('unit', '=3'),
      must('unit1', '=3'),
      may('qty2', '19,5'),
      may('unit2', '=3'),
      may('note', 500),
    ),
  ),
);

export const MESSAGES: readonly Message[] = [CEB623, CEB625, CEB605, CEB213];
