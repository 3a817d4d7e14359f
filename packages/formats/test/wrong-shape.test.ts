import { readFileSync } from 'node:fs';
import { isKouanError } from '@kouan/core';
import { type Document, documentSchemas } from '@kouan/sdk';
import { checkAcross } from '@kouan/sdk/across';
import { convertDocument } from '@kouan/sdk/conversions';
import { describe, expect, it } from 'vitest';
import { detectFormat, formatByName, formats, readDocuments } from '../src/index.ts';

const NO_DOCUMENTS = [undefined, null, 5, 'x', [], {}, { type: 'nonsense' }];
const NO_VALUES = [null, 5, 'x', [null], [[]], { a: { b: 1 } }];

/** What a program without types may hand to a writer: documents of one type, each with one field that is nonsense. */
function* nonsense(type: string): Generator<unknown> {
  yield* NO_DOCUMENTS;
  yield { type };
  const shape = type in documentSchemas ? documentSchemas[type as Document['type']].shape : {};
  for (const field of Object.keys(shape)) for (const value of NO_VALUES) yield { type, [field]: value };
}

/** What came out, or the code of the error. */
function outcome(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    if (isKouanError(error)) return error.code;
    throw error;
  }
}

describe('what has not the shape of its type', () => {
  it.each(formats.map((format) => [format.name, format] as const))('%s writes it, or says so', (_, format) => {
    for (const document of nonsense(format.documentType)) {
      const written = outcome(() => format.encode?.(document as Document).bytes);
      if (!(written instanceof Uint8Array)) expect(['ERR_KOUAN_DOCUMENT', undefined]).toContain(written);
    }
  });

  it('a text where bytes are read is told as that', async () => {
    const declaration = formatByName('china.declaration');
    for (const value of ['<Declaration/>', undefined, null, {}] as unknown as Uint8Array[]) {
      expect(outcome(() => declaration.decode(value))).toBe('ERR_KOUAN_USAGE');
      expect(outcome(() => detectFormat(value))).toBe('ERR_KOUAN_USAGE');
      await expect(readDocuments(value).next()).rejects.toMatchObject({ code: 'ERR_KOUAN_USAGE' });
    }
    expect(outcome(() => formatByName(undefined as unknown as string))).toBe('ERR_KOUAN_FORMAT');
  });

  it('papers are compared and converted, or it is told', () => {
    const paper = (name: string) =>
      JSON.parse(readFileSync(new URL(`../../../fixtures/shipment/planted/${name}.json`, import.meta.url), 'utf8'));
    const invoice = paper('invoice') as Record<string, unknown>;
    const bill = { name: 'bill', document: paper('bill') as Document };
    const wrong = Object.keys(invoice).flatMap((field) => NO_VALUES.map((value) => ({ ...invoice, [field]: value })));
    for (const document of [...NO_DOCUMENTS, ...wrong] as Document[]) {
      outcome(() => checkAcross([{ name: 'invoice', document }, bill]));
      outcome(() => convertDocument([{ name: 'invoice', document }], 'declaration'));
    }
    expect(outcome(() => checkAcross([{ name: 'invoice', document: null as unknown as Document }, bill]))).toBe(
      'ERR_KOUAN_DOCUMENT',
    );
  });
});
