/** Thirty-five ways to break a message; each is said in a finding, and none ends in a crash. */

type Break = readonly [name: string, codes: readonly string[], change: (xml: string) => string | Uint8Array];

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
/** The first leaf of a message that has a text, as [whole, name, text]. */
const leafOf = (xml: string): RegExpExecArray => {
  const found = /<([A-Za-z]\w*)>([^<>]+)<\/\1>/.exec(xml);
  if (found === null) throw new Error('no leaf');
  return found;
};
const rootOf = (xml: string): string => /<([A-Za-z]\w*)[ >]/.exec(xml)?.[1] ?? '';
const atLeaf = (change: (whole: string, name: string, text: string) => string) => (xml: string) => {
  const [whole, name = '', text = ''] = leafOf(xml);
  return xml.replace(whole, () => change(whole, name, text));
};
const atEnd = (more: string) => (xml: string) => xml.replace(/<\/[^<>]*>\s*$/, (close) => more + close);
const withRoot = (change: (open: string) => string) => (xml: string) =>
  xml.replace(new RegExp(`<${rootOf(xml)}[^>]*>`), change);
const repeated = (text: string, times: number): string => text.repeat(times);

export const BREAKS: readonly Break[] = [
  ['nothing', ['XML-0009'], () => ''],
  ['white space', ['XML-0001'], () => ' \n'],
  ['cut in a tag', ['XML-0001'], (xml) => xml.slice(0, xml.length - 3)],
  ['cut in the middle', ['XML-0001'], (xml) => xml.slice(0, xml.length >> 1)],
  ['no end of the root', ['XML-0001'], (xml) => xml.replace(/<\/[^<>]*>\s*$/, '')],
  ['two roots', ['XML-0001'], (xml) => `${xml}<a/>`],
  ['text before the root', ['XML-0001'], (xml) => `x${xml}`],
  ['crossed tags', ['XML-0001'], atLeaf((_, name, text) => `<${name}>${text}<x></${name}></x>`)],
  ['a tag that is none', ['XML-0001'], atLeaf((whole) => `${whole}<1/>`)],
  ['an attribute twice', ['XML-0001'], withRoot((open) => open.replace(/>$/, ' zz="1" zz="2">'))],
  ['an entity that nobody declared', ['XML-0001'], atLeaf((_, name) => `<${name}>&nbsp;</${name}>`)],
  ['a character that XML has not', ['XML-0001'], atLeaf((_, name) => `<${name}>\u0001</${name}>`)],
  ['a reference to no character', ['XML-0001'], atLeaf((_, name) => `<${name}>&#0;</${name}>`)],
  ['an ampersand', ['XML-0001'], atLeaf((_, name) => `<${name}>A & B</${name}>`)],
  ['entities in entities', ['XML-0002'], (xml) => `<!DOCTYPE a [<!ENTITY l "ha"><!ENTITY m "&l;&l;">]>${xml}`],
  ['an entity from a file', ['XML-0002'], (xml) => `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${xml}`],
  ['a DOCTYPE alone', ['XML-0002'], (xml) => `<!DOCTYPE a>${xml}`],
  ['a prefix that nobody declared', ['XML-0008'], atLeaf((whole) => `${whole}<zz:a/>`)],
  ['an unknown encoding', ['XML-0003'], (xml) => `<?xml version="1.0" encoding="x-klingon"?>${xml}`],
  ['GB 18030 under the label UTF-8', ['XML-0003'], (xml) => gb(xml)],
  ['UTF-8 under the label GB2312', ['XML-0003'], (xml) => `<?xml version="1.0" encoding="GB2312"?>${xml}<!-- 中 -->`],
  ['half a character', ['XML-0003', 'XML-0004'], (xml) => Uint8Array.from([...bytes(xml), 0xe5, 0xff])],
  ['UTF-16 without a mark', ['XML-0001'], (xml) => new Uint8Array(Buffer.from(xml, 'utf16le'))],
  ['1,000 levels', ['XML-0005'], atEnd(repeated('<a>', 1_000) + repeated('</a>', 1_000))],
  ['another root', ['CNM-0001'], () => '<Order/>'],
  ['HTML', ['CNM-0001'], () => '<html><body>504</body></html>'],
  [
    'another namespace',
    ['CNM-0002'],
    withRoot((open) =>
      open.replace(/ xmlns="[^"]*"|>$/, ' xmlns="urn:x"$&').replace(/(xmlns="urn:x") xmlns="[^"]*"/, '$1'),
    ),
  ],
  ['an unknown element', ['CNM-0003'], atEnd('<zz>1</zz>')],
  ['an unknown tree', ['CNM-0003'], atEnd(`<zz>${repeated('<y>1</y>', 500)}</zz>`)],
  ['an element within a text', ['CNM-0003'], atLeaf((_, name, text) => `<${name}>${text}<zz>1</zz></${name}>`)],
  ['an element twice', ['CNM-0004'], atLeaf((whole) => whole + whole)],
  ['an element 2,000 times', ['CNM-0004'], atLeaf((whole) => repeated(whole, 2_000))],
  [
    'an element in other letters',
    ['CNM-0003'],
    atLeaf((_, name, text) => `<${name.toUpperCase()}Z>${text}</${name.toUpperCase()}Z>`),
  ],
  [
    'a signature',
    ['CNM-0009'],
    atEnd('<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignatureValue>AA==</SignatureValue></Signature>'),
  ],
  ['only the root', ['CNM-0007', 'CNM-0012'], (xml) => `<${rootOf(xml)}/>`],
];

/** Bytes of GB 18030 that are no UTF-8, under the label UTF-8. */
function gb(xml: string): Uint8Array {
  const [whole, name = ''] = leafOf(xml);
  const at = xml.indexOf(whole);
  const ascii = (text: string): Uint8Array => bytes(text.replace(/[^\0-\x7f]/g, '?'));
  return Uint8Array.from([
    ...ascii(`<?xml version="1.0" encoding="UTF-8"?>${xml.slice(0, at)}<${name}>`),
    0xd6,
    0xd0,
    ...ascii(`</${name}>${xml.slice(at + whole.length)}`),
  ]);
}

export const asBytes = (input: string | Uint8Array): Uint8Array => (typeof input === 'string' ? bytes(input) : input);
