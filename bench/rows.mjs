import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { line } from './measure.mjs';

const ROWS = Number(process.env.KOUAN_BENCH_ROWS ?? 1_000_000);
/** About what a file stream gives at once. */
const CHUNK_ROWS = 40;

/** A declaration of one item, complete enough to be sent. */
const declaration = {
  type: 'declaration',
  direction: 'export',
  clientReference: '',
  entryType: 'M',
  ediFlag: '1',
  transitRelation: 'ordinary',
  operation: { type: 'store' },
  declarationOffice: '3104',
  entryExitOffice: '3104',
  ...Object.fromEntries(
    ['domesticTrader', 'owner', 'agent'].map((role) => [
      role,
      { name: '宁波示例贸易有限公司', customsCode: '3302961001', socialCreditCode: '91330201MA281001XK' },
    ]),
  ),
  inputter: {
    name: '宁波示例报关有限公司',
    customsCode: '3302961003',
    socialCreditCode: '91330201MA281003XM',
    personName: '测试',
    cardNumber: '2100000000001',
  },
  declarantName: '测试',
  overseasConsignee: { nameForeign: 'SAMPLE TRADING KK' },
  supervisionMode: '0110',
  levyNature: '101',
  tradingCountry: 'JP',
  tradeTerms: '3',
  grossMass: '1200.00',
  netMass: '1000.00',
  packages: { quantity: '10', kind: '4G' },
  transport: {
    mode: '1',
    meansName: 'SAMPLE VESSEL',
    voyageNumber: '001E',
    transportDocumentNumber: 'SAMPLE0001',
    counterpartCountry: 'JP',
    counterpartPort: 'JPN426',
    entryExitPort: '380101',
  },
  pricePromises: { relatedParties: 'no', priceInfluenced: 'no', royaltiesPaid: 'no' },
  items: [
    {
      goodsItemNumber: '1',
      hs: { code: '8413709990', edition: '2022' },
      name: '离心泵',
      elements: ['4', '0', '工业用'],
      quantity: { value: '100', unit: 'C62' },
      statutoryQuantity: { value: '1000', unit: 'KGM' },
      unitPrice: '12.50',
      totalPrice: '1250.00',
      currency: 'USD',
      originCountry: 'CN',
      destinationCountry: 'JP',
      domesticDistrict: '33029',
      dutyMode: '1',
    },
  ],
  invoiceTotal: { amount: '1250.00', currency: 'USD' },
};
const [before = '', after = ''] = JSON.stringify(declaration).split('"clientReference":""');

/** Rows as NDJSON, made on the way, so that only what kouan keeps is in memory. */
async function* source() {
  const encoder = new TextEncoder();
  for (let row = 0; row < ROWS; row += CHUNK_ROWS) {
    let text = '';
    for (let n = row; n < Math.min(row + CHUNK_ROWS, ROWS); n++)
      text += `${before}"clientReference":"E${String(n).padStart(13, '0')}"${after}\n`;
    yield encoder.encode(text);
  }
}

/** In a process of its own: peak memory is that of a whole process. */
async function child() {
  const [{ formatByName }, { check }] = await Promise.all([import('@kouan/formats'), import('@kouan/sdk')]);
  const format = formatByName('tabular.declaration');
  const start = performance.now();
  let rows = 0;
  let findings = 0;
  for await (const { document } of format.decodeEach(source(), { file: 'rows.ndjson' })) {
    if (document === undefined) continue;
    rows++;
    findings += check(document, { today: '2026-11-23' }).length;
  }
  const seconds = (performance.now() - start) / 1000;
  console.log(JSON.stringify({ rows, findings, seconds, peakMiB: process.resourceUsage().maxRSS / 1024 }));
}

export function run() {
  console.log(`\n${ROWS.toLocaleString('en')} NDJSON rows through decode and check`);
  const { stdout, stderr, status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--child'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  const { rows, findings, seconds, peakMiB } = JSON.parse(stdout);
  console.log(
    `     ${rows.toLocaleString('en')} rows, ${findings.toLocaleString('en')} findings, ${Math.round(rows / seconds).toLocaleString('en')} rows/s, peak ${peakMiB.toFixed(0)} MiB`,
  );
  return [line('peak memory, MB over 200 MB', (peakMiB * 1.048576) / 200, 1, true)];
}

if (process.argv.includes('--child')) await child();
