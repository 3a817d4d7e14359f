import { resolvePointer } from '@kouan/core';
import { describe, expect, it } from 'vitest';
import { check } from '../checks/run.ts';
import type { Declaration } from '../documents/declaration/declaration.ts';
import { convertDocument } from './index.ts';
import { bill, invoice, named, packing, railNote } from './papers.testing.ts';

const codes = (findings: readonly { code: string }[]): readonly string[] => findings.map(({ code }) => code);

describe('invoice, packing list and bill to declaration', () => {
  const converted = convertDocument(named(invoice(), packing(), bill()), 'declaration');
  const declaration = converted.document as Declaration;

  it('is a declaration of the right shape, and knows that it is an export', () => {
    expect(declaration).toMatchObject({
      direction: 'export',
      contractNumber: 'C-2026-1',
      tradeTerms: '3',
      tradingCountry: 'JP',
      grossMass: '1320.5',
      // A carton is a box of fibreboard, for which Chinese customs has a code.
      packages: { quantity: '12', kind: '4G' },
      domesticTrader: { name: '宁波示例贸易有限公司', customsCode: '3302961001' },
      overseasConsignee: { nameForeign: 'SAMPLE TRADING KK', address: '2-1 Sample, Osaka' },
      transport: { mode: '1', meansName: 'KOUAN', voyageNumber: '001E', counterpartCountry: 'JP' },
    });
    expect(codes(check(declaration)).filter((code) => code.startsWith('SHP-'))).toEqual([]);
  });

  it('lays lines of the packing list beside those of the invoice, and knows what is in a container', () => {
    expect(declaration.items.map(({ goodsItemNumber, quantity }) => [goodsItemNumber, quantity?.value])).toEqual([
      ['1', '100'],
      ['2', '40'],
    ]);
    expect(declaration.containers).toEqual([
      { containerNumber: 'HLBU1797589', specification: '21', goodsItemNumbers: ['1', '2'], tareMass: '2200' },
    ]);
    expect(codes(converted.findings)).toEqual([]);
  });

  it('every field says where it came from, and the place says the same', () => {
    const papers = new Map(named(invoice(), packing(), bill()).map(({ name, document }) => [name, document]));
    const fromPaper = converted.filled.filter(({ origin }) => origin === 'paper');
    expect(fromPaper.length).toBeGreaterThan(40);
    for (const { path, value, sources, by } of fromPaper) {
      expect(resolvePointer(declaration, path)).toBe(value);
      for (const { paper, path: where } of sources)
        expect(resolvePointer(papers.get(paper), where), `${path} ← ${paper}${where}`).toBeDefined();
      if (by === undefined && sources.length === 1 && !/Number(s|\/|$)/.test(path))
        expect(resolvePointer(papers.get(sources[0]?.paper ?? ''), sources[0]?.path ?? '')).toEqual(value);
    }
  });

  it('says what was not carried and what is missing', () => {
    expect(converted.dropped).toContainEqual({ paper: 'commercial-invoice', path: '/number', value: 'INV-1' });
    expect(converted.dropped.map(({ path }) => path)).not.toContain('/contractNumber');
    const gap = converted.gaps.find(({ path }) => path === '/supervisionMode');
    expect(gap).toMatchObject({ required: true, why: { en: 'none of these papers says it' } });
    expect(declaration.transport?.counterpartPort).toBe('JPN384');
    const empty = converted.gaps.find(({ path }) => path === '/transport/entryExitPort');
    expect(empty?.why.en).toMatch(/^would come from .*packing-list \/placeOfLoading/);
    expect(converted.coverage).toMatchObject({ form: 'china.declaration' });
  });
});

it('a contradiction is one finding with both places, and the preferred paper is written', () => {
  const { document, findings } = convertDocument(
    named({ ...invoice(), grossMass: '1500' }, { ...packing(), contractNumber: 'C-2026-2' }),
    'declaration',
  );
  expect(document).toMatchObject({ grossMass: '1320.5', contractNumber: 'C-2026-1' });
  expect(findings.map(({ code, path, related }) => [code, path, related])).toEqual([
    [
      'CNV-0001',
      '/contractNumber',
      [
        { document: 'commercial-invoice', path: '/contractNumber' },
        { document: 'packing-list', path: '/contractNumber' },
      ],
    ],
    [
      'CNV-0001',
      '/grossMass',
      [
        { document: 'packing-list', path: '/grossMass' },
        { document: 'commercial-invoice', path: '/grossMass' },
      ],
    ],
  ]);
});

