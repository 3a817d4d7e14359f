import { type Der, der, Members, members, objectIdentifier, oidOf, sequence, setOf, TAG } from '../asn1/index.ts';
import { Broken, need } from './broken.ts';

/** Attributes of one signer, signed or unsigned. */
export interface Attributes {
  /** As EXPLICIT SET OF, which is what is signed (RFC 5652 §5.4). */
  readonly set: Uint8Array;
  readonly values: ReadonlyMap<string, readonly Der[]>;
}

const MAX_ATTRIBUTES = 64;

/**
 * Reads Attributes behind their context tag. Signed ones must stand in the order of DER: the signature is over that
 * form, so that any other order is a message that somebody has touched. An attribute stands once.
 */
export function readAttributes(of: Der, strict: boolean): Attributes {
  const set = Buffer.from(of.bytes);
  set[0] = TAG.set;
  const all = members(of);
  need(all.length > 0 && all.length <= MAX_ATTRIBUTES, 'no attributes, or too many', '没有属性或属性过多');
  const values = new Map<string, Der[]>();
  let before: Uint8Array | undefined;
  for (const one of all) {
    if (strict && before !== undefined && Buffer.compare(before, one.bytes) >= 0)
      throw new Broken('the signed attributes are not in DER order', '签名属性未按 DER 排序');
    before = one.bytes;
    const parts = new Members(one);
    const oid = oidOf(parts.take(TAG.oid));
    const value = parts.take(TAG.set);
    parts.end();
    const found = values.get(oid);
    if (found !== undefined && strict) throw new Broken(`attribute ${oid} is there twice`, `属性 ${oid} 重复`);
    values.set(oid, found === undefined ? members(value) : [...found, ...members(value)]);
  }
  return { set, values };
}

/** The one value of an attribute; `undefined` where the attribute is not there. */
export function only({ values }: Attributes, oid: string): Der | undefined {
  const found = values.get(oid);
  if (found === undefined) return undefined;
  const [value, more] = found;
  if (value === undefined || more !== undefined)
    throw new Broken(`attribute ${oid} has not exactly one value`, `属性 ${oid} 的值不止一个`);
  return value;
}

/** Writes one attribute. */
export const attribute = (oid: string, value: Uint8Array): Buffer =>
  sequence(objectIdentifier(oid), der(TAG.set, value));

/** The SET OF that is signed. */
export const attributeSet = (attributes: readonly Uint8Array[]): Buffer => setOf(...attributes);
