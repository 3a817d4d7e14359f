import fc from 'fast-check';

/** Documents that use everything that canonical forms change, for tests. Nearly all of them are well-formed. */

const LOCALS = ['x', 'y', 'Id', '数', '\u{10400}', '\u{ff21}', 'z-1.2'] as const;
const VALUES = [
  'v',
  '',
  ' a  b ',
  '&amp;&lt;',
  '&gt;&apos;',
  '&quot;',
  '>',
  '\t',
  '\n',
  '\r\n',
  '\r',
  '&#9;&#10;&#13;',
  '&#xD;',
  '&#x41;&#0066;',
  '中文',
  '&#x1F600;😀',
  '\u{85}\u{2028}\u{7f}',
] as const;
const TEXTS = [...VALUES, '"', "'", ']]', ']', '<![CDATA[<&>]]>', '<![CDATA[\r\n]]>', '<![CDATA[]]>'] as const;
const MISC = ['<!-- c -->', '<!---->', '<!--\r\n-&amp;-->', '<?p?>', '<?p ?>', '<?p  d ?>', '<?p a\r\nb?>'] as const;
const DECLARATIONS = [
  'xmlns="urn:d"',
  'xmlns=""',
  'xmlns="urn:d2"',
  'xmlns:a="urn:a"',
  'xmlns:a="urn:z"',
  'xmlns:b="urn:a"',
  "xmlns:c='urn:c2'",
  'xmlns:xml="http://www.w3.org/XML/1998/namespace"',
] as const;
const XML_ATTRIBUTES = [
  'xml:lang="zh"',
  'xml:space="preserve"',
  'xml:base="b/../c"',
  'xml:id="i"',
  'xml:other="o"',
] as const;

const one = <T>(all: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...all);
const spaces = one([' ', '  ', '\n', '\t', '\r\n ']);
const attribute = (prefix: string, tail: string): fc.Arbitrary<string> =>
  fc.tuple(one(LOCALS), one(VALUES), one(['="', ' = "', "='"])).map(([local, value, equals]) => {
    const quote = equals.at(-1) as string;
    const clean = quote === "'" ? value : value.replaceAll('"', '&quot;');
    return `${prefix}${local}${tail}${equals}${clean}${quote}`;
  });
const nameOf = (text: string): string => /^[^\s=]+/.exec(text)?.[0] ?? '';
const attributes = fc.uniqueArray(
  fc.oneof(attribute('', ''), attribute('a:', 'A'), attribute('b:', 'B'), one(DECLARATIONS), one(XML_ATTRIBUTES)),
  { maxLength: 5, selector: nameOf },
);

const { element } = fc.letrec<{ element: string; child: string }>((tie) => ({
  child: fc.oneof({ maxDepth: 4, depthSize: 'small' }, one(TEXTS), one(MISC), tie('element')),
  element: fc
    .record({
      prefix: one(['', '', 'a:', 'b:', 'c:']),
      local: one(LOCALS),
      attributes,
      gap: spaces,
      end: one(['', '', ' ', '\n']),
      children: fc.array(tie('child'), { maxLength: 4 }),
      empty: fc.boolean(),
    })
    .map(({ prefix, local, attributes: own, gap, end, children, empty }) => {
      const name = `${prefix}${local}`;
      const head = `<${name}${own.map((text) => gap + text).join('')}${end}`;
      return children.length === 0 && empty ? `${head}/>` : `${head}>${children.join('')}</${name}${end}>`;
    }),
}));

/** A document with all prefixes bound at its root. */
export const anyXml: fc.Arbitrary<string> = fc
  .tuple(
    one(['', '\ufeff', '<?xml version="1.0"?>', '<?xml version="1.0" encoding="utf-8" standalone="yes" ?>\r\n']),
    fc.array(one(MISC), { maxLength: 2 }),
    fc.array(element, { maxLength: 3 }),
    one(['', '\n', '\r\n<!--e-->', '<?p e?> ']),
    one(['xml:base="http://e.x/a/b"', 'xml:lang="en"', 'z="1" a:m="2"']),
  )
  .map(
    ([head, misc, children, tail, own]) =>
      `${head}${misc.join('\n')}<r xmlns:c="urn:c" xmlns:a="urn:a" ${own} xmlns:b="urn:b" Id="r">${children.join('')}</r>${tail}`,
  );

/** Bits of XML that belong nowhere in particular. */
const BITS = [
  ...[
    '<',
    '>',
    '&',
    '"',
    "'",
    '/',
    '=',
    ':',
    '!',
    '?',
    '-',
    '--',
    ']]>',
    '[',
    ' ',
    '\t',
    '\r',
    '\n',
    '\0',
    '\x01',
    '\x7f',
  ],
  ...[
    '\ufffe',
    '\uffff',
    '\ufeff',
    '\u00b7',
    '\u00d7',
    '\u037e',
    '\u2029',
    '\ud7ff',
    '\ue000',
    '\u{1ffff}',
    '\u{f0000}',
  ],
  ...[
    '&x;',
    '&#0;',
    '&#xFFFF;',
    '&#x110000;',
    '&#x;',
    '&#;',
    '&#xD800;',
    '&AMP;',
    '&#X41;',
    '&amp',
    '&#00000000000065;',
  ],
  ...[
    '<a>',
    '</a>',
    '</r>',
    '<a/>',
    '<!DOCTYPE r>',
    '<!ENTITY e "v">',
    '<![CDATA[',
    '<!--',
    '-->',
    '<?xml version="1.0"?>',
  ],
  ...['xmlns:a=""', 'xmlns:xml="u"', 'xmlns:xmlns="u"', 'xmlns="http://www.w3.org/2000/xmlns/"', ' d:e="1"', '<d:e/>'],
  ...[
    'xmlns:q="http://www.w3.org/XML/1998/namespace"',
    '<a:b:c/>',
    '<:a/>',
    '<a:/>',
    '<xmlns:a/>',
    '<?XML?>',
    '<?a:b?>',
    '<?1?>',
  ],
] as const;

/** A document that was changed in a few places. */
export const mangled: fc.Arbitrary<string> = fc
  .tuple(anyXml, fc.array(fc.tuple(fc.nat(), one(BITS), fc.nat({ max: 4 })), { minLength: 1, maxLength: 2 }))
  .map(([text, edits]) =>
    edits.reduce((now, [place, bit, cut]) => {
      const at = place % (now.length + 1);
      return now.slice(0, at) + bit + now.slice(at + cut);
    }, text),
  );
