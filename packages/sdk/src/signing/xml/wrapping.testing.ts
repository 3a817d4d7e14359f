import type { Signer } from '../signer.ts';
import { canonical } from './c14n.ts';
import { FIELD } from './document.ts';
import { DS } from './methods.ts';
import type { XmlPolicy } from './policy.ts';
import type { RefusalName } from './refusals.ts';
import { scan } from './scan.ts';
import { signatureOver, signing, startTag } from './write.ts';
import { xmldsigDetached, xmldsigEnveloped, xmldsigEnveloping } from './xmldsig.ts';

/** One way to put a genuine signature around other content, and why it must not pass. */
export interface Wrapping {
  readonly name: string;
  readonly kind: typeof xmldsigEnveloped | typeof xmldsigEnveloping | typeof xmldsigDetached;
  readonly text: string;
  readonly policy: XmlPolicy;
  readonly refused: RefusalName | 'changed' | 'good';
}

const GOOD = '<E Id="x"><v>100</v></E>';
const EVIL = '<E Id="evil"><v>900</v></E>';
const SAME = '<E Id="x"><v>900</v></E>';

/** Puts a signature into the element of an Id that it signs, as SAML does. */
export async function signedInPlace(text: string, id: string, signer: Signer): Promise<string> {
  const document = scan(Buffer.from(text));
  const apex = document.scanned.ids.find(({ attribute }) => document.value(attribute) === id)?.element as number;
  const line: string[] = [];
  for (let at = apex; at >= 0; at = document.parent(at)) line.unshift(startTag(document, at));
  const job = signing({ signer, canonicalForm: 'http://www.w3.org/2001/10/xml-exc-c14n#' });
  const aim = { uri: `#${id}`, enveloped: true, named: true };
  const signature = await signatureOver(canonical(document, job.form, { apex }), aim, line, job);
  const end = document.field(document.field(apex, FIELD.link), FIELD.from);
  const bytes = Buffer.from(text);
  return bytes.subarray(0, end).toString() + signature + bytes.subarray(end).toString();
}

const signatureIn = (text: string): string => /<ds:Signature[\s\S]*<\/ds:Signature>/.exec(text)?.[0] ?? '';
const into = (element: string, inner: string): string => element.replace('</E>', `${inner}</E>`);
const object = (inner: string): string => `<ds:Object xmlns:ds="${DS}">${inner}</ds:Object>`;
const holding = (signature: string, inner: string): string =>
  signature.replace('</ds:Signature>', `${inner}</ds:Signature>`);

/** All classic wrappings (XSW 1 to 8, as for SAML) of an element that is signed in place by its Id. */
export async function wrappingsInPlace(signer: Signer): Promise<Wrapping[]> {
  const honest = await signedInPlace(`<R>${GOOD}</R>`, 'x', signer);
  const s = signatureIn(honest);
  const signed = into(GOOD, s);
  const policy = { signed: '/{}R/{}E' };
  const rows: readonly (readonly [string, string, Wrapping['refused']])[] = [
    ['honest', honest, 'good'],
    [
      '1: evil root around, original in the signature',
      `<R>${into(EVIL, holding(s, object(GOOD)))}</R>`,
      'notEnveloped',
    ],
    ['2: original beside the signature', `<R>${EVIL}${s}${GOOD}</R>`, 'notEnveloped'],
    ['3: evil before the original', `<R>${EVIL}${signed}</R>`, 'twins'],
    ['3: evil behind the original', `<R>${signed}${EVIL}</R>`, 'twins'],
    ['4: original in the evil', `<R>${into(EVIL, signed)}</R>`, 'signedPath'],
    ['5: signature in the evil, original beside', `<R>${into(EVIL, s)}${GOOD}</R>`, 'notEnveloped'],
    ['6: original straight in the signature', `<R>${into(EVIL, holding(s, GOOD))}</R>`, 'shape'],
    ['7: evil with the same Id in an extension', `<R><Ext>${SAME}</Ext>${signed}</R>`, 'duplicateId'],
    [
      '8: original in an object of the signature in the evil',
      `<R>${into(EVIL, holding(s, object(into(GOOD, ''))))}</R>`,
      'notEnveloped',
    ],
    ['the evil has the same Id', `<R>${into(SAME, s)}${GOOD}</R>`, 'duplicateId'],
    ['the same Id, written otherwise', `<R>${EVIL.replace('Id="evil"', 'ID="x"')}${signed}</R>`, 'duplicateId'],
    ['the same xml:id', `<R>${EVIL.replace('Id="evil"', 'xml:id="x"')}${signed}</R>`, 'duplicateId'],
    ['deeper', `<R><W>${signed}</W>${EVIL}</R>`, 'signedPath'],
    ['under another root', `<Q>${signed}</Q>`, 'signedPath'],
    ['in another namespace', `<R xmlns="urn:evil">${signed}</R>`, 'signedPath'],
    ['two signatures', `<R>${into(EVIL, s)}${signed}</R>`, 'signatures'],
    ['changed', honest.replace('100', '900'), 'changed'],
    ['the signature in a child', `<R>${GOOD.replace('</v>', `${s}</v>`)}</R>`, 'place'],
  ];
  return rows.map(([name, text, refused]) => ({
    name: `in place, ${name}`,
    kind: xmldsigEnveloped,
    text,
    policy,
    refused,
  }));
}

