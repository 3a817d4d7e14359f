import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isKouanError, leavesOf } from '@kouan/core';
import type { BillOfLading } from '@kouan/sdk';
import { documentChecksum } from '@kouan/sdk/title';
import { beforeAll, describe, expect, test } from 'vitest';
import { sampleBill } from '../../sdk/src/checks/bill-of-lading/sample.testing.ts';
import { formatByName } from '../src/index.ts';
import { type RenderBillOptions, renderBill } from '../src/pdf/index.ts';
import { FIXTURES } from './golden.testing.ts';

const require = createRequire(import.meta.url);
const font = readFileSync(require.resolve('@expo-google-fonts/zcool-xiaowei/400Regular/ZCOOLXiaoWei_400Regular.ttf'));
const folder = mkdtempSync(join(tmpdir(), 'kouan-bill-'));
const has = (program: string): boolean => spawnSync(program, ['-v']).error === undefined;

const FORMAT = 'dcsa.transport-document';

function fixture(name: string): BillOfLading {
  const bytes = new Uint8Array(readFileSync(new URL(`${FORMAT}/${name}`, FIXTURES)));
  return formatByName(FORMAT)?.decode(bytes).document as BillOfLading;
}

async function fileOf(bill: BillOfLading, options: Partial<RenderBillOptions> = {}): Promise<string> {
  const file = join(folder, 'one.pdf');
  writeFileSync(file, await renderBill(bill, { font, ...options }));
  return file;
}

/** The text of each page in the order in which it was written: cells of a table stand whole. */
async function pagesOf(bill: BillOfLading, options: Partial<RenderBillOptions> = {}): Promise<string[]> {
  const text = execFileSync('pdftotext', ['-raw', await fileOf(bill, options), '-']).toString();
  return text.split('\f').slice(0, -1);
}

const bare = (text: string): string => text.replace(/\s/gu, '');

/** A straight bill with as many lines of goods as asked for, each in a container of its own. */
function many(count: number): BillOfLading {
  const numbers = Array.from({ length: count }, (_, at) => at + 1);
  return {
    ...sampleBill(),
    consignmentItems: numbers.map((at) => ({
      carrierBookingReference: `BOOK${at}`,
      shippingMarks: [`MARK ${at}`],
      descriptionOfGoods: [`GOODS NUMBER ${at} 第${at}项`],
      hsCodes: [{ code: '940171' }],
      cargoItems: [
        {
          equipmentReference: `KOUU${at}`,
          cargoGrossWeight: { value: '10.5', unit: 'KGM' },
          outerPackaging: { packageCode: 'CT', numberOfPackages: '2', description: 'Cartons' },
        },
      ],
    })),
    utilizedTransportEquipments: numbers.map((at) => ({
      equipment: { equipmentReference: `KOUU${at}`, ISOEquipmentCode: '22G1' },
      seals: [{ number: `SEAL-${at}`, source: 'CAR' }],
    })),
  };
}

