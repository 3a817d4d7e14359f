import { type Finding, finding } from '@kouan/core';
import type { ChangeLevel, HsRange, RuleAlternative, RuleTest } from '../ast.ts';
import { RUL } from '../catalogue.ts';
import { LIMITS } from '../limits.ts';
import { readExceptions } from './exceptions.ts';
import { isPercent } from './parse.ts';
import { expect, guarded, type ParsedRule, type Reader, skip, stuck, take, tooMany, Unread } from './reader.ts';

/** The words of the Chinese table, said in those of the English one. */
const CHINESE: readonly (readonly [RegExp, string])[] = [
  [/章改变/g, ' CC '],
  [/子目改变/g, ' CTSH '],
  [/品目改变/g, ' CTH '],
  [/完全获得(?:或者?生产)?/g, ' WO '],
  [/化学反应(?:规则)?/g, ' CR '],
  [/区域价值成分\s*(?:不低于|至少)?\s*(\d+(?:\.\d+)?)\s*%?/g, ' RVC$1 '],
  [/\s*[,;]?\s*或者?(?!\s*(?:\d|品目|子目|第))/g, ', or '],
];

/**
 * Reads the wording of a printed table: `CC except from Chapter 01`, `CTH or RVC40`, `CTSH except from subheading
 * 8504.22 or 8504.23, or RVC40`, `1. CTH for …; 2. CC for any other`, `A regional value content of not less than 40 per
 * cent`. Line breaks count as blanks. A condition in words the grammar has no test for is kept as `TEXT`, with a
 * warning; text that cannot be read at all is an error.
 */
export function parseRuleText(text: string, path = ''): ParsedRule {
  const bounded = text.length > LIMITS.ruleLength ? text : normalise(text);
  return guarded(bounded, path, (reader, findings) => ({ alternatives: readParts(reader, findings, path) }));
}

function normalise(text: string): string {
  let plain = text.normalize('NFKC').replace(/&nbsp;/g, ' ');
  for (const [pattern, word] of CHINESE) plain = plain.replace(pattern, word);
  return plain
    .replace(/\s+/g, ' ')
    .replace(/\s*[.;]\s*$/, '')
    .trim();
}

function readParts(reader: Reader, findings: Finding[], path: string): RuleAlternative[] {
  const into: RuleAlternative[] = [];
  const numbered = take(reader, PART) !== undefined;
  do {
    const first = into.length;
    readAlternatives(reader, into, findings, path);
    const only = take(reader, /for\s+/iy) === undefined ? undefined : readGoods(reader, numbered);
    if (only !== undefined) {
      for (let index = first; index < into.length; index += 1) into[index] = { ...(into[index] ?? { all: [] }), only };
    }
    take(reader, /[;,.]/y);
  } while (numbered && take(reader, PART) !== undefined);
  skip(reader);
  if (reader.at < reader.text.length) throw stuck(reader, 'or');
  return into;
}

const PART = /\(?[1-9][.)]\s*(?=[A-Z])/iy;
const NEXT_PART = /[;,.]?\s*\(?[1-9][.)]\s*(?=(?:WO|CC|CTH|CTSH|RVC|CR|PE|a |change)\b)/i;

/** The goods of one numbered part: everything up to the next number. */
function readGoods(reader: Reader, numbered: boolean): string {
  const rest = reader.text.slice(reader.at);
  const next = numbered ? NEXT_PART.exec(rest) : null;
  const goods = (next === null ? rest : rest.slice(0, next.index)).trim();
  reader.at += next === null ? rest.length : next.index;
  if (goods === '' || goods.length > LIMITS.noteLength) throw stuck(reader, 'text');
  return /^any other(?: goods?)?$/i.test(goods) ? 'other' : goods;
}

const OR = /(?:[,;]\s*)?\bor\b\s*/iy;

function readAlternatives(reader: Reader, into: RuleAlternative[], findings: Finding[], path: string): void {
  do {
    if (into.length >= LIMITS.alternatives) throw tooMany('alternatives', LIMITS.alternatives);
    const all = [readTest(reader)];
    for (;;) {
      if (all.length > LIMITS.tests) throw tooMany('tests', LIMITS.tests);
      const proviso = readProviso(reader, findings, path);
      if (proviso !== undefined) all.push(proviso);
      else if (take(reader, /(?:[,;]\s*)?(?:and\b|combined with\b|&|\+)/iy) !== undefined) all.push(readTest(reader));
      else break;
    }
    into.push({ all });
  } while (take(reader, OR) !== undefined);
}

