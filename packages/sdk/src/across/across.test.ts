import { leavesOf, resolvePointer } from '@kouan/core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../checks/index.ts';
import type { Document } from '../documents/index.ts';
import { ROWS } from './catalogue.ts';
import { checkAcross } from './check-across.ts';
import { changesOf, type Plant, plantsOf, put } from './plant.testing.ts';
import type { Row } from './rows/row.ts';
import { type ShipmentName, sampleShipment } from './shipment.testing.ts';
import type { Paper } from './value.ts';

type Put = readonly [paper: ShipmentName | 'note', pointer: string, value: unknown];

const note: Document = {
  type: 'consignment-note',
  kind: 'rail-smgs',
  number: 'KOUA26020771',
  consignor: { name: 'SAKURA PUMP CO., LTD.' },
  consignee: { name: 'NINGBO SHILI TRADING CO., LTD.' },
  contractNumber: 'NBSL-2026-018',
  deliveryTerms: { incoterm: 'CIF' },
  packages: [{ quantity: '50', kind: 'CT' }],
  grossMass: '3300',
  equipment: [{ number: 'HLBU1797589', seals: [{ number: 'KS12345' }] }],
  items: [{ hs: { code: '841370' } }, { hs: { code: '848210' } }],
};

const paper = (name: string, document: unknown): Paper => ({ name, document: document as Document });

/** The papers of the sample, changed here and there. */
function papersWith(puts: readonly Put[] = []): Paper[] {
  const all: Record<string, unknown> = { ...sampleShipment(), note };
  for (const [name, pointer, value] of puts) all[name] = put(all[name], pointer, value);
  return Object.entries(all).map(([name, document]) => paper(name, document));
}

const PUMP = { name: 'SAKURA PUMP CO., LTD.' };
const CODE = '91330201MA281003XM';
const USD = (amount: string) => ({ amount, currency: 'USD' });

/** Sold from China instead: the declaration is an export, and the exporter is known by the code. */
const EXPORT: readonly Put[] = [
  ['declaration', '/direction', 'export'],
  ['declaration', '/domesticTrader', { nameForeign: PUMP.name, socialCreditCode: CODE }],
  ['declaration', '/overseasConsignee', { nameForeign: 'NINGBO SHILI TRADING CO., LTD.' }],
  ['declaration', '/overseasConsignor', undefined],
  ['declaration', '/owner', { name: 'SAKURA PUMP FACTORY' }],
  ['declaration', '/transport', { counterpartCountry: 'CN', transportDocumentNumber: 'KOUA26020771' }],
  ['invoice', '/seller', { ...PUMP, identifiers: [{ scheme: 'USCC', value: CODE }] }],
  ['certificate', '/exporter/identifier', CODE],
  ['certificate', '/producer', { name: 'SAKURA PUMP FACTORY' }],
  ['bill', '/documentParties/shipper/taxLegalReferences', [{ type: 'USCI', value: CODE }]],
  ['manifest', '/consignments/1/consignor/id', `USCI+${CODE}`],
];

const charge = (kind: string, amount: string) => ({ isCharge: true, kind, amount: USD(amount) });

/** What a row needs beside the sample. */
const MORE: Readonly<Record<string, readonly Put[]>> = {
  'ACR-0111': EXPORT,
  'ACR-0112': EXPORT,
  'ACR-0113': EXPORT,
  'ACR-0114': EXPORT,
  'ACR-0126': EXPORT,
  'ACR-0127': EXPORT,
  'ACR-0132': [['certificate', '/importer/identifier', '91330201MA281001XK']],
  'ACR-0151': EXPORT,
  'ACR-0235': [['invoice', '/transport', [{ documentNumber: 'KOUA26020771' }]]],
  'ACR-0315': [['invoice', '/transport', [{ meansName: 'SAKURA EXPRESS' }]]],
  'ACR-0325': [['invoice', '/transport', [{ voyageNumber: '025W' }]]],
  'ACR-0361': EXPORT,
  'ACR-0363': EXPORT,
  'ACR-0445': [
    ['bill', '/consignmentItems/0/cargoItems/0/cargoNetWeight', { value: '2400', unit: 'KGM' }],
    ['bill', '/consignmentItems/1/cargoItems/0/cargoNetWeight', { value: '600', unit: 'KGM' }],
  ],
  'ACR-0542': [['declaration', '/containers/0/tareMass', '3900']],
  'ACR-0553': [['declaration', '/containers/0/goodsMass', '3300']],
  'ACR-0622': [['declaration', '/invoiceTotal', USD('35700.00')]],
  'ACR-0631': [
    ['invoice', '/allowanceCharges', [charge('freight', '1200')]],
    ['declaration', '/freight', { basis: 'total', value: '1200.00', currency: 'USD' }],
  ],
  'ACR-0632': [
    ['invoice', '/allowanceCharges', [charge('insurance', '90')]],
    ['declaration', '/insurance', { basis: 'total', value: '90.00', currency: 'USD' }],
  ],
};

