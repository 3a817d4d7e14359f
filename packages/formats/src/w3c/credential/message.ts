import { type Finding, finding } from '@kouan/core';
import type { Decoded, Encoded, VerifiableCredential } from '@kouan/sdk';
import { Refused, readJson } from '@kouan/sdk/json';
import {
  documentOf,
  isObject,
  type Json,
  type JsonObject,
  MAX_BYTES,
  TREE,
  type TreeMessage,
  treeOf,
} from '../../syntax/tree/index.ts';
import { VCR } from './catalogue.ts';
import { TABLE } from './table.ts';
import { partsOf } from './token.ts';

export const NAME = 'w3c.credential';

/** Key under `extensions` of the signed form as it came. */
const TOKEN = 'token';

const MESSAGE: TreeMessage<VerifiableCredential> = {
  name: NAME,
  table: TABLE,
  base: { type: 'verifiable-credential' },
  marks: ['credentialSubject', 'credentialSchema', 'credentialStatus'],
};

const nothing = (found: string): Decoded<VerifiableCredential> => ({
  findings: [finding(VCR.notCredential, '', { found })],
  unmapped: [],
});

/** JSON as it is, or the reason why it is none. */
function jsonOf(bytes: Uint8Array): Json | Refused {
  try {
    return readJson(bytes, { maxBytes: MAX_BYTES });
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
}

/** Reads a credential, signed (`vc+jwt`) or not. What was signed is read and not verified. */
export function decode(bytes: Uint8Array): Decoded<VerifiableCredential> {
  const parts = partsOf(bytes);
  const value = jsonOf(parts?.payload ?? bytes);
  if (value instanceof Refused)
    return parts === undefined
      ? { findings: [finding(TREE.notJson, '', { found: value.message })], unmapped: [] }
      : nothing(value.message);
  if (!isObject(value)) return nothing('{…}');
  const decoded = read(value);
  if (parts === undefined || decoded.document === undefined) return decoded;
  const header = jsonOf(parts.header);
  if (!isObject(header)) return nothing(header instanceof Refused ? header.message : '{…}');
  const { extensions = {} } = decoded.document;
  const own = { ...extensions[NAME], [TOKEN]: parts.token };
  return {
    ...decoded,
    document: { ...decoded.document, extensions: { ...extensions, [NAME]: own } },
    findings: [...decoded.findings, finding(VCR.notVerified, '')],
  };
}

function read(value: JsonObject): Decoded<VerifiableCredential> {
  const decoded = documentOf(MESSAGE, value);
  const { validFrom, validUntil } = decoded.document ?? {};
  if (validFrom === undefined || validUntil === undefined || Date.parse(validFrom) <= Date.parse(validUntil))
    return decoded;
  const period = finding(VCR.period, '/validUntil', { found: validUntil, expected: validFrom });
  return { ...decoded, findings: [...decoded.findings, period] };
}

/** Writes a credential: as it was signed while it still says the same, otherwise unsigned, as `sign` takes it. */
export function encode(document: VerifiableCredential): Encoded {
  const { extensions = {}, ...fields } = document;
  const { [NAME]: own = {}, ...others } = extensions;
  const { [TOKEN]: token, ...kept } = own;
  const rest = Object.keys(kept).length === 0 ? others : { ...others, [NAME]: kept };
  const unsigned = Object.keys(rest).length === 0 ? fields : { ...fields, extensions: rest };
  const { message, findings, dropped } = treeOf(MESSAGE, unsigned as VerifiableCredential);
  if (typeof token !== 'string')
    return { bytes: new TextEncoder().encode(`${JSON.stringify(message, undefined, 2)}\n`), findings, dropped };
  const signed = partsOf(new TextEncoder().encode(token));
  const before = signed === undefined ? undefined : jsonOf(signed.payload);
  if (isObject(before) && isAlike(before, message))
    return { bytes: new TextEncoder().encode(token), findings, dropped };
  const lost: Finding = finding(VCR.signatureLost, '');
  return {
    bytes: new TextEncoder().encode(`${JSON.stringify(message, undefined, 2)}\n`),
    findings: [...findings, lost],
    dropped: [...dropped, { path: `/extensions/${NAME}/${TOKEN}`, value: token }],
  };
}

/** The same value, in whatever order its members are. */
function isAlike(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every(
      (name) =>
        Object.hasOwn(other, name) &&
        isAlike((one as Record<string, unknown>)[name], (other as Record<string, unknown>)[name]),
    )
  );
}
