import type { KeyObject } from 'node:crypto';
import { pemSigner, selfSignedCertificate } from '../index.ts';
import type { VerificationPolicy } from '../policy.ts';
import type { AnyKind } from '../verify.ts';
import { xadesEnveloped, xadesEnveloping } from '../xades/xades.ts';
import { FIELD, NODE } from './document.ts';
import { keyOf } from './outcome.testing.ts';
import { scan } from './scan.ts';
import { signedInPlace } from './wrapping.testing.ts';
import { xmldsigDetached, xmldsigEnveloped, xmldsigEnveloping } from './xmldsig.ts';

/** Changes of signed documents without end, the same for the same seed, and what a verifier makes of them. */

/** Whole numbers below a bound, the same for the same seed. */
export type Dice = (below: number) => number;

/** mulberry32: small, and good enough to choose places. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) % below;
  };
}

/** One signed document, and how to tell whether a change of it was accepted that must not be. */
export interface Mutated {
  readonly name: string;
  readonly original: Uint8Array;
  /** A changed document. */
  readonly next: (dice: Dice) => Uint8Array;
  /** `refused`, `same` content accepted, or `other` content accepted, which must never be. */
  readonly judge: (bytes: Uint8Array) => 'refused' | 'same' | 'other';
}

const CONTENT =
  '<?xml version="1.0" encoding="UTF-8"?>\r\n<o:Order xmlns:o="urn:o" xmlns="urn:d" xmlns:u="urn:u" xml:lang="zh" Id="r">\n' +
  '  <Head Id="x" b="2" u:a="1"><no>100</no><note>a &amp; b &lt; 中文</note><u:flag/></Head>\n</o:Order>';
const PLAIN = '<R><E Id="x" a="1"><v>100</v><w/></E></R>';

/** Signed documents of every kind, each in some canonical form. */
export async function signedXml(): Promise<readonly Mutated[]> {
  const pair = selfSignedCertificate({ subject: 'Mutated', days: 9, now: new Date('2026-01-01') });
  const signer = pemSigner(pair);
  const key = keyOf(Buffer.from(pair.certificate));
  const bytes = Buffer.from(CONTENT);
  const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
  const lenient = { lenientContent: true };
  const head = { xml: { signed: '/{urn:o}Order/{urn:d}Head' } };
  return [
    mutatedXml('enveloped', await xmldsigEnveloped.sign(bytes, { signer }), xmldsigEnveloped, key, {}),
    mutatedXml(
      'enveloped, exclusive, lenient',
      await xmldsigEnveloped.sign(bytes, { signer, canonicalForm: exclusive }),
      xmldsigEnveloped,
      key,
      lenient,
    ),
    mutatedXml('enveloped by Id', Buffer.from(await signedInPlace(PLAIN, 'x', signer)), xmldsigEnveloped, key, {
      xml: { signed: '/{}R/{}E' },
    }),
    mutatedXml(
      'enveloping',
      await xmldsigEnveloping.sign(bytes, { signer, canonicalForm: `${exclusive}WithComments` }),
      xmldsigEnveloping,
      key,
      {},
    ),
    mutatedXml(
      'detached by Id',
      await xmldsigDetached.sign(bytes, { signer, id: 'x', canonicalForm: exclusive, inclusivePrefixes: ['u'] }),
      xmldsigDetached,
      key,
      head,
    ),
    mutatedXml(
      'detached by Id, 1.1, lenient',
      await xmldsigDetached.sign(bytes, { signer, id: 'x', canonicalForm: 'http://www.w3.org/2006/12/xml-c14n11' }),
      xmldsigDetached,
      key,
      { ...head, ...lenient },
    ),
    mutatedXml(
      'XAdES, enveloped',
      await xadesEnveloped.sign(bytes, { signer, signedAt: new Date('2026-01-05T00:00:00Z') }),
      xadesEnveloped,
      key,
      {},
    ),
    mutatedXml(
      'XAdES, enveloping',
      await xadesEnveloping.sign(bytes, { signer, signedAt: new Date('2026-01-05T00:00:00Z') }),
      xadesEnveloping,
      key,
      {},
    ),
  ];
}

/** One signed document of any kind that is XML; a key is asked, and nobody's trust. */
export function mutatedXml(
  name: string,
  signed: Uint8Array,
  kind: AnyKind,
  key: KeyObject,
  policy: VerificationPolicy,
): Mutated {
  const original = Buffer.from(signed);
  const accepted = (bytes: Uint8Array): Uint8Array | undefined => {
    const all = kind.read(bytes, { policy });
    const [evidence] = all;
    if (all.length !== 1 || evidence === undefined || evidence.tests.some(({ passed }) => passed !== true))
      return undefined;
    if (evidence.made?.(key) !== true || evidence.content === undefined) return undefined;
    // What the signature says of itself is as good as content.
    const { content, claimedAt, leaf } = evidence;
    return Buffer.concat([content, Buffer.from(claimedAt?.toISOString() ?? ''), leaf ?? Buffer.alloc(0)]);
  };
  const honest = accepted(original);
  if (honest === undefined) throw new Error(`${name}: the honest document is not accepted`);
  return {
    name,
    original,
    next: (dice) => changedXml(original, dice),
    judge: (bytes) => {
      const content = accepted(bytes);
      if (content === undefined) return 'refused';
      return Buffer.compare(content, honest) === 0 ? 'same' : 'other';
    },
  };
}

