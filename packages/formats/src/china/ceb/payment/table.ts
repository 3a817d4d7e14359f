import { type Message, needed, only, unit } from '../../message/index.ts';
import { business } from '../frame.ts';
import { have, may, must } from '../vocabulary.ts';

/** Payment, import. */
const CEB411 = business(
  '411',
  { type: 'ecommerce-payment', direction: 'import' },
  unit(
    'Payment',
    100,
    needed(
      'PaymentHead',
      must('guid', '=36'),
      must('appType', '=1'),
      must('appTime', '=14'),
      must('appStatus', 3),
      must('payCode', 18),
      must('payName', 100),
      must('payTransactionId', 60),
      must('orderNo', 60),
      must('ebpCode', 18),
      must('ebpName', 100),
      must('payerIdType', '=1'),
      must('payerIdNumber', 60),
      must('payerName', 60),
      may('telephone', 60),
      must('amountPaid', '19,5'),
      only('142', must('currency', '=3')),
      must('payTime', '=14'),
      may('note', 1000),
    ),
  ),
);

/** Receipt of money, export. */
const CEB403 = business(
  '403',
  { type: 'ecommerce-payment', direction: 'export' },
  unit(
    'Receipts',
    100,
    must('guid', '=36'),
    must('appType', '=1'),
    must('appTime', '=14'),
    must('appStatus', '=1'),
    have('ebpCode', 18),
    have('ebpName', 100),
    have('ebcCode', 18),
    have('ebcName', 100),
    have('orderNo', 60),
    may('payCode', 18),
    have('payName', 100),
    may('payNo', 60),
    must('charge', '19,5'),
    must('currency', '=3'),
    must('accountingDate', '=14'),
    may('note', 1000),
  ),
);

export const MESSAGES: readonly Message[] = [CEB411, CEB403];