/** Wrappings of a document that is signed as a whole. */
export async function wrappingsWhole(signer: Signer): Promise<Wrapping[]> {
  const honest = Buffer.from(await xmldsigEnveloped.sign(Buffer.from(GOOD), { signer })).toString();
  const s = signatureIn(honest);
  const rows: readonly (readonly [string, string, Wrapping['refused']])[] = [
    ['honest', honest, 'good'],
    ['the original in an object', into(EVIL, holding(s, object(GOOD))), 'changed'],
    ['the signed document in another', `<E Id="y">${honest}</E>`, 'place'],
    ['the signature in a wrapper', into(GOOD, `<w>${s}</w>`), 'place'],
    ['evil content beside', into(GOOD, `<v>900</v>${s}`), 'changed'],
    ['a stylesheet before it', `<?xml-stylesheet href="x"?>${honest}`, 'changed'],
    ['two signatures', into(honest, s), 'signatures'],
    ['the signature alone', s, 'notEnveloped'],
    [
      'the reference emptied of its transform',
      honest.replace(/<ds:Transform Algorithm="[^"]*enveloped-signature"\/>/, ''),
      'transforms',
    ],
    ['a namespace more', honest.replace('<E ', '<E xmlns:evil="urn:evil" '), 'changed'],
    ['another default namespace', honest.replace('<E ', '<E xmlns="urn:evil" '), 'changed'],
  ];
  return rows.map(([name, text, refused]) => ({
    name: `whole, ${name}`,
    kind: xmldsigEnveloped,
    text,
    policy: {},
    refused,
  }));
}

/** Wrappings of content that its signature holds. */
export async function wrappingsEnveloping(signer: Signer): Promise<Wrapping[]> {
  const honest = Buffer.from(await xmldsigEnveloping.sign(Buffer.from(GOOD), { signer })).toString();
  const held = /<ds:Object[\s\S]*<\/ds:Object>/.exec(honest)?.[0] ?? '';
  const evil = (id: string, inner = EVIL): string => `<ds:Object Id="${id}">${inner}</ds:Object>`;
  const rows: readonly (readonly [string, string, Wrapping['refused']])[] = [
    ['honest', honest, 'good'],
    ['in a document', `<R>${EVIL}${honest}</R>`, 'place'],
    ['evil object before', honest.replace(held, evil('e') + held), 'signedPath'],
    ['evil object behind', honest.replace(held, held + evil('e')), 'signedPath'],
    ['evil object with the same Id', honest.replace(held, evil('content') + held), 'duplicateId'],
    ['original in the evil object', honest.replace(held, evil('e', EVIL + held)), 'signedPath'],
    [
      'Id moved to the evil',
      honest.replace(held, evil('content') + held.replace('Id="content"', 'Id="c"')),
      'signedPath',
    ],
    [
      'original in the key information',
      honest
        .replace('<ds:KeyInfo>', `<ds:KeyInfo>${held}`)
        .replace(new RegExp(`${held}(?=</ds:Signature>)`), evil('e')),
      'notEnveloping',
    ],
    [
      'signature in signature',
      honest.replace(held, evil('content', honest.replaceAll('"content"', '"c"'))),
      'signatures',
    ],
    ['changed', honest.replace('100', '900'), 'changed'],
  ];
  return rows.map(([name, text, refused]) => ({
    name: `enveloping, ${name}`,
    kind: xmldsigEnveloping,
    text,
    policy: {},
    refused,
  }));
}

/** Wrappings of an element that is signed by its Id, beside its signature. */
export async function wrappingsDetached(signer: Signer): Promise<Wrapping[]> {
  const honest = Buffer.from(await xmldsigDetached.sign(Buffer.from(`<R>${GOOD}</R>`), { signer, id: 'x' })).toString();
  const s = signatureIn(honest);
  const path = { signed: '/{}R/{}E' };
  const rows: readonly (readonly [string, string, Wrapping['refused'], XmlPolicy?])[] = [
    ['honest', honest, 'good'],
    ['honest, by path', honest, 'good', path],
    ['evil beside', `<R>${EVIL}${GOOD}${s}</R>`, 'signedPath'],
    ['evil beside, by path', `<R>${EVIL}${GOOD}${s}</R>`, 'twins', path],
    ['original in an object of the signature', `<R>${EVIL}${holding(s, object(GOOD))}</R>`, 'notDetached'],
    ['original in a wrapper', `<R>${EVIL}<w>${GOOD}</w>${s}</R>`, 'signedPath', path],
    ['original in the evil', `<R>${into(EVIL, GOOD)}${s}</R>`, 'signedPath', path],
    ['the same Id before', `<R>${SAME}${GOOD}${s}</R>`, 'duplicateId'],
    ['the same Id behind', `<R>${GOOD}${SAME}${s}</R>`, 'duplicateId'],
    ['the same Id, written otherwise', `<R>${EVIL.replace('Id="evil"', 'id="x"')}${GOOD}${s}</R>`, 'duplicateId'],
    ['evil text beside', `<R>900${GOOD}${s}</R>`, 'signedPath'],
    ['signature in the evil', `<R>${into(EVIL, s)}${GOOD}</R>`, 'place', path],
    ['another root', `<Q>${GOOD}${s}</Q>`, 'signedPath', path],
    ['Id moved to the evil', `<R>${SAME}${GOOD.replace('Id="x"', 'Id="y"')}${s}</R>`, 'twins', path],
    ['the evil in place of the original', `<R>${SAME}${s}</R>`, 'changed'],
    ['reference to the root', honest.replace('<R>', '<R Id="r">').replace('URI="#x"', 'URI="#r"'), 'notDetached'],
    ['reference elsewhere', honest.replace('URI="#x"', 'URI="http://127.0.0.1/x"'), 'external'],
    ['changed', honest.replace('100', '900'), 'changed'],
  ];
  return rows.map(([name, text, refused, policy = {}]) => ({
    name: `detached, ${name}`,
    kind: xmldsigDetached,
    text,
    policy,
    refused,
  }));
}