/** A document changed in one to three places. */
export function changedXml(original: Buffer, dice: Dice): Buffer {
  let bytes = original;
  for (let left = 1 + dice(3); left > 0; left -= 1) bytes = changeOf(bytes, dice);
  return bytes;
}

function changeOf(bytes: Buffer, dice: Dice): Buffer {
  // Half of the changes know what an element is; they need a document that can still be read.
  if (dice(2) === 0) return (OCTETS[dice(OCTETS.length)] as Change)(bytes, dice);
  try {
    return (ELEMENTS[dice(ELEMENTS.length)] as Change)(bytes, dice);
  } catch {
    return (OCTETS[dice(OCTETS.length)] as Change)(bytes, dice);
  }
}

type Change = (bytes: Buffer, dice: Dice) => Buffer;

const splice = (bytes: Buffer, from: number, to: number, ...between: readonly (Buffer | string)[]): Buffer =>
  Buffer.concat([bytes.subarray(0, from), ...between.map((one) => Buffer.from(one as string)), bytes.subarray(to)]);

const BITS = [
  ...[
    '<!--c-->',
    '<!---->',
    '<?p?>',
    '<![CDATA[',
    ']]>',
    '&#13;',
    '&#10;',
    '\r\n',
    '\n',
    ' ',
    '\t',
    '&amp;',
    '&#x31;',
    '\ufeff',
    '\0',
  ],
  ...[
    '<x/>',
    '<x>',
    '</x>',
    '<v>900</v>',
    '<E Id="x"/>',
    '<E Id="y"><v>900</v></E>',
    ' Id="x"',
    " id='x'",
    ' xml:id="x"',
    ' Id=""',
  ],
  ...[
    ' xmlns=""',
    ' xmlns="urn:e"',
    ' xmlns:o="urn:e"',
    ' xmlns:ds="urn:e"',
    ' xmlns:u="urn:d"',
    ' xml:lang="en"',
    ' a="9"',
    'o:',
    'ds:',
    'u:',
  ],
  ...[
    '<!DOCTYPE r [<!ENTITY e "1">]>',
    '&e;',
    'URI=""',
    'URI="#x"',
    'URI="#r"',
    'URI="#xpointer(/)"',
    '#WithComments',
    '=',
    '==',
    'AAAA',
  ],
  ...[
    '<ds:SignedInfo/>',
    '<ds:Object/>',
    '<ds:Object Id="x"/>',
    '<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"/>',
  ],
] as const;