it('what the caller says stands above the papers, and is named so', () => {
  const { document, filled, gaps } = convertDocument(named(invoice()), 'declaration', {
    set: { '/supervisionMode': '0110', '/items/*/dutyMode': '1', '/contractNumber': 'MINE' },
  });
  expect(document).toMatchObject({ supervisionMode: '0110', contractNumber: 'MINE', items: [{ dutyMode: '1' }, {}] });
  expect(filled.filter(({ origin }) => origin === 'settings').map(({ path }) => path)).toEqual([
    '/supervisionMode',
    '/items/0/dutyMode',
    '/items/1/dutyMode',
    '/contractNumber',
  ]);
  expect(gaps.map(({ path }) => path)).not.toContain('/supervisionMode');
});

it('papers that do not say which way the goods go are asked about, not guessed', () => {
  const { destinationCountry: _, placeOfDischarge: __, ...rest } = invoice();
  const silent = { ...rest, seller: { name: 'A' }, buyer: { name: 'B' } };
  expect(() => convertDocument(named(silent), 'declaration')).toThrow(/enter or leave CN/);
  expect(convertDocument(named(silent), 'declaration', { direction: 'import' }).document).toMatchObject({
    direction: 'import',
  });
});

it('rows that belong to none are said', () => {
  const list = packing();
  const { findings } = convertDocument(
    named(invoice(), { ...list, lines: [...list.lines, { lineNumber: '4', invoiceLineNumber: '99' }] }),
    'declaration',
  );
  expect(findings.map(({ code, path }) => [code, path])).toEqual([['CNV-0004', '/lines/3']]);
});

describe('manifest', () => {
  it('of several bills has one consignment a bill, and says where their voyages differ', () => {
    const other = { ...bill(), transportDocumentReference: 'KOU0002' };
    const { document, findings } = convertDocument(
      [
        { name: 'first', document: bill() },
        {
          name: 'second',
          document: {
            ...other,
            transports: {
              ...other.transports,
              vesselVoyages: [{ vesselName: 'OTHER', carrierExportVoyageNumber: '001E' }],
            },
          },
        },
      ],
      'manifest',
    );
    expect(document).toMatchObject({
      messageType: 'MT2101',
      transport: { mode: '1', name: 'KOUAN', journey: '001E' },
      consignments: [
        {
          transportContractDocument: { id: 'KOU0001' },
          totalGrossMass: '1320.50',
          freightPayment: 'CC',
          equipment: [{ number: 'HLBU1797589', seals: [{ number: 'S1', agency: 'CA' }] }],
          items: [{ cargoDescription: 'PUMPS; AND CASINGS', hs: { code: '841370' } }],
        },
        { transportContractDocument: { id: 'KOU0002' } },
      ],
    });
    expect(findings.map(({ code, path }) => [code, path])).toEqual([['CNV-0001', '/transport/name']]);
  });

  it('of a rail consignment note, and the header of a declaration, with how much of the form is filled', () => {
    const manifest = convertDocument(named(railNote()), 'manifest');
    expect(manifest.document).toMatchObject({
      transport: { mode: '2', journey: 'X8001', id: '52345678' },
      consignments: [{ transportContractDocument: { id: '31-0001' }, equipment: [{ fullness: '5' }] }],
    });
    const declaration = convertDocument(named(railNote()), 'declaration');
    expect(declaration.document).toMatchObject({
      direction: 'export',
      transport: { mode: '2', meansName: '52345678', transportDocumentNumber: '31-0001', counterpartCountry: 'DE' },
    });
    for (const { coverage, gaps } of [manifest, declaration]) {
      expect((coverage?.fields ?? 0) - (coverage?.filled ?? 0)).toBe(gaps.length);
      expect(coverage?.filled).toBeGreaterThan(15);
    }
  });
});