/** Words that stand for a test, longest first. The function reads what follows them. */
const WORDS: readonly (readonly [RegExp, (reader: Reader) => RuleTest])[] = [
  [
    /(?:CTSH\b|(?:a )?change (?:of|in|to|at)\b[^,;]{0,80}?(?:from any other |of |in |tariff )sub-?heading\b)/iy,
    (reader) => change(reader, 'CTSH'),
  ],
  [
    /(?:CTH\b|(?:a )?change (?:of|in|to|at)\b[^,;]{0,80}?(?:from any other |of |in |tariff )heading\b)/iy,
    (reader) => change(reader, 'CTH'),
  ],
  [
    /(?:CC\b|(?:a )?change (?:of|in|to|at)\b[^,;]{0,80}?(?:from any other |of |in |tariff )chapter\b)/iy,
    (reader) => change(reader, 'CC'),
  ],
  [/(?:WO\b|(?:the goods? (?:is|are) )?wholly obtained(?: or produced)?)/iy, () => ({ kind: 'WO' })],
  [/(?:PE\b|(?:the goods? (?:is|are) )?produced exclusively from originating materials)/iy, () => ({ kind: 'PE' })],
  [/(?:CR\b|(?:a |the )?chemical reaction(?: rule)?)/iy, () => ({ kind: 'CR' })],
  [
    /(?:RVC|(?:a |the )?regional value content)\s*(?:\((?=\d)|of\b)?\s*(?:(?:not less than|at least|no less than)\b)?\s*/iy,
    content,
  ],
];

function readTest(reader: Reader): RuleTest {
  for (const [pattern, read] of WORDS) if (take(reader, pattern) !== undefined) return read(reader);
  throw stuck(reader, 'WO, CC, CTH, CTSH, RVC40, CR');
}

function change(reader: Reader, level: ChangeLevel): RuleTest {
  take(reader, /\(\s*(?:CC|CTH|CTSH)\s*\)/iy);
  if (take(reader, /,?\s*(?:except(?:ing)?|other than)\s+from\b/iy) === undefined) {
    return { kind: 'CTC', level, except: [] };
  }
  const except: HsRange[] = readExceptions(reader);
  if (except.length === 0) throw stuck(reader, 'Chapter 01, heading 72.08, subheading 8504.21');
  return { kind: 'CTC', level, except };
}

function content(reader: Reader): RuleTest {
  const threshold = expect(reader, /\d{1,3}(?:\.\d{1,6})?/y, '40');
  take(reader, /\)?\s*(?:%|per\s?cent\b)?/iy);
  if (!isPercent(threshold)) throw new Unread(RUL.badThreshold, '0 < n <= 100', threshold);
  return { kind: 'RVC', threshold };
}

const ACTIVE =
  /(?:at least|not less than)\s+(\d{1,3})\s*(?:%|per ?cent)\s+by weight of the active ingredients?(?: or ingredients)?(?:\(s\))?\s*(?:used\s*)?(?:is|are|must be)\s+originating/iy;

function readProviso(reader: Reader, findings: Finding[], path: string): RuleTest | undefined {
  if (take(reader, /,?\s*provided\s+(?:that\s+)?/iy) === undefined) return undefined;
  const active = take(reader, ACTIVE);
  if (active !== undefined) return { kind: 'ACTIVE', percent: /\d+/.exec(active)?.[0] ?? '' };
  const rest = reader.text.slice(reader.at);
  const end = /[,;]\s*or\s+(?=(?:WO|PE|CR|CC|CTH|CTSH|RVC)\b|RVC\s*\d|a regional)/i.exec(rest)?.index ?? rest.length;
  const text = rest.slice(0, end).trim();
  if (text === '' || text.length > LIMITS.noteLength) throw stuck(reader, 'text');
  reader.at += end;
  findings.push(finding(RUL.inexpressible, path, { found: text }));
  return { kind: 'TEXT', text };
}
