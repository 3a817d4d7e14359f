import { type Der, der, isBefore, Members, objectIdentifier, oidOf, sequence, setOf, TAG } from '../asn1/index.ts';
import { Broken, need } from './broken.ts';

/** Attributes of one signer, signed or unsigned. */
export interface Attributes {
  /** As they stand, behind their context tag. */
  readonly of: Der;
  /** As EXPLICIT SET OF, which is what is signed (RFC 5652 §5.4). */
  readonly set: Uint8Array;
  readonly all: readonly Attribute[];
}

/** One attribute, and the SET OF its values. */
export interface Attribute {
  readonly oid: string;
  readonly values: Der;
}

const MAX_ATTRIBUTES = 64;

/**
 * Reads Attributes behind their context tag. Signed ones must stand in the order of DER: the signature is over that
 * form, so that any other order is a message that somebody has touched. An attribute stands once.
 */
export function readAttributes(of: Der, strict: boolean): Attributes {
  const set = Buffer.from(of.bytes);
  set[0] = TAG.set;
  const parts = new Members(of, of.tag);
  const all: Attribute[] = [];
  let before: Der | undefined;
  while (parts.more) {
    const one = parts.take(TAG.sequence);
    if (strict && before !== undefined && !isBefore(before, one))
      throw new Broken('the signed attributes are not in DER order', '签名属性未按 DER 排序');
    before = one;
    const pair = new Members(one);
    const oid = oidOf(pair.take(TAG.oid));
    const values = pair.take(TAG.set);
    pair.end();
    if (strict && has(all, oid)) throw new Broken(`attribute ${oid} is there twice`, `属性 ${oid} 重复`);
    new Members(values, TAG.set).rest();
    all.push({ oid, values });
    need(all.length <= MAX_ATTRIBUTES, 'too many attributes', '属性过多');
  }
  need(all.length > 0, 'no attributes', '没有属性');
  return { of, set, all };
}

function has(all: readonly Attribute[], oid: string): boolean {
  for (const one of all) if (one.oid === oid) return true;
  return false;
}

/** The one value of an attribute; `undefined` where the attribute is not there. */
export function only({ all }: Attributes, oid: string): Der | undefined {
  let found: Der | undefined;
  for (const one of all) {
    if (one.oid !== oid) continue;
    const values = new Members(one.values, TAG.set);
    if (found !== undefined || !values.more) throw notOne(oid);
    found = values.take();
    if (values.more) throw notOne(oid);
  }
  return found;
}

const notOne = (oid: string): Broken =>
  new Broken(`attribute ${oid} has not exactly one value`, `属性 ${oid} 的值不止一个`);

/** Every value of an attribute, which may stand more than once among the unsigned ones. */
export function valuesOf({ all }: Attributes, oid: string): Der[] {
  const found: Der[] = [];
  for (const one of all) {
    if (one.oid !== oid) continue;
    const values = new Members(one.values, TAG.set);
    while (values.more) found.push(values.take());
  }
  return found;
}

/** Writes one attribute. */
export const attribute = (oid: string, value: Uint8Array): Buffer =>
  sequence(objectIdentifier(oid), der(TAG.set, value));

/** The SET OF that is signed. */
export const attributeSet = (attributes: readonly Uint8Array[]): Buffer => setOf(...attributes);
