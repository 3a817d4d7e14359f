/**
 * Compiles the tables of product specific rules and the HS correlations into data modules. Run by a maintainer when the
 * data next to the checkout changes:
 *
 *     npx tsx --conditions=@kouan/source packages/rcep-calc/scripts/compile-rcep.ts
 *
 * Codes and rules carry over. The descriptions of goods are other people's sentences and stay where they are.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseRule } from '../src/rules/grammar/parse.ts';
import { parseRuleText } from '../src/rules/grammar/parse-text.ts';
import { printRule } from '../src/rules/grammar/print.ts';
import { readCsv } from '../src/rules/import/csv.ts';
import { packCodes } from '../src/rules/table/pack.ts';

/** The data folder next to the checkout. */
export const DATA = new URL('../../../../shared/data/', import.meta.url);
/** Where the compiled modules lie. */
export const TABLES = new URL('../src/rules/table/', import.meta.url);

/** A CSV file of the data folder as records. */
export function records(name: string): Record<string, string>[] {
  const [head, ...rows] = readCsv(readFileSync(new URL(name, DATA), 'utf8'), 1_000_000);
  return rows.map(({ cells }) => Object.fromEntries((head?.cells ?? []).map((key, i) => [key, cells[i] ?? ''])));
}

/** Whether the data is there. */
export const hasData = (): boolean => existsSync(new URL('rcep/psr-more.csv', DATA));

/** The compiled modules by file name. */
export function compile(): Record<string, string> {
  return {
    'rcep-2022.generated.ts': rcep2022(),
    'rcep-2012.generated.ts': rcep2012(),
    'hs-editions.generated.ts': editions(),
  };
}

function moduleOf(name: string, value: unknown): string {
  return `/** Compiled by scripts/compile-rcep.ts; do not edit. */\nexport const ${name} = ${JSON.stringify(value, null, 1)} as const;\n`;
}

type Grouped = (readonly [string, string])[];

function grouped(rows: readonly { readonly code: string; readonly rule: string }[]): Grouped {
  const groups = new Map<string, string[]>();
  for (const { code, rule } of rows) {
    const list = groups.get(rule);
    if (list === undefined) groups.set(rule, [code]);
    else list.push(code);
  }
  return [...groups].map(([rule, codes]) => [rule, packCodes(codes)]);
}

/** The rule in canonical form; the wording says more than the code where a row is split by goods. */
function ruleOf(row: Record<string, string>): string {
  const code = parseRule(row['rule'] ?? '').rule;
  const words = parseRuleText(row['rule_text'] ?? '').rule;
  if (code === undefined || words === undefined) throw new Error(`${row['hs_from']}: ${row['rule']} is not readable`);
  const shape = (rule: typeof code): string =>
    printRule({
      alternatives: rule.alternatives.map(({ all, only }) => ({
        all,
        ...(only && { only: only === 'other' ? only : 'x' }),
      })),
    });
  if (shape(code) !== shape(words)) throw new Error(`${row['hs_from']}: ${row['rule']} is not ${row['rule_text']}`);
  return printRule(words);
}

function rcep2022(): string {
  const rows = records('rcep/psr-more.csv').filter((row) => row['hs_edition'] === '2022');
  return moduleOf('RCEP_2022', {
    source: 'RCEP Annex 3A in HS 2022, as read from Viet Nam, Circular 32/2022/TT-BCT, Annex I',
    asOf: '2022-11-18',
    rows: grouped(rows.map((row) => ({ code: row['hs_from'] ?? '', rule: ruleOf(row) }))),
  });
}

