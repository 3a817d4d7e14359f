import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { COUNT, FIELD, NODE, PLAIN, SIMPLE } from './document.ts';
import { anyXml, mangled } from './documents.testing.ts';
import { scan } from './scan.ts';

/** What a document says, whoever reads it. */
type Told = readonly unknown[];

function bySaxes(text: string): Told {
  const parser = new SaxesParser({ xmlns: true });
  const told: unknown[] = [];
  let open = 0;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Error('DOCTYPE');
  });
  parser.on('xmldecl', ({ version, encoding }) => {
    if (version !== '1.0' || !/^utf-8$/i.test(encoding ?? 'utf-8')) throw new Error('declaration');
  });
  const data = (value: string): void => {
    if (open === 0 || value === '') return;
    const last = told.at(-1);
    if (typeof last === 'string') told[told.length - 1] = last + value;
    else told.push(value);
  };
  parser.on('text', data);
  parser.on('cdata', data);
  parser.on('comment', (value) => told.push({ comment: value }));
  parser.on('processinginstruction', ({ target, body }) => told.push({ target, body: body.trim() }));
  parser.on('opentag', ({ uri, local, attributes }) => {
    open += 1;
    const all = Object.values(attributes).filter((a) => a.prefix !== 'xmlns' && a.name !== 'xmlns');
    told.push([uri, local, all.map((a) => [a.uri, a.local, a.value])]);
  });
  parser.on('closetag', ({ local }) => {
    open -= 1;
    told.push(['/', local]);
  });
  parser.write(text).close();
  return told;
}

function byUs(bytes: Uint8Array): Told {
  const document = scan(bytes);
  const { tape, length, attributes, names, uris } = document.scanned;
  const told: unknown[] = [];
  const add = (data: string): void => {
    const last = told.at(-1);
    if (typeof last === 'string') told[told.length - 1] = last + data;
    else if (data !== '') told.push(data);
  };
  let behind = 0;
  let depth = 0;
  for (let at = 0; at < length; at += document.kind(at) === NODE.start ? 8 : 4) {
    const [kind, from, to] = [document.kind(at), document.field(at, FIELD.from), document.field(at, FIELD.to)];
    if (depth > 0) add(document.characters(behind, from));
    behind = to;
    if (kind === NODE.start) {
      depth += 1;
      const own = document.attributePlaces(at).flatMap((place) => {
        const name = names.all[attributes[place] as number];
        if (name === undefined || name.declares !== undefined) return [];
        return [[uris[attributes[place + 1] as number], name.local, document.value(place)]];
      });
      told.push([document.uri(at), document.local(at), own]);
    } else if (kind === NODE.end) {
      depth -= 1;
      told.push(['/', document.local(tape[at + FIELD.link] as number)]);
    } else if (kind === NODE.text) add(document.characters(from, to));
    else if (kind === NODE.cdata) add(document.raw(from + 9, to - 3));
    else if (kind === NODE.comment) told.push({ comment: document.raw(from + 4, to - 3) });
    else {
      const [, target, body = ''] = /^([^ \t\n]+)(?:[ \t\n]+([\s\S]*))?$/.exec(document.raw(from + 2, to - 2)) ?? [];
      told.push({ target, body: body.trim() });
    }
  }
  return told;
}

const attempt = <T>(read: () => T): T | 'refused' => {
  try {
    return read();
  } catch {
    return 'refused';
  }
};

// Where saxes reads on against the letter of the standards; we do not.
const SAXES_IS_LENIENT = [
  /<\?[^\s?]+\?[^>]/, // "?" right behind the name of an instruction (XML 1.0 §2.6)
  /[\s<:]?[^\s<>"'=:]*:[-.0-9\u{b7}]/u, // a local part that begins as no name may (Namespaces in XML 1.0 §4)
  /xmlns[^=]*=\s*(?:"[^"]*(?:\s|&#)|'[^']*(?:\s|&#))/, // white space in a namespace, which saxes trims (RFC 3986)
];

describe('the scanner against saxes', () => {
  it('reads the same out of any document', () => {
    fc.assert(
      fc.property(anyXml, (text) => {
        const bytes = Buffer.from(text);
        expect(attempt(() => byUs(bytes))).toEqual(attempt(() => bySaxes(text)));
      }),
      { numRuns: 300 },
    );
  });
  it('accepts nothing that saxes refuses, and refuses nothing else', () => {
    let accepted = 0;
    fc.assert(
      fc.property(mangled, (text) => {
        const bytes = Buffer.from(text);
        const [ours, theirs] = [attempt(() => byUs(bytes)), attempt(() => bySaxes(bytes.toString()))];
        if (ours !== 'refused') accepted += 1;
        if (ours === 'refused' && SAXES_IS_LENIENT.some((rule) => rule.test(text))) return;
        expect(ours).toEqual(theirs);
      }),
      { numRuns: 1500 },
    );
    expect(accepted).toBeGreaterThan(40);
  });
});

describe('the scanner', () => {
  it.each([
    ['<a>', 'ends too early, line 1, column 4'],
    ['<a></b>', 'end tag'],
    ['<!DOCTYPE a><a/>', 'a DOCTYPE is refused'],
    ['<a>\n <b x="1" x="2"/></a>', 'an attribute stands twice, line 2, column'],
    ['<a xmlns:p="u:1" xmlns:q="u:1" p:x="" q:x=""/>', 'an attribute stands twice'],
    ['<?xml version="1.1"?><a/>', 'only XML 1.0'],
    ['<?xml version="1.0" encoding="GBK"?><a/>', 'encoding is not UTF-8'],
    ['<a/><b/>', 'behind the root'],
    ['<a>\u0001</a>', 'a character is not allowed'],
    ['<p:a/>', 'a prefix is not declared'],
    ['', 'no root element'],
  ])('refuses %j', (text, reason) => {
    expect(() => scan(Buffer.from(text))).toThrow(reason);
  });
  it('refuses what is not UTF-8, and what is beyond all measure', () => {
    expect(() => scan(Buffer.from('<a>\xe9</a>', 'latin1'))).toThrow('not UTF-8');
    for (const text of [
      '<a>'.repeat(300),
      `<a ${Array.from({ length: 600 }, (_, i) => `b${i}=""`).join(' ')}/>`,
      `<a>${Array.from({ length: 17_000 }, (_, i) => `<b${i}/>`).join('')}</a>`,
    ])
      expect(() => scan(Buffer.from(text))).toThrow(expect.objectContaining({ code: 'ERR_KOUAN_LIMIT' }));
  });
  it('is quick with names that were made to collide', () => {
    // "Aa" and "BB" have the same hash under the usual rule, and so has any row of them.
    const row = (n: number): string => Array.from({ length: 12 }, (_, bit) => ((n >> bit) & 1 ? 'Aa' : 'BB')).join('');
    const text = `<r>${Array.from({ length: 4096 }, (_, n) => `<${row(n)}/>`).join('')}</r>`;
    expect(() => scan(Buffer.from(text))).toThrow('made to collide');
  });
  it('does not see what the caller changes afterwards', () => {
    const bytes = Buffer.from('<a>1</a>');
    const document = scan(bytes);
    bytes.fill(0x20);
    expect(document.text(document.root)).toBe('1');
  });
  it('gives no node to text that is canonical as it stands', () => {
    const document = scan(Buffer.from('<a b="1">x &amp; y</a>'));
    expect(document.scanned.length).toBe(12);
    expect(document.field(document.root, FIELD.head)).toBe(NODE.start | PLAIN | SIMPLE | (1 << COUNT));
  });
});
