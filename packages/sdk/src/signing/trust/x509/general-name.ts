import { context, type Der, DerError, explicit, implicit, members, oidOf, TAG } from '../../asn1/index.ts';
import { Name } from './name.ts';

/** `GeneralName` (RFC 5280 §4.2.1.6). */
export type GeneralName =
  | { readonly kind: 'email' | 'dns' | 'uri'; readonly value: string }
  | { readonly kind: 'directory'; readonly name: Name }
  /** 4 or 16 octets; in a name constraint, address and mask, 8 or 32. */
  | { readonly kind: 'ip'; readonly bytes: Uint8Array }
  | { readonly kind: 'registeredId'; readonly oid: string }
  | { readonly kind: 'other' | 'x400' | 'ediParty'; readonly bytes: Uint8Array };

const MAX_NAMES = 1024;

/** `GeneralNames`, one at least. */
export function generalNames(of: Der): GeneralName[] {
  const all = members(implicit(of, TAG.sequence));
  if (all.length === 0) throw new DerError('there are no names');
  if (all.length > MAX_NAMES) throw new DerError('there are too many names');
  return all.map(generalName);
}

const READERS: Readonly<Record<number, (of: Der) => GeneralName>> = {
  [context(0)]: ({ bytes }) => ({ kind: 'other', bytes }),
  [context(1, false)]: (of) => ({ kind: 'email', value: ascii(of) }),
  [context(2, false)]: (of) => ({ kind: 'dns', value: ascii(of) }),
  [context(3)]: ({ bytes }) => ({ kind: 'x400', bytes }),
  // A CHOICE cannot be tagged implicitly, so this tag is explicit (X.680 §31.2.7).
  [context(4)]: (of) => ({ kind: 'directory', name: new Name(explicit(of)) }),
  [context(5)]: ({ bytes }) => ({ kind: 'ediParty', bytes }),
  [context(6, false)]: (of) => ({ kind: 'uri', value: ascii(of) }),
  [context(7, false)]: ({ content }) => ({ kind: 'ip', bytes: content }),
  [context(8, false)]: (of) => ({ kind: 'registeredId', oid: oidOf(implicit(of, TAG.oid)) }),
};

/** One `GeneralName`. */
export function generalName(of: Der): GeneralName {
  const read = READERS[of.tag];
  if (read === undefined) throw new DerError('no general name');
  return read(of);
}

/** IA5String without control characters: a NUL in a name has fooled readers before. */
function ascii({ content }: Der): string {
  for (const octet of content) if (octet < 0x20 || octet > 0x7e) throw new DerError('a name is not printable ASCII');
  return Buffer.from(content).toString('latin1');
}

/** Whether two names are the same, of whatever kind. */
export function sameGeneralName(a: GeneralName, b: GeneralName): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind === 'directory' && b.kind === 'directory') return a.name.key === b.name.key;
  if ('value' in a && 'value' in b) return a.value === b.value;
  if ('bytes' in a && 'bytes' in b) return Buffer.compare(a.bytes, b.bytes) === 0;
  return 'oid' in a && 'oid' in b && a.oid === b.oid;
}

/** For people: `DNS:example.com`. */
export function generalNameText(name: GeneralName): string {
  if (name.kind === 'directory') return `DN:${name.name}`;
  if (name.kind === 'registeredId') return `OID:${name.oid}`;
  if (name.kind === 'ip') return `IP:${ipText(name.bytes)}`;
  if ('bytes' in name) return `${name.kind}:${Buffer.from(name.bytes).toString('hex')}`;
  return `${name.kind === 'uri' ? 'URI' : name.kind === 'dns' ? 'DNS' : 'email'}:${name.value}`;
}

function ipText(bytes: Uint8Array): string {
  if (bytes.length === 4) return [...bytes].join('.');
  if (bytes.length === 8) return `${ipText(bytes.subarray(0, 4))}/${ipText(bytes.subarray(4))}`;
  if (bytes.length === 32) return `${ipText(bytes.subarray(0, 16))}/${ipText(bytes.subarray(16))}`;
  const hex = Buffer.from(bytes).toString('hex');
  return bytes.length === 16 ? (hex.match(/.{4}/g) ?? []).join(':') : `#${hex}`;
}
