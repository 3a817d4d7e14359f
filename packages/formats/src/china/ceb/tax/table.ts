import { type Message, needed, rows, unit } from '../../message/index.ts';
import { answer } from '../frame.ts';
import { may, must } from '../vocabulary.ts';

/** Electronic tax bill. */
const CEB816 = answer(
  '816',
  { type: 'ecommerce-tax', direction: 'import', kind: 'bill' },
  unit(
    'Tax',
    Number.POSITIVE_INFINITY,
    needed(
      'TaxHeadRd',
      must('guid', '=36'),
      must('returnTime', '=17'),
      must('invtNo', 18),
      must('taxNo', 50),
      must('customsTax', '19,5'),
      must('valueAddedTax', '19,5'),
      must('consumptionTax', '19,5'),
      must('status', '=1'),
      may('entDutyNo', 50),
      may('note', 1000),
      may('assureCode', 64),
      may('ebcCode', 64),
      may('logisticsCode', 64),
      may('agentCode', 18),
      may('customsCode', '=4'),
    ),
    rows(
      'TaxListRd',
      'items',
      { min: 1, max: 99 },
      must('gnum'),
      must('gcode', '=10'),
      must('taxPrice', '19,5'),
      must('customsTax', '19,5'),
      must('valueAddedTax', '19,5'),
      must('consumptionTax', '19,5'),
    ),
  ),
);

/** State of an electronic tax bill. */
const CEB818 = answer(
  '818',
  { type: 'ecommerce-tax', direction: 'import', kind: 'status' },
  unit(
    'Tax',
    Number.POSITIVE_INFINITY,
    needed(
      'TaxHeadStatus',
      must('guid', '=36'),
      must('returnTime', '=17'),
      must('invtNo', 18),
      must('taxNo', 50),
      must('status', '=1'),
      may('entDutyNo', 50),
      may('assureCode', 64),
    ),
  ),
);

export const MESSAGES: readonly Message[] = [CEB816, CEB818];
