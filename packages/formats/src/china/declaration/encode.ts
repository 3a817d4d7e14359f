import { type Finding, finding, leavesOf, pointerOf } from '@kouan/core';
import type { Declaration, Dropped, Encoded } from '@kouan/sdk';
import { escapeAttribute, escapeText, isWritable } from '../../syntax/xml/index.ts';
import { DEC } from './catalogue.ts';
import { NAMESPACE } from './decode.ts';
import type { Field } from './fields/field.ts';
import { exceeds, limitFinding } from './limits.ts';
import { originLinkRows } from './origin-links.ts';
import { ECO_RELATIONS, extensionKey, NAME, SHAPES, type Shape } from './shapes.ts';
import { droppedLeaves } from './shown.ts';

/** Version written when the document does not bring its own; the newest one seen in use. */
const VERSION = '4.8';

type Row = Record<string, unknown>;

interface Writing {
  readonly document: Declaration;
  readonly findings: Finding[];
  readonly dropped: Dropped[];
}

/** Writes a DecMessage: every group and element in the order of the tables; absent is the same as empty. */
export function encode(document: Declaration): Encoded {
  const writing: Writing = { document, findings: [], dropped: droppedLeaves(document) };
  const own = extensionOf(document as unknown as Row);
  const version = typeof own?.['version'] === 'string' ? own['version'] : VERSION;
  let xml = `<?xml version="1.0" encoding="UTF-8"?>\n<DecMessage version="${escapeAttribute(version)}" xmlns="${NAMESPACE}">`;
  for (const shape of SHAPES) xml += writeShape(shape, document as unknown as Row, '', '\n  ', writing);
  xml += '\n</DecMessage>\n';
  return { bytes: new TextEncoder().encode(xml), findings: writing.findings, dropped: writing.dropped };
}

function writeShape(shape: Shape, parent: Row, pointer: string, indent: string, writing: Writing): string {
  const inner = shape.wrapper === undefined ? indent : `${indent}  `;
  const rows = rowsOf(shape, parent, writing);
  let body = '';
  if (rows === undefined) body = writeRow(shape, parent, pointer, inner, writing);
  else {
    const base = rows.length === 0 ? '' : `${pointer}${rowsPointer(shape)}`;
    for (const [index, row] of rows.entries()) body += writeRow(shape, row, `${base}/${index}`, inner, writing, true);
  }
  if (shape.wrapper === undefined || body === '') return body;
  return `${indent}<${shape.wrapper}>${body}${indent}</${shape.wrapper}>`;
}

/** @param present a row that exists is written even when nothing is in it: that it exists says something */
function writeRow(shape: Shape, row: Row, pointer: string, indent: string, writing: Writing, present = false): string {
  const fieldIndent = `${indent}  `;
  const own = shape.extensionRows ? row : extensionOf(row);
  const swapped = shape.element === 'DecList' && writing.document.direction === 'export';
  let body = '';
  for (const field of shape.fields) {
    const raw = rawOf(field, shape, row, own, pointer, swapped, writing);
    if (raw === undefined || raw === '') continue;
    body += `${fieldIndent}<${field.element}>${escapeText(raw)}</${field.element}>`;
  }
  for (const child of shape.children) body += writeShape(child, row, pointer, fieldIndent, writing);
  if (body === '') return present ? `${indent}<${shape.element}/>` : '';
  return `${indent}<${shape.element}>${body}${indent}</${shape.element}>`;
}

/** On export the two country elements carry each other's meaning. */
const SWAPPED: Readonly<Record<string, readonly string[]>> = {
  OriginCountry: ['destinationCountry'],
  DestinationCountry: ['originCountry'],
};

function rawOf(
  field: Field,
  shape: Shape,
  row: Row,
  own: Row | undefined,
  pointer: string,
  swapped: boolean,
  writing: Writing,
): string | undefined {
  const kept = own?.[extensionKey(shape, field)];
  const path = (swapped ? SWAPPED[field.element] : undefined) ?? field.path;
  const value = path === undefined ? undefined : valueAt(row, path);
  if (value === undefined || value === null) {
    // A readable spelling without its value: the value was removed from the document, so it is not written either.
    if (typeof kept !== 'string' || (path !== undefined && readsAs(field, kept) !== undefined)) return undefined;
    if (isWritable(kept)) return kept;
    return drop(field, `${pointer}${pointerOf('extensions', NAME, extensionKey(shape, field))}`, kept, writing);
  }
  const raw = field.value.write(value);
  if (typeof kept === 'string' && raw !== undefined && kept !== raw && sameMeaning(field, kept, value)) return kept;
  const right = raw !== undefined && isWritable(raw) && !exceeds(field, raw);
  // Nearly every value is right; a pointer is made only for those of which something is to say.
  return right ? raw : questioned(field, value, raw, `${pointer}${pointerOf(...(path ?? []))}`, writing);
}

/** A value that cannot be written is dropped; one that is too long is written, and said. */
function questioned(
  field: Field,
  value: unknown,
  raw: string | undefined,
  where: string,
  writing: Writing,
): string | undefined {
  if (raw === undefined) return drop(field, where, value, writing);
  if (exceeds(field, raw)) writing.findings.push(limitFinding(field, raw, where));
  return isWritable(raw) ? raw : drop(field, where, raw, writing);
}

function drop(field: Field, where: string, value: unknown, writing: Writing): undefined {
  const params = { element: field.element, nameZh: field.nameZh };
  const found = typeof value === 'string' ? value : JSON.stringify(value);
  writing.findings.push(finding(DEC.notWritable, where, { params, expected: field.value.expected, found }));
  for (const [path, leaf] of leavesOf(value, where)) writing.dropped.push({ path, value: leaf });
  return undefined;
}

/** Whether a kept spelling still says what the document says; if not, the document was edited and wins. */
function sameMeaning(field: Field, kept: string, value: unknown): boolean {
  const read = readsAs(field, kept);
  return read === value || (typeof value === 'object' && JSON.stringify(read) === JSON.stringify(value));
}

function readsAs(field: Field, kept: string): unknown {
  return field.value.read(kept) ?? field.value.read(kept.trim());
}

function rowsOf(shape: Shape, parent: Row, writing: Writing): readonly Row[] | undefined {
  if (shape === ECO_RELATIONS)
    return [...originLinkRows(writing.document, writing.findings), ...extensionRows(shape, parent)];
  if (shape.extensionRows) return extensionRows(shape, parent);
  return shape.rows === undefined ? undefined : ((valueAt(parent, shape.rows) as Row[] | undefined) ?? []);
}

function extensionRows(shape: Shape, parent: Row): readonly Row[] {
  const rows = extensionOf(parent)?.[shape.element];
  return Array.isArray(rows) ? rows.filter((row) => typeof row === 'object' && row !== null) : [];
}

function rowsPointer(shape: Shape): string {
  return shape.rows === undefined ? pointerOf('extensions', NAME, shape.element) : pointerOf(...shape.rows);
}

function valueAt(row: Row, path: readonly string[]): unknown {
  let value: unknown = row;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Row)[key];
  }
  return value;
}

function extensionOf(row: Row): Row | undefined {
  const all = row['extensions'] as Record<string, Row> | undefined;
  return all?.[NAME];
}