/** Fields that are no value of the row and break it all the same. */
const ALSO: Readonly<Record<string, readonly Put[]>> = {
  'ACR-0812': [['declaration', '/items/0/preferentialOrigins/0/proofItemNumber', '2']],
};

/** A manifest of one bill needs no other paper to say which. */
const ALONE: Put = ['manifest', '/consignments', sampleShipment().manifest.consignments?.slice(1)];

/** The two papers of a row. */
const pairOf = (row: Row): Paper[] =>
  papersWith(MORE[row.code] ?? (row.left.type === 'packing-list' ? [ALONE] : [])).filter(
    ({ document: { type } }) => type === row.left.type || type === row.right.type,
  );

function* candidates(row: Row): Generator<readonly Paper[]> {
  for (const each of ALSO[row.code] ?? []) yield papersWith([each]);
  for (const { papers } of plantsOf(row, pairOf(row))) yield papers;
}

describe('the table', () => {
  it('has many more than sixty checks, each with a code and a clause of its own', () => {
    expect(ROWS.length).toBeGreaterThan(150);
    expect(new Set(ROWS.map(({ code }) => code)).size).toBe(ROWS.length);
    for (const { code, source, message } of ROWS) {
      expect(code).toMatch(/^ACR-0[1-9]\d\d$/);
      expect(source).not.toBe('');
      for (const text of [message.en, message.zh]) expect(text).toMatch(/\{left\}.*\{right\}/);
      expect(message.zh).toMatch(/\p{Script=Han}/u);
    }
  });

  it.each(ROWS.map((row) => [row.code, row] as const))('%s says nothing of two papers that agree', (_code, row) => {
    const report = checkAcross(pairOf(row));
    expect(report.findings).toEqual([]);
    expect(report.checks).toContain(row.code);
  });

  it.each(ROWS.map((row) => [row.code, row] as const))('%s is what one wrong field comes to', (code, row) => {
    const told: string[][] = [];
    for (const papers of candidates(row)) {
      told.push(checkAcross(papers).findings.map((finding) => finding.code));
      if (told.at(-1)?.join() === code) break;
    }
    expect(told).toContainEqual([code]);
  });
});

