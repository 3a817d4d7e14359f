import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { line } from './measure.mjs';

const ROWS = Number(process.env.KOUAN_BENCH_ROWS ?? 1_000_000);
const CHUNK_ROWS = 500;

/** Declaration rows as NDJSON, made on the way, so that only what kouan keeps is in memory. */
async function* source() {
  const encoder = new TextEncoder();
  for (let row = 0; row < ROWS; row += CHUNK_ROWS) {
    let text = '';
    for (let n = row; n < Math.min(row + CHUNK_ROWS, ROWS); n++) {
      text += `{"type":"declaration","direction":"export","clientReference":"E2248${String(n).padStart(13, '0')}","declarationOffice":"2248","grossMass":"12.5","netMass":"12","items":[{"goodsItemNumber":"1","hs":{"code":"8504401990"},"name":"静止式变流器","quantity":{"value":"10","unit":"KGM"},"unitPrice":"1.50","totalPrice":"15.00","currency":"USD","originCountry":"CN","destinationCountry":"JP"}]}\n`;
    }
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
