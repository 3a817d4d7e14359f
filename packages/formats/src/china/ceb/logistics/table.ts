import { type Message, needed, only, unit } from '../../message/index.ts';
import { business } from '../frame.ts';
import { have, may, must } from '../vocabulary.ts';

/** Waybill, import. */
const CEB511 = business(
  '511',
  { type: 'ecommerce-logistics', direction: 'import' },
  unit(
    'Logistics',
    100,
    needed(
      'LogisticsHead',
      must('guid', '=36'),
      must('appType', '=1'),
      must('appTime', '=14'),
      must('appStatus', 3),
      must('logisticsCode', 18),
      must('logisticsName', 100),
      must('logisticsNo', 60),
      may('billNo', 37),
      must('orderNo', 60),
      may('freight', '19,5'),
      may('insuredFee', '19,5'),
      only('142', must('currency', '=3')),
      must('weight', '19,5'),
      must('packNo', 9),
      may('goodsInfo', 200),
      must('consignee', 100),
      must('consigneeAddress', 200),
      must('consigneeTelephone', 50),
      may('note', 1000),
    ),
  ),
);

/** Waybill, export. */
const CEB505 = business(
  '505',
  { type: 'ecommerce-logistics', direction: 'export' },
  unit(
    'Logistics',
    100,
    must('guid', '=36'),
    must('appType', '=1'),
    must('appTime', '=14'),
    must('appStatus', '=1'),
    have('logisticsCode', 18),
    have('logisticsName', 100),
    have('logisticsNo', 32),
    must('freight', '19,5'),
    must('insuredFee', '19,5'),
    must('currency', '=3'),
    must('grossWeight', '19,5'),
    must('packNo', 9),
    have('goodsInfo', 200),
    may('ebcCode', 18),
    may('ebcName', 100),
    may('ebcTelephone', 50),
    may('note', 1000),
  ),
);

export const MESSAGES: readonly Message[] = [CEB511, CEB505];
