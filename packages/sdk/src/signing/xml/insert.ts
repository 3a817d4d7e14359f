import { EMPTY, FIELD, type XmlDocument } from './document.ts';
import type { XmlProfile } from './profiles.ts';

const CEB = 'http://www.chinaport.gov.cn/ceb';

/** Messages in which `ExtendMessage` stands behind the signature; in all others before it (GACC CEB 2018-113, 2022-05). */
const EXTENDED_LAST = new Set(
  [213, 215, 303, 403, 505, 507, 509, 603, 605, 607, 701].map((number) => `CEB${number}Message`),
);

/** Bytes with a signature in the root, where a receiver wants it. Not an octet of what was there changes. */
export function insertSignature(document: XmlDocument, signature: string, place: XmlProfile['place']): Uint8Array {
  const { bytes, root } = document;
  const end = document.field(root, FIELD.link);
  if ((document.field(root, FIELD.head) & EMPTY) !== 0) {
    const tag = document.field(root, FIELD.to);
    const { from, to } = document.nameOf(root);
    const close = Buffer.from(`>${signature}</${bytes.toString('utf8', from, to)}>`);
    return joined(bytes.subarray(0, tag - 2), close, bytes.subarray(tag));
  }
  const at = place === 'ceb' ? cebPlace(document) : document.field(end, FIELD.from);
  return joined(bytes.subarray(0, at), Buffer.from(signature), bytes.subarray(at));
}

/** Behind the last child, so that the end tag keeps the line it stands on, or before `ExtendMessage`. */
function cebPlace(document: XmlDocument): number {
  const { root } = document;
  const extend = document.children(root).find((child) => document.is(child, CEB, 'ExtendMessage'));
  if (extend !== undefined && EXTENDED_LAST.has(document.local(root))) return document.field(extend, FIELD.from);
  const end = document.field(document.field(root, FIELD.link), FIELD.from);
  const [lineEnd] = /\r?\n[ \t]*$/.exec(document.bytes.toString('latin1', document.field(root, FIELD.to), end)) ?? [''];
  return end - lineEnd.length;
}

const joined = (...parts: readonly Uint8Array[]): Uint8Array => {
  const all = Buffer.concat(parts);
  return new Uint8Array(all.buffer, all.byteOffset, all.length);
};