describe('one conflict', () => {
  const papers = papersWith().filter(({ name }) => name !== 'note');
  const plants = [
    ...new Map(
      ROWS.flatMap((row) => [...changesOf(row, papers)]).map((plant) => [
        `${plant.paper} ${plant.path} ${plant.value}`,
        plant,
      ]),
    ).values(),
  ];

  /** Of the parts of a weight at the gate nobody knows which is wrong; the whole is named. */
  const reckoned = (path: string): boolean => /^\/(?:vehicle|container)\//.test(path);

  it('is one finding, on the field that is wrong, however many papers it contradicts', () => {
    fc.assert(
      fc.property(fc.nat({ max: plants.length - 1 }), (index) => {
        const { papers: some, paper: name, path } = plants[index] as Plant;
        const { findings } = checkAcross(some);
        expect(findings.length).toBeLessThanOrEqual(1);
        for (const found of findings) {
          expect(found.related?.length).toBeGreaterThan(0);
          // Of two papers alone nobody knows which is wrong.
          if ((found.related?.length ?? 0) > 1)
            expect([found.at?.file, path.startsWith(found.path) || reckoned(path)]).toEqual([name, true]);
          for (const one of [{ document: found.at?.file, path: found.path }, ...(found.related ?? [])])
            expect(resolvePointer(some.find((each) => each.name === one.document)?.document, one.path)).toBeDefined();
        }
      }),
      { numRuns: 120 },
    );
  });

  it('that has a repair is gone when it is repaired', () => {
    let repaired = 0;
    for (const plant of plants.filter((_, index) => index % 8 === 0)) {
      const [found] = checkAcross(plant.papers).findings;
      for (const operation of found?.fix ?? []) {
        if (operation.op !== 'replace') continue;
        const after = plant.papers.map(({ name, document }) => ({
          name,
          document: name === found?.at?.file ? put<Document>(document, operation.path, operation.value) : document,
        }));
        expect([found?.code, checkAcross(after).findings]).toEqual([found?.code, []]);
        repaired += 1;
      }
    }
    expect(repaired).toBeGreaterThan(12);
  });

  it('names both papers and both values in both languages', () => {
    const [found] = checkAcross(papersWith([['declaration', '/grossMass', '3800']])).findings;
    expect(found).toMatchObject({
      code: 'ACR-0421',
      at: { file: 'declaration' },
      path: '/grossMass',
      found: '3800 kg',
      expected: '3300 kg',
      message: {
        en: 'Gross mass: the packing list says 3300 kg, the declaration 3800 kg.',
        zh: '毛重不一致：装箱单为 3300 kg，报关单为 3800 kg。',
      },
      fix: [{ op: 'replace', path: '/grossMass', value: '3300' }],
    });
    expect(found?.related).toContainEqual({
      document: 'bill',
      path: '/consignmentItems/0/cargoItems/0/cargoGrossWeight/value',
    });
  });

  it('between two papers is repaired only where one of them counts, or proves itself', () => {
    const two = (puts: readonly Put[], names: readonly string[]) =>
      checkAcross(papersWith(puts).filter(({ name }) => names.includes(name))).findings;
    expect(two([['declaration', '/netMass', '2000']], ['declaration', 'packing-list'])[0]?.fix).toBeUndefined();
    expect(two([['declaration', '/contractNumber', 'X-1']], ['declaration', 'invoice'])[0]?.fix).toEqual([
      { op: 'replace', path: '/contractNumber', value: 'NBSL-2026-018' },
    ]);
    // The check digit says that the bill is wrong, though carriers know best which container it is.
    expect(
      two(
        [['bill', '/utilizedTransportEquipments/0/equipment/equipmentReference', 'HLBU1797580']],
        ['declaration', 'bill'],
      ).find(({ code }) => code === 'ACR-0501'),
    ).toMatchObject({
      at: { file: 'bill' },
      found: 'HLBU1797580',
      expected: 'HLBU1797589',
      fix: [{ value: 'HLBU1797589' }],
    });
  });
});

describe('what is not known', () => {
  it('is no conflict, and is counted', () => {
    const { declaration, invoice } = sampleShipment();
    const { grossMass: _mass, ...lighter } = declaration;
    const report = checkAcross([paper('declaration', lighter), paper('invoice', { ...invoice, lines: [] })]);
    expect(report.findings).toEqual([]);
    expect(report.notComparable).toContainEqual({
      code: 'ACR-0711',
      papers: ['commercial-invoice', 'declaration'],
      reason: 'missing',
    });
  });

  it('a sum of which one part is missing is not a smaller sum', () => {
    const gone: Put = ['bill', '/consignmentItems/1/cargoItems/0/cargoGrossWeight', undefined];
    expect(checkAcross(papersWith([gone])).findings).toEqual([]);
  });

  it('papers of one type are added up', () => {
    const { bill, ...others } = sampleShipment();
    const [first, second] = bill.consignmentItems ?? [];
    const papers = [
      ...Object.entries(others).map(([name, document]) => paper(name, document)),
      paper('bill 1', { ...bill, consignmentItems: [first] }),
      paper('bill 2', { ...bill, transportDocumentReference: 'KOUA26020770', consignmentItems: [second] }),
    ].filter(({ name }) => !['manifest', 'gate-pass'].includes(name));
    expect(checkAcross(papers).findings).toEqual([]);
  });

  it('two papers of one name are refused', () => {
    const { invoice } = sampleShipment();
    expect(() => checkAcross([paper('a', invoice), paper('a', invoice)])).toThrow(/a/);
  });

  it('nothing is thrown for papers with holes', () => {
    const places = papersWith().flatMap(({ name, document }) =>
      [...leavesOf(document)].map(([pointer]) => [name, pointer] as const),
    );
    fc.assert(
      fc.property(fc.subarray(places, { maxLength: 40 }), (holes) => {
        const puts = holes.filter(([, path]) => path !== '/type').map(([name, path]) => [name, path, undefined] as Put);
        checkAcross(papersWith(puts));
      }),
      { numRuns: 60 },
    );
  });
});

describe('the sample', () => {
  it('is right, paper by paper and together', () => {
    const papers = papersWith();
    for (const { document } of papers) expect(check(document)).toEqual([]);
    expect(checkAcross(papers).findings).toEqual([]);
  });
});
