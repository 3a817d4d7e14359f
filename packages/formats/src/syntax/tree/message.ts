import { finding } from '@kouan/core';
import type { Decoded, Document, Encoded } from '@kouan/sdk';
import { Refused, readJson } from '@kouan/sdk/json';
import { TREE } from './catalogue.ts';
import { type Fold, folded, unfolded } from './fold.ts';
import { isObject, type Json, type JsonObject, type TreeConstant, type TreeNode } from './node.ts';
import { readTree, type TreeSyntax } from './read.ts';
import { type TreeWritten, writeTree } from './write.ts';

/** Larger than any single paper; files go along apart. */
export const MAX_BYTES = 16 * 1024 * 1024;

/** One message: its table, and what every document of it says without a word. */
export interface TreeMessage<D extends Document> {
  /** Name of the format; also its key under `extensions`. */
  readonly name: string;
  readonly table: readonly TreeNode[];
  /** Fields that a document has whatever the message says. */
  readonly base: Partial<D> & Pick<D, 'type'>;
  /** Members of which a message has at least one; otherwise it is another message. */
  readonly marks: readonly string[];
  readonly syntax?: TreeSyntax;
  /** What every message says. */
  readonly constants?: readonly TreeConstant[];
  /** What a document says that its message says by order alone. */
  readonly implied?: {
    /** Completes what was read. */
    add(document: Record<string, unknown>): void;
    /** Leaves out what need not be written. */
    omit(document: Record<string, unknown>): Record<string, unknown>;
  };
  /** Members that are numbered by their names. */
  readonly folds?: readonly Fold[];
}

/** A document of a tree, as it was read. */
export function documentOf<D extends Document>(message: TreeMessage<D>, tree: JsonObject): Decoded<D> {
  const { name, table, base, marks, syntax, folds = [], constants, implied } = message;
  if (!marks.some((mark) => Object.hasOwn(tree, mark)))
    return { findings: [finding(TREE.notMessage, '', { expected: name })], unmapped: [] };
  const { document, findings, kept } = readTree(table, folded(tree, folds) as JsonObject, syntax, constants);
  implied?.add(document);
  const extensions = Object.keys(kept).length === 0 ? {} : { extensions: { [name]: kept } };
  return { document: { ...base, ...document, ...extensions } as unknown as D, findings, unmapped: [] };
}

/** The tree of a document. */
export function treeOf<D extends Document>(form: TreeMessage<D>, document: D): TreeWritten {
  const { name, table, base, syntax, folds = [], constants, implied } = form;
  const { extensions = {}, ...fields } = document;
  const { [name]: kept = {}, ...others } = extensions;
  const written = writeTree(table, implied?.omit(fields) ?? fields, kept as Record<string, Json>, syntax, constants);
  const fixed = new Set(Object.entries(base).map(([key, value]) => `/${key} ${JSON.stringify(value)}`));
  const dropped = written.dropped.filter(({ path, value }) => !fixed.has(`${path} ${JSON.stringify(value)}`));
  for (const [format, value] of Object.entries(others)) dropped.push({ path: `/extensions/${format}`, value });
  const message = unfolded(written.message, folds, (value) => dropped.push({ path: '', value })) as JsonObject;
  return { ...written, message, dropped };
}

/** Both directions of a message that is one JSON object. */
export function jsonCodec<D extends Document>(message: TreeMessage<D>) {
  return {
    decode(bytes: Uint8Array): Decoded<D> {
      let value: Json;
      try {
        value = readJson(bytes, { maxBytes: MAX_BYTES });
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        return { findings: [finding(TREE.notJson, '', { found: error.message })], unmapped: [] };
      }
      if (!isObject(value))
        return { findings: [finding(TREE.notMessage, '', { expected: message.name })], unmapped: [] };
      return documentOf(message, value);
    },
    encode(document: D): Encoded {
      const { message: tree, findings, dropped } = treeOf(message, document);
      return { bytes: new TextEncoder().encode(`${JSON.stringify(tree, undefined, 2)}\n`), findings, dropped };
    },
  };
}
