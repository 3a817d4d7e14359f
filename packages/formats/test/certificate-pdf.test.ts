import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isKouanError } from '@kouan/core';
import type { CertificateOfOrigin } from '@kouan/sdk';
import { beforeAll, describe, expect, test } from 'vitest';
import { sampleCertificate } from '../../sdk/src/checks/certificate-of-origin/sample.testing.ts';
import { renderCertificate } from '../src/pdf/index.ts';

const require = createRequire(import.meta.url);
const font = readFileSync(require.resolve('@expo-google-fonts/zcool-xiaowei/400Regular/ZCOOLXiaoWei_400Regular.ttf'));
const folder = mkdtempSync(join(tmpdir(), 'kouan-pdf-'));
const has = (program: string): boolean => spawnSync(program, ['-v']).error === undefined;

/** The text of a PDF by poppler, page by page. */
async function pagesOf(document: CertificateOfOrigin): Promise<string[]> {
  const file = join(folder, 'one.pdf');
  writeFileSync(file, await renderCertificate(document, font));
  const text = execFileSync('pdftotext', ['-layout', file, '-']).toString();
  return text.split('\f').slice(0, -1);
}

const many = (count: number): CertificateOfOrigin => {
  const one = sampleCertificate();
  const items = Array.from({ length: count }, (_, at) => ({
    ...one.items[at % 2],
    itemNumber: String(at + 1),
    description: `GOODS NUMBER ${at + 1} 第${at + 1}项`,
  }));
  return { ...one, items };
};

describe.skipIf(!has('pdftotext'))('Form RCEP, as poppler reads it', () => {
  let [page = '']: string[] = [];
  beforeAll(async () => {
    [page = ''] = await pagesOf(sampleCertificate());
  });

  test.each([
    'Form RCEP',
    'RC263302961000001',
    '宁波示例贸易有限公司',
    'SAMPLE TRADING KK',
    'SAME AS EXPORTER',
    '2026-03-02',
    'SAMPLE VESSEL 001E',
    'UPHOLSTERED SEATS',
    '940161',
    'RVC ACU',
    'China',
    'FOB USD 40000.00',
    'INV-1',
    'Japan',
    'ZHANG SAN',
    'NINGBO CUSTOMS',
  ])('says %s', (text) => expect(page).toContain(text));

  test('continues long boxes over as many pages as they need', async () => {
    const lines = Array.from({ length: 200 }, (_, at) => `REMARK NUMBER ${at + 1}.`);
    const address = Array.from({ length: 60 }, (_, at) => `ADDRESS LINE ${at + 1}.`);
    const one = sampleCertificate();
    const pages = await pagesOf({
      ...one,
      exporter: { ...one.exporter, address: address.join('\n') },
      remarks: lines.join('\n'),
    });
    const all = pages.join('\n');
    for (const line of [...lines, ...address]) expect(all).toContain(line);
    expect(pages.length).toBeGreaterThan(4);
    expect(all).toContain(`Page ${pages.length} of ${pages.length}`);
  });

  test('has every box', () => {
    for (let box = 1; box <= 17; box++) expect(page).toMatch(new RegExp(`(?:^|\\s)${box}\\.`, 'm'));
  });

  test('goods beyond the page go on, each once, in order', async () => {
    const pages = await pagesOf(many(60));
    expect(pages.length).toBeGreaterThan(2);
    const numbers = [...pages.join('').matchAll(/GOODS NUMBER (\d+)/g)].map(([, number]) => Number(number));
    expect(numbers).toEqual(Array.from({ length: 60 }, (_, at) => at + 1));
    for (const [at, text] of pages.entries()) {
      expect(text).toContain(`Page ${at + 1} of ${pages.length}`);
      if (at > 0) expect(text).toContain('Continuation of certificate RC263302961000001');
    }
  });

  test('a description longer than a page is cut and goes on', async () => {
    const words = Array.from({ length: 3000 }, (_, at) => `w${at}`);
    const one = sampleCertificate();
    const pages = await pagesOf({
      ...one,
      items: [{ ...one.items[0], itemNumber: '1', description: words.join(' ') }],
    });
    expect(pages.join(' ').match(/w\d+/g)).toEqual(words);
  });

  test('text that a box cannot hold stands on a page of its own', async () => {
    const words = Array.from({ length: 600 }, (_, at) => `r${at}`);
    const pages = await pagesOf({ ...sampleCertificate(), remarks: words.join(' ') });
    expect(pages.join(' ')).toContain('Box 14 (continued)');
    expect(pages.join(' ').match(/\br\d+\b/g)).toEqual(words);
  });

  test('a document without a number is a draft', async () => {
    const { number: _, certification: __, ...draft } = sampleCertificate();
    expect((await pagesOf(draft))[0]).toContain('DRAFT - NOT ISSUED');
  });

  test('remarks follow from the fields', async () => {
    const [text = ''] = await pagesOf({
      ...sampleCertificate(),
      backToBack: { number: 'VN-1', issuedOn: '2025-12-01', issuedIn: 'VN', originCountry: 'VN' },
      thirdPartyInvoicing: { name: 'HK AGENT', country: 'HK' },
    });
    expect(text).toContain('Original proof of origin: VN-1, 2025-12-01, Viet Nam');
    expect(text).toContain('Invoiced by: HK AGENT, Hong Kong');
  });
});

test('the same document gives the same bytes', async () => {
  const [a, b] = await Promise.all([1, 2].map(() => renderCertificate(sampleCertificate(), font)));
  expect(Buffer.from(a as Uint8Array).equals(Buffer.from(b as Uint8Array))).toBe(true);
});

test('a character without a shape is an error with a hint, not an empty box', async () => {
  const rare = { ...sampleCertificate(), remarks: 'a 㛃 b' };
  const error: unknown = await renderCertificate(rare, font).catch((cause: unknown) => cause);
  expect(isKouanError(error) && [error.code, error.message.includes('U+36C3'), error.hint !== undefined]).toEqual([
    'ERR_KOUAN_DOCUMENT',
    true,
    true,
  ]);
});

test('what is no font is an error with a hint', async () => {
  const error: unknown = await renderCertificate(sampleCertificate(), new Uint8Array(100)).catch(
    (cause: unknown) => cause,
  );
  expect(isKouanError(error) && error.code).toBe('ERR_KOUAN_USAGE');
});
