import { existsSync, readFileSync } from 'node:fs';
import { check, checkCatalogue, type Declaration } from '@kouan/sdk';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { sampleFull } from '../../../../sdk/src/checks/declaration/sample.testing.ts';
import { allShapes, SHAPES, type Shape } from './shapes.ts';

const file = new URL('../../../../../../shared/data/china/dec_message_fields.csv', import.meta.url);

interface FieldRow {
  readonly parent: string;
  readonly element: string;
  readonly required_temp_store: string;
  readonly required_declare: string;
}

/** Required fields that no REQ check covers, and why. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'DecHead/IEFlag': 'the document schema requires direction (SHP-0002)',
  'DecHead/Type': 'blank in all positions is the ordinary declaration in one step: an absent kind is written so',
  'DecList/SecondQty': 'required only where there is a second unit (DEC-0044)',
  'EcoRelation/CertType': 'the document schema requires the agreement or the type of a link (SHP-0002)',
  'EcoRelation/DecGNo': 'written from the goods item that holds the link (REQ-0031)',
  'SddTaxHead/LegalLiability': 'kept as text of this format only; no document has it',
  'SddTaxHead/Sign': 'kept as text of this format only; no document has it',
  'SddTaxHead/CertSeqNo': 'kept as text of this format only; no document has it',
};

/**
 * Places that the tables do not say. The origin links have no rows of their own in the document: they are made from
 * the items (origin-links.ts). An HS code is all or nothing: the schema requires the code of one that is there.
 */
const PLACES: Readonly<Record<string, string>> = {
  'DecList/CodeTS': '/items/0/hs',
  'EcoRelation/EcoCertNo': '/items/0/documentLinks/0/number',
  'EcoRelation/EcoGNo': '/items/0/documentLinks/0/itemNumber',
};

const name = ({ parent, element }: FieldRow) => `${parent.split('/').at(-1)}/${element}`;

/** Pointer to the first row's value of a field, by this format's own tables: nothing of it comes from the checks. */
function pointers(shapes: readonly Shape[], base: readonly string[] = []): Map<string, string> {
  const found = new Map<string, string>();
  for (const shape of shapes) {
    const at = shape.rows === undefined ? base : [...base, ...shape.rows, '0'];
    for (const { element, path } of shape.fields)
      if (path !== undefined) found.set(`${shape.element}/${element}`, `/${[...at, ...path].join('/')}`);
    for (const [key, pointer] of pointers(shape.children, at)) found.set(key, pointer);
  }
  return found;
}

function without(pointer: string): Declaration {
  const document = sampleFull() as unknown as Record<string, unknown>;
  const keys = pointer.slice(1).split('/');
  const last = keys.pop() ?? '';
  let at = document;
  for (const key of keys) at = at[key] as Record<string, unknown>;
  expect(at[last], `the complete document has ${pointer}`).toBeDefined();
  delete at[last];
  return document as unknown as Declaration;
}

const requiredCodes = (document: Declaration) =>
  check(document)
    .map((item) => item.code)
    .filter((code) => code.startsWith('REQ'));

const missing = !existsSync(file);
const rows: FieldRow[] = missing
  ? []
  : parse(readFileSync(file, 'utf8'), { columns: true, comment: '#', comment_no_infix: true, relax_quotes: true });
const required = rows.filter((row) => row.required_declare === 'Y');
const where = new Map([...pointers(SHAPES), ...Object.entries(PLACES)]);

describe.skipIf(missing)('required fields of the interface table', () => {
  it('reads the whole table', () => {
    expect(rows.length).toBeGreaterThan(400);
    expect(required.length).toBeGreaterThan(80);
  });

  it('has nothing to say about the complete document', () => {
    expect(requiredCodes(sampleFull())).toEqual([]);
  });

  it('says of every field what the field tables of the format say', () => {
    const flags = new Map(rows.map((row) => [name(row), [row.required_temp_store, row.required_declare].join()]));
    for (const { element: group, fields } of allShapes())
      for (const { element, toStore, toDeclare } of fields) {
        const told = flags.get(`${group}/${element}`);
        if (told !== undefined) expect([toStore ? 'Y' : '', toDeclare ? 'Y' : ''].join(), element).toBe(told);
      }
  });

  it.each(required.filter((row) => !(name(row) in ELSEWHERE)).map(name))('%s: its own check fires', (field) => {
    const pointer = where.get(field) ?? '';
    const fired = requiredCodes(without(pointer));
    expect(fired).toHaveLength(1);
    const definition = Object.values(checkCatalogue).find((item) => item.code === fired[0]);
    expect(definition?.source).toBe(`Single Window DecMessage interface table, ${field}`);
  });

  it.each(Object.keys(ELSEWHERE))('%s is required, and covered elsewhere', (field) => {
    expect(required.map(name)).toContain(field);
    const sources = Object.values(checkCatalogue).filter((item) => item.code.startsWith('REQ'));
    expect(sources.filter((item) => item.source.endsWith(`, ${field}`))).toEqual([]);
  });

  it('requires nothing to declare that the table does not', () => {
    const known = new Map(rows.map((row) => [name(row), row]));
    for (const { code, source } of Object.values(checkCatalogue)) {
      if (!code.startsWith('REQ')) continue;
      const row = known.get(source.split(', ')[1] ?? '');
      expect(row, `${code}: ${source}`).toBeDefined();
      // Required when another field says so; the table says it in its note.
      if (row === undefined || name(row) === 'DecTpAccess/TransitionSite') continue;
      expect(`${row.required_temp_store}${row.required_declare}`, code).toContain('Y');
    }
  });
});