function rcep2012(): string {
  const printed = records('rcep/psr-hs2012.csv').map((row) => ({
    code: row['hs_from'] ?? '',
    rule: ruleOf(row),
    key: `${row['confidence']}\t${pageOf(row['source'] ?? '')}`,
  }));
  const seen = new Set(
    records('rcep/psr-hs2012-by-subheading.csv').flatMap((row) => (row['rule'] === '' ? [] : [row['hs6']])),
  );
  const now = new Map(records('rcep/psr-hs2022-by-subheading.csv').map((row) => [row['hs2022'], row['rule']]));
  const derived = records('rcep/psr-hs2012-derived-from-2022.csv').filter(
    (row) => row['rule'] !== '' && !seen.has(row['hs_from']),
  );
  const grades = ['likely', 'likely-low'].map((grade) => {
    const rows = derived.filter((row) => row['confidence'] === grade);
    const same = (row: Record<string, string>): boolean => now.get(row['hs_from'] ?? '') === row['rule'];
    const own = rows
      .filter((row) => !same(row))
      .map((row) => ({ code: row['hs_from'] ?? '', rule: canonical(row['rule'] ?? '') }));
    return [grade, grouped(own), packCodes(rows.filter(same).map((row) => row['hs_from'] ?? ''))];
  });
  return moduleOf('RCEP_2012', {
    source: 'RCEP Annex 3A in HS 2012',
    asOf: '2020-11-15',
    derivedFrom: 'derived from RCEP Annex 3A in HS 2022 over the UN correlation HS 2022 - HS 2012',
    printed: [...new Set(printed.map((row) => row.key))].map((key) => [
      ...key.split('\t'),
      grouped(printed.filter((row) => row.key === key)),
    ]),
    derived: grades,
  });
}

function canonical(text: string): string {
  const { rule } = parseRule(text);
  if (rule === undefined) throw new Error(`${text} is not readable`);
  return printRule(rule);
}

function pageOf(source: string): string {
  const page = /\(Annex 3A p\.(3A-[\d/]+)\)/.exec(source)?.[1];
  return page === undefined ? 'RCEP Annex 3A in HS 2022, p. 118, carried over 1:1' : `RCEP Annex 3A, p. ${page}`;
}

function editions(): string {
  const file = (newer: string, older: string): [string, string][] =>
    records(`hs/correlation-hs${newer}-hs${older}.csv`).flatMap((row) => {
      // In rows of parts the code of the older edition stands one column further right.
      const old = row[`hs${older}`] === 'ex' ? row['relationship'] : row[`hs${older}`];
      const young = row[`hs${newer}`] ?? '';
      return young === '999999' || old === '999999' ? [] : [[young, old ?? ''] as [string, string]];
    });
  const pairs2012 = file('2022', '2012');
  const pairs2017 = file('2022', '2017');
  const older = file('2017', '2012');
  const codes = (pairs: [string, string][], side: 0 | 1): Set<string> => new Set(pairs.map((pair) => pair[side]));
  const [h22, h17, h12] = [codes(pairs2012, 0), codes(older, 0), codes(older, 1)];
  const constant = (name: string, value: string): string => `export const ${name} =\n  '${value}';\n`;
  return [
    '/** Compiled by scripts/compile-rcep.ts from the HS correlation tables of the UN; do not edit. */\n',
    constant('HS_2022', packCodes([...h22])),
    constant('HS_2017_AGAINST_2022', packAgainst(h17, h22)),
    constant('HS_2012_AGAINST_2022', packAgainst(h12, h22)),
    constant('PAIRS_2022_2012', packPairs(pairs2012, h22, h12)),
    constant('PAIRS_2022_2017', packPairs(pairs2017, h22, h17)),
    constant('PAIRS_2017_2012', packPairs(older, h17, h12)),
  ].join('');
}

/** An older list of codes: what it has more than the newer one, and after `!` what it has not yet. */
function packAgainst(older: Set<string>, newer: Set<string>): string {
  const without = (a: Set<string>, b: Set<string>): string => packCodes([...a].filter((code) => !b.has(code)));
  return `${without(older, newer)}!${without(newer, older)}`;
}

/** Groups of codes with the same correlates, `;` between them; after `!` the codes that do not correlate with themselves. */
function packPairs(pairs: [string, string][], young: Set<string>, old: Set<string>): string {
  const targets = new Map<string, Set<string>>();
  const self = new Set<string>();
  for (const [from, to] of pairs) {
    if (from === to) self.add(from);
    targets.set(from, (targets.get(from) ?? new Set<string>()).add(to));
  }
  const groups = new Map<string, string[]>();
  for (const [from, all] of targets) {
    const others = all.size > 50 ? all : new Set([...all].filter((to) => to !== from));
    if (others.size === 0) continue;
    const key = packCodes([...others]);
    groups.set(key, [...(groups.get(key) ?? []), from]);
  }
  const apart = [...young].filter((code) => old.has(code) && !self.has(code));
  return `${[...groups].map(([to, from]) => `${packCodes(from)}>${to}`).join(';')}!${packCodes(apart)}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, text] of Object.entries(compile())) {
    writeFileSync(new URL(name, TABLES), text);
    console.log(`${name}: ${text.length} characters`);
  }
}
