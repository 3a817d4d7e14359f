import { type Message, needed, rows, unit } from '../../message/index.ts';
import { answer, business } from '../frame.ts';
import { have, may, must } from '../vocabulary.ts';

/** Application to sum up inventories, export. */
const CEB701 = business(
  '701',
  { type: 'ecommerce-summary', direction: 'export', kind: 'application' },
  unit(
    'SummaryApply',
    100,
    needed(
      'SummaryApplyHead',
      must('guid', '=36'),
      must('appType', '=1'),
      must('appTime', '=14'),
      must('appStatus', '=1'),
      must('customsCode', '=4'),
      have('copNo', 30),
      may('preNo', 18),
      may('sumNo', 18),
      have('agentCode', 18),
      have('agentName', 100),
      have('ebcCode', 18),
      have('ebcName', 100),
      have('declAgentCode', 18),
      have('declAgentName', 100),
      may('startTime', '=14'),
      may('endTime', '=14'),
      may('loctNo', 10),
      must('summaryFlag', '=1'),
      must('itemNameFlag', '=1'),
      must('msgCount', 9),
      must('msgSeqNo', 9),
      may('note', 1000),
    ),
    rows('SummaryApplyList', 'inventories', {}, have('invtNo', 20)),
  ),
);

/** What inventories were summed up to, export. */
const CEB792 = answer(
  '792',
  { type: 'ecommerce-summary', direction: 'export', kind: 'result' },
  unit(
    'SummaryResult',
    100,
    needed(
      'SummaryResultHead',
      must('guid', '=36'),
      must('customsCode', '=4'),
      must('sumNo', '=18'),
      must('opDate', '=17'),
      must('declSeqNo', '=18'),
      may('decTmpNo', '=18'),
      may('decPreNo', '=18'),
      may('entryId', '=18'),
      must('decState', 3),
      have('agentCode', 18),
      have('agentName', 100),
      have('ebcCode', 18),
      have('ebcName', 100),
      have('declAgentCode', 18),
      have('declAgentName', 100),
      must('grossWeight', '19,5'),
      must('netWeight', '19,5'),
      must('msgCount', 9),
      must('msgSeqNo', 9),
      may('note', 1000),
    ),
    rows(
      'SummaryResultList',
      'inventories',
      {},
      have('invtNo', 20),
      have('logisticsNo', 32),
      must('gseqno', 5),
      must('gnum', 5),
      must('gcode', '=10'),
    ),
  ),
);

export const MESSAGES: readonly Message[] = [CEB701, CEB792];
