/** Numbers that carry a check digit or a fixed shape. @module */
import type { Declaration } from '../../documents/declaration/declaration.ts';
import type { Check, Report } from '../check.ts';
import { ruleDefinitions as R } from './catalogue.ts';
import { fixOf, tidied } from './fix.ts';

const CHARSET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Check character of the first 17 characters of a unified social credit code (GB 32100), if they are of its charset. */
export function creditCodeDigit(code: string): string | undefined {
  let sum = 0;
  let weight = 1;
  for (let at = 0; at < 17; at += 1) {
    const value = CHARSET.indexOf(code[at] ?? ' ');
    if (value < 0) return undefined;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return CHARSET[(31 - (sum % 31)) % 31];
}

/** Check digit of a container number's first ten characters (ISO 6346): letters skip 11, 22 and 33; 10 counts as 0. */
export function containerDigit(number: string): string {
  let sum = 0;
  for (let at = 0; at < 10; at += 1) {
    const char = number.charCodeAt(at);
    const order = char - 65;
    const value = char < 58 ? char - 48 : 10 + order + Math.floor((order + 9) / 10);
    sum += value * 2 ** at;
  }
  return String((sum % 11) % 10);
}

const isCreditCode = (code: string): boolean => code.length === 18 && creditCodeDigit(code) === code[17];
const isContainer = (number: string): boolean =>
  /^[A-Z]{3}[UJZ]\d{7}$/.test(number) && containerDigit(number) === number[10];
const isManual = (number: string): boolean => /^[A-Z][0-9A-Z]{11}$/.test(number);
const isWindowNumber = (number: string): boolean => /^[IE]\d{17}$/.test(number);
const isDeclarationNumber = (number: string): boolean => /^\d{18}$/.test(number);

/** Ten characters; the interface table also knows nine for the inputter and the owner. */
const CUSTOMS_CODE = {
  domesticTrader: /^\d{4}[0-9A-Z]{6}$/,
  agent: /^\d{4}[0-9A-Z]{6}$/,
  owner: /^\d{4}[0-9A-Z]{5,6}$/,
  inputter: /^\d{4}[0-9A-Z]{5,6}$/,
} as const;

function checkCredit(code: string | undefined, path: string, report: Report): void {
  if (code === undefined || code === '' || code === 'NO') return;
  const digit = code.length === 18 ? creditCodeDigit(code) : undefined;
  // The check digit of the tidied code proves that it is the one that was meant.
  const fix = fixOf(path, tidied(code, isCreditCode));
  if (digit === undefined)
    report(R.creditCode, path, { found: code, expected: '18 × 0-9 A-H J-N P-R T U W X Y', ...fix });
  else if (digit !== code[17])
    // Which character is wrong cannot be known from the digit: no fix is offered.
    report(R.creditCode, path, { found: code, expected: `… ${digit}`, ...fix });
}

const PARTIES = ['domesticTrader', 'owner', 'agent', 'inputter'] as const;

/** Codes of all parties, and the numbers that customs gave. */
export const identifierCheck: Check<Declaration> = {
  codes: [R.creditCode, R.customsCode, R.declarationNumber, R.numberFlag, R.singleWindowNumber, R.manualNumber].map(
    (d) => d.code,
  ),
  source: 'GB 32100',
  title: { en: 'Party codes and customs numbers', zh: '单位代码与海关编号' },
  check(document, _context, report) {
    for (const name of PARTIES) {
      const party = document[name];
      if (party === undefined) continue;
      checkCredit(party.socialCreditCode, `/${name}/socialCreditCode`, report);
      const code = party.customsCode;
      const path = `/${name}/customsCode`;
      if (code !== undefined && code !== '' && code !== 'NO' && !CUSTOMS_CODE[name].test(code))
        report(R.customsCode, path, {
          found: code,
          ...fixOf(
            path,
            tidied(code, (tidy) => CUSTOMS_CODE[name].test(tidy)),
          ),
        });
    }
    const number = document.declarationNumber;
    if (number !== undefined && number !== '') {
      const flag = document.direction === 'import' ? '1' : '0';
      const path = '/declarationNumber';
      if (!isDeclarationNumber(number))
        report(R.declarationNumber, path, { found: number, ...fixOf(path, tidied(number, isDeclarationNumber)) });
      else if (number[8] !== flag)
        report(R.numberFlag, '/declarationNumber', {
          found: number[8] ?? '',
          expected: flag,
          related: [{ path: '/direction' }],
        });
    }
    const window = document.singleWindowNumber;
    if (window !== undefined && window !== '' && !isWindowNumber(window))
      report(R.singleWindowNumber, '/singleWindowNumber', {
        found: window,
        ...fixOf('/singleWindowNumber', tidied(window, isWindowNumber)),
      });
    const manual = document.manualNumber;
    if (manual !== undefined && manual !== '' && !isManual(manual))
      report(R.manualNumber, '/manualNumber', { found: manual, ...fixOf('/manualNumber', tidied(manual, isManual)) });
  },
};

/** Container numbers, and which goods are in which container. */
export const containerCheck: Check<Declaration> = {
  codes: [R.containerShape, R.containerDigit, R.containerTwice, R.containerItem, R.itemUnpacked].map((d) => d.code),
  source: 'ISO 6346',
  title: { en: 'Containers', zh: '集装箱' },
  check(document, _context, report) {
    const containers = document.containers ?? [];
    if (containers.length === 0) return;
    const seen = new Map<string, number>();
    const items = new Map(document.items.map((item, row) => [item.goodsItemNumber ?? String(row + 1), row]));
    const packed = new Set<string>();
    containers.forEach((container, row) => {
      const path = `/containers/${row}/containerNumber`;
      const number = container.containerNumber;
      if (number !== undefined && number !== '') {
        const earlier = seen.get(number);
        if (earlier !== undefined)
          report(R.containerTwice, path, {
            found: number,
            related: [{ path: `/containers/${earlier}/containerNumber` }],
          });
        seen.set(number, row);
        if (!/^[A-Z]{3}[UJZ]\d{7}$/.test(number))
          report(R.containerShape, path, { found: number, ...fixOf(path, tidied(number, isContainer)) });
        else if (containerDigit(number) !== number[10])
          report(R.containerDigit, path, { found: number, expected: containerDigit(number) });
      }
      container.goodsItemNumbers?.forEach((item, at) => {
        packed.add(item);
        if (!items.has(item)) report(R.containerItem, `/containers/${row}/goodsItemNumbers/${at}`, { found: item });
      });
    });
    if (packed.size === 0) return;
    for (const [item, row] of items)
      if (!packed.has(item))
        report(R.itemUnpacked, `/items/${row}`, { found: item, related: [{ path: '/containers' }] });
  },
};