describe.skipIf(!has('pdftotext'))('a bill of lading, as poppler reads it', () => {
  test.each(readdirSync(new URL(`${FORMAT}/`, FIXTURES)).filter((name) => !name.includes('.expected.')))(
    '%s: every text of the bill stands on some page',
    async (name) => {
      const bill = fixture(name);
      const all = bare((await pagesOf(bill)).join(''));
      // What kind of bill it is is said in words.
      const inWords = ['/type', '/transportDocumentTypeCode'];
      const texts = [...leavesOf(bill)].filter(([at, value]) => typeof value === 'string' && !inWords.includes(at));
      expect(texts.length).toBeGreaterThan(30);
      expect(texts.filter(([, value]) => !all.includes(bare(String(value))))).toEqual([]);
    },
  );

  describe('the face', () => {
    let page = '';
    let bill = sampleBill();
    beforeAll(async () => {
      bill = fixture('straight.canonical.json');
      [page = ''] = await pagesOf(bill);
    });

    test.each(['BILL OF LADING 提单', 'Shipper 托运人', 'Consignee 收货人', 'Port of loading 装货港'])(
      'says %s',
      (text) => expect(page).toContain(text),
    );

    test('names the record that it shows, by number and checksum', () => {
      const format = formatByName(FORMAT);
      const json = JSON.parse(new TextDecoder().decode(format?.encode?.(bill).bytes)) as object;
      expect(bare(page)).toContain(bare(`${bill.transportDocumentReference} | SHA-256 ${documentChecksum(json)}`));
      expect(page).toContain('This page shows an electronic record');
    });
  });

  test('to order: blank, or of whom', async () => {
    const toOrder = { ...sampleBill(), isToOrder: true, documentParties: {} };
    const [blank = ''] = await pagesOf(toOrder);
    expect(blank).toContain('TO ORDER 凭指示');
    const [named = ''] = await pagesOf({
      ...toOrder,
      documentParties: { endorsee: { partyName: 'Bank of Rotterdam' } },
    });
    expect(named).toMatch(/TO THE ORDER OF[^\n]*\nBank of Rotterdam/);
    const [straight = ''] = await pagesOf(sampleBill());
    expect(straight).toContain('Straight, not negotiable');
  });

  test.each<[string | undefined, string | undefined]>([
    ['DRAFT', 'NON-NEGOTIABLE COPY'],
    ['APPROVED', '不可转让副本'],
    [undefined, 'NON-NEGOTIABLE COPY'],
    ['ISSUED', undefined],
    ['PENDING_SURRENDER_FOR_DELIVERY', undefined],
    ['SURRENDERED_FOR_DELIVERY', 'SURRENDERED'],
    ['VOIDED', 'VOID'],
  ])('%s is marked %s, on every page', async (transportDocumentStatus, mark) => {
    const { transportDocumentStatus: _, ...bill } = { ...many(60), termsAndConditions: 'Terms.' };
    const pages = await pagesOf(transportDocumentStatus === undefined ? bill : { ...bill, transportDocumentStatus });
    expect(pages.length).toBeGreaterThan(3);
    // Letters along a diagonal come out one by one.
    for (const page of pages)
      if (mark === undefined) expect(bare(page)).not.toContain('COPY');
      else expect(bare(page)).toContain(bare(mark));
  });

  test('an issued bill can be printed as a copy', async () => {
    expect(bare((await pagesOf(sampleBill(), { copy: true })).join(''))).toContain('NON-NEGOTIABLECOPY');
  });

  test('goods beyond the face go on over rider pages, each once, in order, with their containers and seals', async () => {
    const pages = await pagesOf(many(120));
    const all = pages.join('\n');
    const numbers = (pattern: RegExp) => [...all.matchAll(pattern)].map(([, at]) => Number(at));
    const expected = Array.from({ length: 120 }, (_, at) => at + 1);
    expect(numbers(/GOODS NUMBER (\d+)/g)).toEqual(expected);
    expect(numbers(/SEAL-(\d+)/g)).toEqual(expected);
    expect(all).toContain('240 packages');
    expect(all).toContain('1260 KGM');
    const riders = pages.filter((page) => /Rider page \d+ of/.test(page)).length;
    expect(pages[0]).toContain(`Rider pages of this bill: ${riders}.`);
    for (const [at, page] of pages.entries()) expect(page).toContain(`Page ${at + 1} of ${pages.length}`);
  });

  test('a box that is too small stands whole on a rider page, and says so', async () => {
    const lines = Array.from({ length: 40 }, (_, at) => `Clause ${at + 1} of the carrier.`);
    const [face = '', ...rest] = await pagesOf({ ...sampleBill(), carrierClauses: lines });
    expect(face).toContain('… rider page 1 of 1');
    for (const line of lines) expect(rest.join('\n')).toContain(line);
  });

  test('terms of carriage go on over as many pages as they need', async () => {
    const words = Array.from({ length: 6000 }, (_, at) => `t${at}`);
    const pages = await pagesOf({ ...sampleBill(), termsAndConditions: words.join(' ') });
    expect(pages.join(' ').match(/\bt\d+\b/g)).toEqual(words);
  });

  test('a sea waybill is called one', async () => {
    const [page] = await pagesOf({ ...sampleBill(), transportDocumentTypeCode: 'SWB' });
    expect(page).toContain('SEA WAYBILL 海运单');
  });
});

test.skipIf(!has('qpdf'))('qpdf finds nothing wrong with it', async () => {
  const file = await fileOf({ ...many(60), transportDocumentStatus: 'DRAFT', termsAndConditions: 'Terms.' });
  expect(execFileSync('qpdf', ['--check', file]).toString()).toContain('No syntax or stream encoding errors found');
});

test('the same bill gives the same bytes', async () => {
  const [a, b] = await Promise.all([1, 2].map(() => renderBill(sampleBill(), { font })));
  expect(Buffer.from(a as Uint8Array).equals(Buffer.from(b as Uint8Array))).toBe(true);
});

test('a character without a shape is an error with a hint, not an empty box', async () => {
  const bill = { ...sampleBill(), termsAndConditions: 'a 㛃 b' };
  const error: unknown = await renderBill(bill, { font }).catch((cause: unknown) => cause);
  expect(isKouanError(error) && [error.code, error.message.includes('U+36C3')]).toEqual(['ERR_KOUAN_DOCUMENT', true]);
});
