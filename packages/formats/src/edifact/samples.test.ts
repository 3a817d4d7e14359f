import { documentSchemas } from '@kouan/sdk/documents';
import { describe, expect, test } from 'vitest';
import { corpus, missing } from '../syntax/edifact/corpus.testing.ts';
import { canonical } from './message/canonical.testing.ts';
import { ALL } from './messages.testing.ts';

/** Interchanges of others: which documents of which format they hold, what is said, and what was not of this format. */
const SAMPLES: readonly (readonly [file: string, format: string, documents: number, codes: readonly string[]])[] = [
  ['codeco-d95b.php-edifact-generator.edi', 'edifact.codeco', 1, ['EDD-0004', 'EDD-0007']],
  ['coarri-d95b.php-edifact.edi', 'edifact.coarri', 2, ['EDD-0006']],
  ['cuscar-d95b-lot10.chrishumphreys.edi', 'edifact.cuscar', 1, ['EDD-0004', 'EDI-0006']],
  [
    'cuscar-d95b-msc.edinet.edi',
    'edifact.cuscar',
    1,
    ['EDD-0003', 'EDD-0004', 'EDI-0006', 'EDI-0015', 'EDI-0022', 'EDM-0003'],
  ],
  [
    'cuscar-d95b-issue137.edinet.edi',
    'edifact.cuscar',
    1,
    ['EDD-0003', 'EDD-0004', 'EDI-0003', 'EDI-0006', 'EDI-0022', 'EDM-0003'],
  ],
  ['eancom-Instruction.edifabric.edi', 'edifact.iftmin', 1, ['EDD-0001', 'EDI-0024', 'EDM-0004']],
  [
    'iftmin-d96a-ean002.edinet.edi',
    'edifact.iftmin',
    2,
    ['EDD-0001', 'EDD-0010', 'EDI-0006', 'EDI-0007', 'EDI-0008', 'EDI-0024', 'EDM-0002', 'EDM-0004'],
  ],
  ['paxlst-d03b-cbp-ace.edifabric.edi', 'edifact.paxlst', 1, ['EDD-0001', 'EDI-0024', 'EDM-0004']],
  ['paxlst.smooks.edi', 'edifact.paxlst', 1, ['EDD-0001', 'EDM-0004']],
  ['bad-paxlst.smooks.edi', 'edifact.paxlst', 1, ['EDD-0001', 'EDD-0011', 'EDI-0006', 'EDM-0004']],
];

describe.skipIf(missing)('interchanges of others', () => {
  test.each(SAMPLES)('%s: read whole as %s, and canonically the same again', (file, name, count, codes) => {
    const { bytes } = corpus.find((one) => one.name === file) ?? { bytes: new Uint8Array() };
    const [, table, format] = ALL.find(([one]) => one === name) ?? ALL[0] ?? fail();
    const all = format.decodeAll?.(bytes) ?? [];
    const documents = all.flatMap(({ document }) => (document === undefined ? [] : [document]));
    expect(documents).toHaveLength(count);
    for (const one of documents) expect(documentSchemas[one.type].safeParse(one).error).toBeUndefined();
    const said = new Set(all.flatMap(({ findings }) => findings.map(({ code }) => code)));
    expect([...said].sort()).toEqual(codes);
    const others = all.flatMap(({ unmapped }) => unmapped).filter(({ path }) => !/^[A-Z]{6} /.test(path));
    expect(others).toEqual([]);
    const encoded = format.encodeAll?.(documents);
    expect(encoded?.dropped).toEqual([]);
    expect(canonical(encoded?.bytes ?? new Uint8Array(), table.type)).toEqual(canonical(bytes, table.type));
  });
});

function fail(): never {
  throw new Error('no such format');
}
