/** What must be filled before a declaration can be stored or declared: one row, one code. @module */
import type { Definition } from '@kouan/core';
import type { Declaration } from '../../documents/declaration/declaration.ts';
import type { Check } from '../check.ts';
import { walker } from '../walk.ts';

type Row = readonly [code: string, pattern: string, element: string, when: 'store' | 'declare' | 'import'];

// `store` rows are required in both profiles; `import` rows only to declare an import.
const ROWS: readonly Row[] = [
  ['REQ-0001', '/agent/customsCode', 'DecHead/AgentCode', 'store'],
  ['REQ-0002', '/agent/name', 'DecHead/AgentName', 'store'],
  ['REQ-0003', '/inputter/customsCode', 'DecHead/CopCode', 'store'],
  ['REQ-0004', '/inputter/name', 'DecHead/CopName', 'store'],
  ['REQ-0005', '/declarationOffice', 'DecHead/CustomMaster', 'store'],
  ['REQ-0006', '/inputter/personName', 'DecHead/InputerName', 'store'],
  ['REQ-0007', '/inputter/cardNumber', 'DecHead/TypistNo', 'store'],
  ['REQ-0008', '/tradingCountry', 'DecHead/TradeAreaCode', 'store'],
  ['REQ-0009', '/declarantName', 'DecHead/DeclareName', 'store'],
  ['REQ-0010', '/clientReference', 'DecSign/ClientSeqNo', 'store'],
  ['REQ-0011', '/transport/counterpartPort', 'DecHead/DistinatePort', 'declare'],
  ['REQ-0012', '/entryType', 'DecHead/EntryType', 'declare'],
  ['REQ-0013', '/grossMass', 'DecHead/GrossWet', 'declare'],
  ['REQ-0014', '/netMass', 'DecHead/NetWt', 'declare'],
  ['REQ-0015', '/entryExitOffice', 'DecHead/IEPort', 'declare'],
  ['REQ-0016', '/owner/name', 'DecHead/OwnerName', 'declare'],
  ['REQ-0017', '/packages/quantity', 'DecHead/PackNo', 'declare'],
  ['REQ-0018', '/packages/kind', 'DecHead/WrapType', 'declare'],
  ['REQ-0019', '/transport/counterpartCountry', 'DecHead/TradeCountry', 'declare'],
  ['REQ-0020', '/supervisionMode', 'DecHead/TradeMode', 'declare'],
  ['REQ-0021', '/domesticTrader/customsCode', 'DecHead/TradeCode', 'declare'],
  ['REQ-0022', '/domesticTrader/name', 'DecHead/TradeName', 'declare'],
  ['REQ-0023', '/domesticTrader/socialCreditCode', 'DecHead/TradeCoScc', 'declare'],
  ['REQ-0024', '/agent/socialCreditCode', 'DecHead/AgentCodeScc', 'declare'],
  ['REQ-0025', '/owner/socialCreditCode', 'DecHead/OwnerCodeScc', 'declare'],
  ['REQ-0026', '/transport/mode', 'DecHead/TrafMode', 'declare'],
  ['REQ-0027', '/tradeTerms', 'DecHead/TransMode', 'declare'],
  ['REQ-0028', '/transport/departurePort', 'DecHead/DespPortCode', 'import'],
  ['REQ-0029', '/transport/entryExitPort', 'DecHead/EntyPortCode', 'declare'],
  ['REQ-0030', '/transport/goodsLocation', 'DecHead/GoodsPlace', 'import'],
  ['REQ-0031', '/items/*/goodsItemNumber', 'DecList/GNo', 'store'],
  ['REQ-0032', '/items/*/hs/code', 'DecList/CodeTS', 'store'],
  ['REQ-0033', '/items/*/name', 'DecList/GName', 'declare'],
  ['REQ-0034', '/items/*/unitPrice', 'DecList/DeclPrice', 'declare'],
  ['REQ-0035', '/items/*/totalPrice', 'DecList/DeclTotal', 'declare'],
  ['REQ-0036', '/items/*/dutyMode', 'DecList/DutyMode', 'declare'],
  ['REQ-0037', '/items/*/quantity/value', 'DecList/GQty', 'declare'],
  ['REQ-0038', '/items/*/quantity/unit', 'DecList/GUnit', 'declare'],
  ['REQ-0039', '/items/*/statutoryQuantity/value', 'DecList/FirstQty', 'declare'],
  ['REQ-0040', '/items/*/statutoryQuantity/unit', 'DecList/FirstUnit', 'declare'],
  ['REQ-0041', '/items/*/originCountry', 'DecList/OriginCountry', 'declare'],
  ['REQ-0042', '/items/*/destinationCountry', 'DecList/DestinationCountry', 'declare'],
  ['REQ-0043', '/items/*/currency', 'DecList/TradeCurr', 'declare'],
  ['REQ-0044', '/items/*/domesticDistrict', 'DecList/DistrictCode', 'declare'],
];

/** One definition a row, keyed by code. */
export const requiredDefinitions: Readonly<Record<string, Definition>> = Object.fromEntries(
  ROWS.map(([code, pattern, element]) => [
    code,
    {
      code,
      severity: 'error',
      message: { en: `${pattern} must be filled`, zh: `必填项为空：${pattern}` },
      source: `Single Window DecMessage interface table, ${element}`,
    } satisfies Definition,
  ]),
);

/** One check a row. */
export const requiredChecks: readonly Check<Declaration>[] = ROWS.map(([code, pattern, , when]) => {
  const walk = walker(pattern);
  const definition = requiredDefinitions[code] as Definition;
  return {
    codes: [code],
    source: definition.source,
    title: { en: `${pattern} is filled`, zh: `${pattern} 已填` },
    check: (document, context, report) => {
      if (when !== 'store' && context.profile === 'store') return;
      if (when === 'import' && document.direction !== 'import') return;
      // A summary declaration carries a third of the fields (GACC 2019 no. 127); the rest comes with the second step.
      if (when !== 'store' && document.kind?.step === 'summary') return;
      walk(
        document,
        () => undefined,
        (path) => report(definition, path),
      );
    },
  };
});
