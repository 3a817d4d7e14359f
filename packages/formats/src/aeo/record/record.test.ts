import type { AeoRecord } from '@kouan/sdk';
import { documentSchemas } from '@kouan/sdk';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JSON_BREAKS, messagesOf } from '../../syntax/tree/samples.testing.ts';
import format from './format.ts';
import { TABLE } from './table.ts';

const bytes = (value: unknown): Uint8Array =>
  typeof value === 'string' ? new TextEncoder().encode(value) : new TextEncoder().encode(JSON.stringify(value));
const parsed = (encoded: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(encoded));

const RECORD_MESSAGE = {
  country: 'CN',
  tin: 'CN330296000A',
  domesticCode: '330296000A',
  names: [{ text: 'NINGBO SAMPLE TRADING CO., LTD.', script: 'latin', language: 'en' }],
  address: { lines: ['1 SAMPLE ROAD'], city: 'NINGBO', country: 'CN', plusCode: '8Q4W' },
  status: 'suspended',
  suspensions: [{ from: '2026-02-01', reason: 'audit', officer: 'X' }],
  consent: { given: true, on: '2020-01-02' },
};

test('a record is read, and what it has beside the elements comes back', () => {
  const { document, findings, unmapped } = format.decode(bytes({ aeoRecord: RECORD_MESSAGE }));
  expect([findings, unmapped]).toEqual([[], []]);
  expect(document).toMatchObject({ type: 'aeo-record', tin: 'CN330296000A', suspensions: [{ from: '2026-02-01' }] });
  expect(documentSchemas['aeo-record'].parse(document)).toEqual(document);
  expect(parsed(format.encode?.(document as AeoRecord).bytes as Uint8Array)).toEqual({ aeoRecord: RECORD_MESSAGE });
});

test('a message of many is as many documents, and what its frame says is listed', () => {
  const message = { sender: 'CN', aeoRecords: [RECORD_MESSAGE, { ...RECORD_MESSAGE, tin: 'CN3302960002' }] };
  const all = format.decodeAll?.(bytes(message)) ?? [];
  expect(all.map(({ document }) => document?.tin)).toEqual(['CN330296000A', 'CN3302960002']);
  expect(all.flatMap(({ unmapped }) => unmapped)).toEqual([{ path: '/sender', value: '"CN"' }]);
  const { aeoRecords } = message;
  const documents = all.map(({ document }) => document as AeoRecord);
  expect(parsed(format.encodeAll?.(documents).bytes as Uint8Array)).toEqual({ aeoRecords });
});

test('a status or a day that is none stays beside the document', () => {
  const message = { ...RECORD_MESSAGE, status: 'gone', validFrom: '2026-02-30' };
  const { document, findings } = format.decode(bytes({ aeoRecord: message }));
  expect(findings.map(({ code, path }) => [code, path])).toEqual([
    ['TRE-0003', '/status'],
    ['TRE-0003', '/validFrom'],
  ]);
  expect(parsed(format.encode?.(document as AeoRecord).bytes as Uint8Array)).toEqual({ aeoRecord: message });
});

test('every message that the table can read comes back, and is a document', () => {
  fc.assert(
    fc.property(messagesOf(TABLE), (record) => {
      const { document, unmapped } = format.decode(bytes({ aeoRecord: { names: [], ...record } }));
      expect(documentSchemas['aeo-record'].safeParse(document).error?.issues ?? []).toEqual([]);
      expect(unmapped).toEqual([]);
      const encoded = format.encode?.(document as AeoRecord);
      expect(encoded?.dropped).toEqual([]);
      expect(format.decode(encoded?.bytes as Uint8Array).document).toEqual(document);
      expect(parsed(encoded?.bytes as Uint8Array)).toEqual({ aeoRecord: { names: [], ...record } });
    }),
    { numRuns: 40 },
  );
});

test('is told from others by its beginning', () => {
  expect(format.detect(bytes({ aeoRecord: RECORD_MESSAGE }))).toBe(0.95);
  expect(format.detect(bytes({ transportDocumentReference: 'x' }))).toBe(0);
});

describe('broken', () => {
  test.each(JSON_BREAKS)('%s', (_, codes, change) => {
    const broken = change({ aeoRecord: RECORD_MESSAGE });
    const { findings } = format.decode(typeof broken === 'string' ? bytes(broken) : broken);
    expect(findings.map(({ code }) => code).filter((code) => codes.includes(code))).not.toEqual([]);
  });
});