/** Changes of octets, wherever they are. */
const OCTETS: readonly Change[] = [
  (bytes, dice) => {
    const copy = Buffer.from(bytes);
    const at = dice(copy.length);
    copy[at] = (copy[at] as number) ^ (1 << dice(8));
    return copy;
  },
  (bytes, dice) => {
    const copy = Buffer.from(bytes);
    copy[dice(copy.length)] = dice(256);
    return copy;
  },
  (bytes, dice) => {
    const at = dice(bytes.length);
    return splice(bytes, at, Math.min(bytes.length, at + 1 + dice(12)));
  },
  (bytes, dice) => {
    const [at, from] = [dice(bytes.length), dice(bytes.length)];
    return splice(bytes, at, at, bytes.subarray(from, from + 1 + dice(80)));
  },
  (bytes, dice) => {
    const at = dice(bytes.length + 1);
    return splice(bytes, at, at, BITS[dice(BITS.length)] as string);
  },
  // Where things begin and end, more than anywhere else.
  (bytes, dice) => {
    const places = [...bytes.toString('latin1').matchAll(/[<>"/=]/g)].map(({ index }) => index);
    const at = (places[dice(places.length)] ?? 0) + dice(2);
    return splice(bytes, at, at, BITS[dice(BITS.length)] as string);
  },
  (bytes) => Buffer.from(bytes.toString().replaceAll('\r\n', '\n')),
  (bytes) => Buffer.from(bytes.toString().replaceAll('\n', '\r\n')),
];

interface Span {
  readonly from: number;
  readonly to: number;
  readonly name: string;
  readonly tagTo: number;
}

function spansOf(bytes: Buffer): Span[] {
  const document = scan(bytes);
  const found: Span[] = [];
  for (let at = 0; at < document.scanned.length; at += document.kind(at) === NODE.start ? 8 : 4) {
    if (document.kind(at) !== NODE.start) continue;
    const { from, to } = document.nameOf(at);
    found.push({
      from: document.field(at, FIELD.from),
      to: document.field(document.field(at, FIELD.link), FIELD.to),
      name: document.bytes.toString('utf8', from, to),
      tagTo: document.field(at, FIELD.to),
    });
  }
  return found;
}

const pick = <T>(all: readonly T[], dice: Dice): T => all[dice(all.length)] as T;

/** Changes of structure: elements moved, doubled, wrapped, renamed; attributes and namespaces. */
const ELEMENTS: readonly Change[] = [
  // moves one
  (bytes, dice) => {
    const spans = spansOf(bytes);
    const one = pick(spans, dice);
    const without = splice(bytes, one.from, one.to);
    const to = pick(spansOf(without), dice);
    return splice(
      without,
      dice(2) === 0 ? to.from : to.tagTo,
      dice(2) === 0 ? to.from : to.tagTo,
      bytes.subarray(one.from, one.to),
    );
  },
  // doubles one, somewhere
  (bytes, dice) => {
    const spans = spansOf(bytes);
    const [one, to] = [pick(spans, dice), pick(spans, dice)];
    return splice(bytes, to.from, to.from, bytes.subarray(one.from, one.to));
  },
  // doubles one with another text
  (bytes, dice) => {
    const one = pick(spansOf(bytes), dice);
    const evil = bytes.toString('utf8', one.from, one.to).replace(/100/g, '900');
    return splice(bytes, one.from, one.from, dice(2) === 0 ? evil : evil.replace(/Id="x"/, 'Id="y"'));
  },
  // takes one away
  (bytes, dice) => {
    const one = pick(spansOf(bytes), dice);
    return splice(bytes, one.from, one.to);
  },
  // two in each other's place
  (bytes, dice) => {
    const spans = spansOf(bytes);
    const [a, b] = [pick(spans, dice), pick(spans, dice)].sort((x, y) => x.from - y.from) as [Span, Span];
    if (a.to > b.from) return bytes;
    return splice(
      bytes,
      a.from,
      b.to,
      bytes.subarray(b.from, b.to),
      bytes.subarray(a.to, b.from),
      bytes.subarray(a.from, a.to),
    );
  },
  // wraps one
  (bytes, dice) => {
    const one = pick(spansOf(bytes), dice);
    const name = pick(['w', 'E', 'R', 'ds:Object', 'ds:Signature', 'Head', 'o:Order'], dice);
    return splice(
      bytes,
      one.from,
      one.to,
      `<${name} xmlns:ds="http://www.w3.org/2000/09/xmldsig#" xmlns:o="urn:o">`,
      bytes.subarray(one.from, one.to),
      `</${name}>`,
    );
  },
  // renames one
  (bytes, dice) => {
    const spans = spansOf(bytes);
    const [one, other] = [pick(spans, dice), pick(spans, dice)];
    const text = bytes
      .toString('utf8', one.from, one.to)
      .replaceAll(`<${one.name}`, `<${other.name}`)
      .replaceAll(`</${one.name}`, `</${other.name}`);
    return splice(bytes, one.from, one.to, text);
  },
  // gives one an attribute or a namespace, or takes one
  (bytes, dice) => {
    const one = pick(spansOf(bytes), dice);
    const at = one.from + 1 + Buffer.byteLength(one.name);
    return splice(
      bytes,
      at,
      at,
      pick(
        BITS.filter((bit) => bit.startsWith(' ') && bit.includes('=')),
        dice,
      ),
    );
  },
  (bytes, dice) => {
    const one = pick(spansOf(bytes), dice);
    const tag = bytes.toString('utf8', one.from, one.tagTo);
    const own = tag.match(/\s[^\s=]+="[^"]*"/g) ?? [];
    return own.length === 0 ? bytes : splice(bytes, one.from, one.tagTo, tag.replace(pick(own, dice), ''));
  },
  // says the same in other words: accepted, with the same content
  (bytes, dice) => {
    const one = pick(spansOf(bytes), dice);
    const tag = bytes.toString('utf8', one.from, one.tagTo);
    return splice(
      bytes,
      one.from,
      one.tagTo,
      dice(2) === 0
        ? tag.replace(/ ([\w:]+)="([^"']*)"/, "\n $1='$2'")
        : tag.replace(/(\s[^\s=]+="[^"]*")(\s[^\s=]+="[^"]*")/, '$2$1'),
    );
  },
  (bytes) => Buffer.from(bytes.toString().replace(/<([\w:]+)([^<>]*)\/>/, '<$1$2></$1>')),
  (bytes) => Buffer.from(bytes.toString().replace('>100<', '><![CDATA[100]]><')),
];
