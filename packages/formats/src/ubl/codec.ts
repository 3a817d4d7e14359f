import { addDecimal, formatDecimal, hasErrors, parseDecimal, ZERO } from '@kouan/core';
import type { Decoded, Document, Encoded } from '@kouan/sdk';
import { type Json, MAX_BYTES, type TreeNode, type XmlShape, xmlCodec } from '../syntax/tree/index.ts';
import { elements } from './order.ts';
import { structureOf } from './structure.ts';

/** The version whose schema documents are held against. */
const VERSION = '2.4';

const SCHEMAS = 'urn:oasis:names:specification:ubl:schema:xsd';

/** Any namespace of these is the one of its prefix: UBL 2 has had no other. */
const only = (name: string) => ({ usual: `${SCHEMAS}:${name}`, accepts: /^(?!)/ });

/** How a document of UBL stands in XML; the order of elements is that of the schema. */
export function shapeOf(root: string): XmlShape {
  let sequences: Readonly<Record<string, readonly string[]>> | undefined;
  return {
    root,
    namespaces: {
      ubl: only(`${root}-2`),
      cac: only('CommonAggregateComponents-2'),
      cbc: only('CommonBasicComponents-2'),
      ext: only('CommonExtensionComponents-2'),
    },
    prefixOf: (name, around) =>
      around === ''
        ? 'ubl'
        : (elements().get(around)?.children.get(name)?.prefix ?? (elements().has(name) ? 'cac' : 'cbc')),
    lists: new Set(),
    get sequences() {
      sequences ??= Object.fromEntries([...elements()].map(([name, { order }]) => [name, order]));
      return sequences;
    },
  };
}

/** A document of UBL: its table, and what the schema needs and follows from the rest. */
export interface UblForm<D extends Document> {
  readonly name: string;
  readonly root: string;
  readonly base: Partial<D> & Pick<D, 'type'>;
  readonly table: readonly TreeNode[];
  /** The document with its amounts in full. */
  prepared?(document: D): D;
  /** Elements that the schema needs and no field has, by pointer; written where nothing was read there. */
  derived(document: D): Readonly<Record<string, Json>>;
}

/** Both directions, each held against the schema. */
export function ublCodec<D extends Document>({ name, root, base, table, prepared, derived }: UblForm<D>) {
  const codec = xmlCodec<D>({ name, table, base, marks: [...(elements().get(root)?.order ?? [])] }, shapeOf(root));
  const pattern = new RegExp(`^[^<]*(?:<[?!][^>]*>[^<]*)*<(?:[\\w.-]+:)?${root}[\\s/>]`);
  return {
    maxBytes: MAX_BYTES,
    detect(head: Uint8Array): number {
      const text = new TextDecoder('latin1').decode(head);
      if (!pattern.test(text)) return 0;
      return text.includes(`${SCHEMAS}:${root}-2`) ? 1 : 0.3;
    },
    decode(bytes: Uint8Array): Decoded<D> {
      const decoded = codec.decode(bytes);
      if (decoded.document === undefined) return decoded;
      return { ...decoded, findings: [...decoded.findings, ...structureOf(bytes, MAX_BYTES)] };
    },
    encode(document: D): Encoded {
      const full = prepared?.(document) ?? document;
      const own = full.extensions?.[name] ?? {};
      // What was read without a version is written without one.
      const version = full.extensions?.[name] === undefined ? { '/UBLVersionID': { '#': VERSION } } : {};
      const added = Object.entries({ ...version, ...derived(full) }).filter(([pointer]) => !covers(own, pointer));
      const extensions = { ...full.extensions, [name]: { ...Object.fromEntries(added), ...own } };
      const encoded = codec.encode({ ...full, extensions } as D);
      // What the schema misses is said of what was written, whatever the reason.
      const said =
        hasErrors(encoded.findings) && encoded.bytes.length === 0 ? [] : structureOf(encoded.bytes, MAX_BYTES);
      return { ...encoded, findings: [...encoded.findings, ...said] };
    },
  };
}

/** Whether something that was read stands at a pointer, above it or below. */
const covers = (own: Readonly<Record<string, unknown>>, pointer: string): boolean =>
  Object.keys(own).some((one) => one === pointer || one.startsWith(`${pointer}/`) || pointer.startsWith(`${one}/`));

/** The sum of amounts; nothing where one is none. */
export function sumOf(amounts: readonly (string | undefined)[]): string | undefined {
  const all = amounts.flatMap((one) => (one === undefined ? [] : [parseDecimal(one)]));
  if (all.length === 0 || all.includes(undefined)) return undefined;
  return formatDecimal(all.reduce((sum, one) => addDecimal(sum ?? ZERO, one ?? ZERO)) ?? ZERO);
}
