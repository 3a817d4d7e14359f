import { describe, expect, test } from 'vitest';
import { readXml } from './reader.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function read(bytes: Uint8Array, maxBytes = 1_000_000) {
  const events: string[] = [];
  const findings = readXml(
    bytes,
    () => ({
      open: (name, namespace, attributes) => events.push(`<${namespace}|${name} ${JSON.stringify(attributes ?? {})}`),
      text: (text) => events.push(text),
      close: () => events.push('/'),
    }),
    { maxBytes },
  );
  return { events, codes: findings.map((item) => item.code), findings };
}

describe('what is read', () => {
  test('namespaces by scope, prefixes resolved, declarations not attributes', () => {
    const { events } = read(utf8('<p:a xmlns:p="u" v="1"><b xmlns="w"/><c/></p:a>'));
    expect(events).toEqual(['<u|a {"v":"1"}', '<w|b {}', '/', '<|c {}', '/', '/']);
  });

  test('CDATA and the five entities are text', () => {
    expect(read(utf8('<a>1 &lt; <![CDATA[<2>]]>&#x4e2d;</a>')).events.join('')).toContain('1 < <2>中');
  });

  test('GB18030 by its label, a wrong label said and read all the same', () => {
    const gb = Uint8Array.from([...utf8('<?xml version="1.0" encoding="GB2312"?><a>'), 0xd6, 0xd0, ...utf8('</a>')]);
    expect(read(gb).events).toContain('中');
    expect(read(gb).codes).toEqual([]);
    const wrong = Uint8Array.from([...utf8('<?xml version="1.0" encoding="UTF-8"?><a>'), 0xd6, 0xd0, ...utf8('</a>')]);
    expect(read(wrong).events).toContain('中');
    expect(read(wrong).codes).toEqual(['XML-0003']);
    expect(read(utf8('<?xml version="1.0" encoding="gbk"?><a>中</a>')).codes).toEqual(['XML-0003']);
  });

  test('UTF-16 by its mark', () => {
    const bytes = Uint8Array.from([0xff, 0xfe, ...new Uint8Array(Buffer.from('<a>中</a>', 'utf16le'))]);
    expect(read(bytes).events).toContain('中');
  });
});

describe('what is refused', () => {
  test.each([
    ['nothing', '', 'XML-0009'],
    ['truncated', '<a><b>', 'XML-0001'],
    ['crossed tags', '<a><b></a></b>', 'XML-0001'],
    ['two roots', '<a/><b/>', 'XML-0001'],
    ['NUL', '<a>\0</a>', 'XML-0001'],
    ['billion laughs', '<!DOCTYPE a [<!ENTITY l "ha"><!ENTITY m "&l;&l;">]><a>&m;</a>', 'XML-0002'],
    ['unknown entity', '<a>&foo;</a>', 'XML-0001'],
    ['undeclared prefix', '<p:a/>', 'XML-0008'],
    ['depth', '<a>'.repeat(65) + '</a>'.repeat(65), 'XML-0005'],
  ])('%s', (_, text, code) => {
    expect(read(utf8(text)).codes).toEqual([code]);
  });

  test('size, before a byte of it is parsed', () => {
    expect(read(new Uint8Array(2_000)).codes).toEqual(['XML-0001']);
    expect(read(new Uint8Array(2_000), 1_999).codes).toEqual(['XML-0006']);
  });

  test('the place is in the finding', () => {
    expect(read(utf8('<a>\n  <b></c>\n</a>')).findings[0]?.at?.line).toBe(2);
  });
});
