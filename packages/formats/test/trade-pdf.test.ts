import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommercialInvoice } from '@kouan/sdk';
import { describe, expect, test } from 'vitest';
import { invoice, packing } from '../../sdk/src/conversions/papers.testing.ts';
import { renderInvoice, renderPackingList } from '../src/pdf/index.ts';

const require = createRequire(import.meta.url);
const font = readFileSync(require.resolve('@expo-google-fonts/zcool-xiaowei/400Regular/ZCOOLXiaoWei_400Regular.ttf'));
const folder = mkdtempSync(join(tmpdir(), 'kouan-trade-'));
const poppler = spawnSync('pdftotext', ['-v']).error === undefined;

/** The text of a PDF by poppler, page by page. */
function pagesOf(bytes: Uint8Array): string[] {
  const file = join(folder, 'one.pdf');
  writeFileSync(file, bytes);
  return execFileSync('pdftotext', ['-layout', file, '-']).toString().split('\f').slice(0, -1);
}

const many = (count: number): CommercialInvoice => ({
  ...invoice(),
  buyer: {
    name: 'SAMPLE TRADING KK',
    addressLines: Array.from({ length: 30 }, (_, at) => `Building ${at} of a long road`),
  },
  lines: Array.from({ length: count }, (_, at) => ({ lineNumber: String(at + 1), description: `泵 PUMP ${at + 1}` })),
});

describe.skipIf(!poppler)('as poppler reads it', () => {
  test('an invoice says parties, goods and total in both languages', async () => {
    const [page = '', ...more] = pagesOf(await renderInvoice(invoice(), font));
    expect(more).toEqual([]);
    for (const text of [
      'COMMERCIAL INVOICE',
      '商业发票',
      'INV-1',
      '宁波示例贸易有限公司',
      'SAMPLE TRADING KK',
      'Japan',
      'CENTRIFUGAL PUMP',
      '离心泵',
      'HS 8413709990',
      '100 C62',
      'USD 12.50',
      'USD 3250.00',
    ])
      expect(page).toContain(text);
  });

  test('goods go on over as many pages as they need, and a box that is too long stands whole behind them', async () => {
    const pages = pagesOf(await renderInvoice(many(80), font));
    expect(pages.length).toBeGreaterThan(2);
    const whole = pages.join('\n');
    for (let at = 1; at <= 80; at += 1) expect(whole).toContain(`PUMP ${at}`);
    expect(pages.filter((page) => page.includes('USD 3250.00'))).toHaveLength(1);
    expect(pages.at(-1)).toContain('Building 29 of a');
    expect(pages[1]).toContain('COMMERCIAL INVOICE INV-1');
  });

  test('a packing list says packages, masses and containers', async () => {
    const [page = ''] = pagesOf(await renderPackingList(packing(), font));
    for (const text of ['PACKING LIST', '装箱单', 'PL-1', 'HLBU1797589 22G1', '12 CT', '1320.5 KG', '1200 KG'])
      expect(page).toContain(text);
  });
});

test('the same document gives the same pages, and a character without a shape is an error that names it', async () => {
  expect(Buffer.compare(await renderInvoice(invoice(), font), await renderInvoice(invoice(), font))).toBe(0);
  await expect(renderInvoice({ ...invoice(), marks: '\u{1F6A2}' }, font)).rejects.toThrow(/U\+1F6A2/);
});
