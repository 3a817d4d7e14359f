/**
 * Generates `packages/sdk/src/code-lists/data/*.generated.ts` from the Chinese code tables of the shared folder that
 * lies next to the checkout. Only codes and names are taken: facts, not someone's file.
 *
 *   node --import tsx scripts/code-lists.ts          writes
 *   node --import tsx scripts/code-lists.ts --check  says whether what is committed is what would be written
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';

/** Where a list is read from: file, column of the code, column of the names, column of the older code. */
interface Source {
  readonly name: string;
  readonly file: string;
  readonly code: number;
  readonly zh: number;
  readonly en?: number;
  readonly old?: number;
  readonly edition?: string;
}

const DATA = new URL('../../shared/data/china/', import.meta.url);
const TARGET = new URL('../packages/sdk/src/code-lists/data/', import.meta.url);

const EDITION = '2018-2020';

// ciq names (table 25) are left out: 22,000 rows of 2016 that would be read as current.
const SOURCES: readonly Source[] = [
  { name: 'cn-customs-offices', file: 'codes/01_customs_offices.csv', code: 1, zh: 0 },
  { name: 'cn-transport-modes', file: 'codes/02_transport_modes.csv', code: 1, zh: 0 },
  { name: 'cn-trade-modes', file: 'codes/03_trade_modes.csv', code: 1, zh: 0 },
  { name: 'cn-levy-nature', file: 'codes/04_levy_nature.csv', code: 1, zh: 0 },
  { name: 'cn-countries', file: 'codes/05_countries.csv', code: 1, zh: 0, en: 2, old: 3 },
  { name: 'cn-ports', file: 'codes/06_ports.csv', code: 1, zh: 0, en: 2 },
  { name: 'cn-domestic-districts', file: 'codes/07_domestic_districts.csv', code: 1, zh: 0 },
  { name: 'cn-transaction-modes', file: 'codes/08_transaction_modes.csv', code: 1, zh: 0 },
  { name: 'cn-currencies', file: 'codes/09_currencies.csv', code: 1, zh: 0, en: 2, old: 3 },
  { name: 'cn-container-specs', file: 'codes/10_container_specs.csv', code: 1, zh: 0, old: 2 },
  { name: 'cn-units', file: 'codes/11_units.csv', code: 1, zh: 0 },
  { name: 'cn-duty-modes', file: 'codes/12_duty_modes.csv', code: 1, zh: 0 },
  { name: 'cn-package-kinds', file: 'codes/13_package_kinds.csv', code: 1, zh: 0, old: 2 },
  { name: 'cn-entry-exit-ports', file: 'codes/14_entry_exit_ports.csv', code: 1, zh: 0 },
  { name: 'cn-ciq-offices', file: 'codes/15_ciq_offices.csv', code: 1, zh: 0 },
  { name: 'cn-correlation-reasons', file: 'codes/16_correlation_reasons.csv', code: 1, zh: 0 },
  { name: 'cn-license-docs', file: 'codes/17_license_docs.csv', code: 1, zh: 0 },
  { name: 'cn-enterprise-qualifications', file: 'codes/18_enterprise_qualif.csv', code: 0, zh: 1 },
  { name: 'cn-purposes', file: 'codes/19_purpose.csv', code: 1, zh: 0 },
  { name: 'cn-origin-regions', file: 'codes/20_origin_regions.csv', code: 1, zh: 0 },
  { name: 'cn-dangerous-pack-specs', file: 'codes/21_dangerous_pack_spec.csv', code: 0, zh: 1 },
  { name: 'cn-goods-attributes', file: 'codes/22_goods_attr.csv', code: 1, zh: 0 },
  { name: 'cn-admin-divisions', file: 'codes/23_admin_divisions.csv', code: 1, zh: 0 },
  { name: 'cn-edoc-types', file: 'codes/24_edoc_types.csv', code: 1, zh: 0 },
  { name: 'cn-permit-types', file: 'codes/26_permit_types.csv', code: 0, zh: 1 },
  { name: 'cn-fta-agreements', file: 'fta_agreement_codes.csv', code: 0, zh: 1, edition: '2024' },
  { name: 'cn-dec-channels', file: 'dec_result_channels.csv', code: 0, zh: 1, edition: '2018-2025' },
];

/** Rows newer than the source tables, each with the notice that made it. */
const ADDITIONS: Readonly<Record<string, readonly (readonly [code: string, zh: string])[]>> = {
  // GACC 2020 no. 75: cross-border e-commerce business to business.
  'cn-trade-modes': [
    ['9710', '跨境电子商务企业对企业直接出口'],
    ['9810', '跨境电子商务出口海外仓'],
  ],
};

function rowsOf(source: Source): string[] {
  const table = parse(readFileSync(new URL(source.file, DATA), 'utf8'), {
    comment: '#',
    comment_no_infix: true,
    relax_column_count: true,
    trim: true,
  }) as string[][];
  const rows = new Map<string, string>();
  // The first row is the header; a row of one cell is a caption inside the table.
  for (const row of table.slice(1)) {
    const code = row[source.code] ?? '';
    const zh = row[source.zh] ?? '';
    if (code === '' || zh === '' || row.length < 2 || rows.has(code)) continue;
    const [old, en] = [source.old, source.en].map((column) => (column === undefined ? '' : (row[column] ?? '')));
    rows.set(
      code,
      [code, zh, old, en]
        .map((cell = '') => cell.replace(/\s+/g, ' '))
        .join('\t')
        .trimEnd(),
    );
  }
  for (const [code, zh] of ADDITIONS[source.name] ?? []) if (!rows.has(code)) rows.set(code, `${code}\t${zh}`);
  return [...rows.values()];
}

function moduleOf(source: Source): string {
  const rows = rowsOf(source);
  const columns = ['code', 'Chinese name'];
  if (source.old !== undefined || source.en !== undefined) columns.push(source.old === undefined ? '-' : 'older code');
  if (source.en !== undefined) columns.push('English name');
  const literal = rows.join('\n').replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${');
  return [
    '// Generated by scripts/code-lists.ts; do not edit.',
    `// Source: Single Window parameter tables, edition ${source.edition ?? EDITION}. Codes and names only.`,
    `/** ${rows.length} rows: ${columns.join(', ')}; tab separated. */`,
    `export default \`${literal}\`;`,
    '',
  ].join('\n');
}

function main(check: boolean): number {
  if (!existsSync(DATA)) {
    console.error(`skipped: the source tables are not at ${fileURLToPath(DATA)}`);
    return 0;
  }
  let stale = 0;
  for (const source of SOURCES) {
    const file = new URL(`${source.name.slice(3)}.generated.ts`, TARGET);
    const wanted = moduleOf(source);
    if (check) {
      if (existsSync(file) && readFileSync(file, 'utf8') === wanted) continue;
      stale += 1;
      console.error(`not up to date: ${fileURLToPath(file)}`);
    } else {
      writeFileSync(file, wanted);
    }
  }
  console.error(`${SOURCES.length} lists, ${check ? `${stale} not up to date` : 'written'}`);
  return stale === 0 ? 0 : 1;
}

process.exitCode = main(process.argv.includes('--check'));
