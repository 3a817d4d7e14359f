import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { type FieldNode, type GroupNode, jsonName } from '../fields/node.ts';
import { transportDocument } from './fields.ts';

const model = new URL('../../../../../../shared/data/dcsa/td-field-model-v3.0.4.csv', import.meta.url);

interface Row {
  readonly path: string;
  readonly type: string;
  readonly required: boolean;
  readonly max: string;
}

/** The type as the published model says it. */
function typeOf(node: FieldNode): string {
  if (node.kind === 'text') {
    const { pattern } = node.form ?? {};
    if (pattern?.test('2026-01-01') === true && node.strict === true) return 'string:date';
    return pattern?.test('2026-01-01T00:00:00Z') === true && node.strict === true ? 'string:date-time' : 'string';
  }
  if (node.kind === 'number') return node.integer === true ? 'integer:int32' : 'number:float';
  if (node.kind === 'flag') return 'boolean';
  return 'object';
}

/** Every path of the table, written as the published model writes them. */
function* rowsOf({ members }: GroupNode, path: string): Generator<Row> {
  for (const [name, member] of Object.entries(members)) {
    if (member.node.kind === 'group' && member.node.flat === true) {
      yield* rowsOf(member.node, path);
      continue;
    }
    let at = `${path}${jsonName(name, member)}`;
    let node = member.node;
    let array = '';
    if (node.kind === 'list') {
      array = `array[${node.min ?? 0}..${node.max ?? '*'}] `;
      at += '[]';
      node = node.of;
    }
    if (node.kind === 'wrapped') node = node.of;
    const max = node.kind === 'text' && node.max !== undefined ? String(node.max) : '';
    yield { path: at, type: `${array}${typeOf(node)}`, required: member.required === true, max };
    if (node.kind === 'group') yield* rowsOf(node, `${at}.`);
  }
}

describe.skipIf(!existsSync(model))('the field table', () => {
  const published = (
    parse(existsSync(model) ? readFileSync(model) : '', { columns: true }) as Record<string, string>[]
  ).map(({ path = '', type = '', required, minLength, maxLength = '' }) => {
    const [array, inner = array] = /^array/.test(type) ? type.split(' ') : ['', type];
    const plain = /^(string|number|integer|boolean)/.test(inner ?? '') ? inner : 'object';
    // One of several: required only together, which the table says as a set.
    const alternative =
      /\.(UNNumber|NANumber)$|partyContactDetails\[\]\.(phone|email)$|^(placeOfIssue|invoicePayableAt)\./.test(path);
    return {
      path,
      type: `${array}${array ? ' ' : ''}${plain}`,
      required: required === 'required' && !alternative,
      max: /date/.test(plain ?? '') || minLength === maxLength ? '' : maxLength,
    };
  });

  it('has all 540 paths of the published model and no other', () => {
    const ours = [...rowsOf(transportDocument, '')].map(({ path }) => path);
    expect(new Set(ours).size).toBe(ours.length);
    expect(ours.sort()).toEqual(published.map(({ path }) => path).sort());
    expect(published).toHaveLength(540);
  });

  it('says of each its type, whether it is required, how often and how long', () => {
    const ours = new Map([...rowsOf(transportDocument, '')].map((row) => [row.path, row]));
    const wrong = published.flatMap((row) => {
      const own = ours.get(row.path);
      const fixed = row.max === '' ? { ...own, max: '' } : own;
      return JSON.stringify(fixed) === JSON.stringify(row) ? [] : [[row, own]];
    });
    expect(wrong).toEqual([]);
  });
});
