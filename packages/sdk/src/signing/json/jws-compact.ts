import type { SignatureKind } from '../kind.ts';
import { encodeBase64url } from './base64.ts';
import { evidenceOf, partsOptions, refusedEvidence, SOURCE } from './evidence.ts';
import { compactParts } from './parts.ts';
import { asciiBytes, type JwsSignOptions, payloadText, protectedHeader } from './protected-header.ts';

const NAME = 'jws-compact';
const LOOKS_LIKE = /^[\w-]{8,}(\.[\w-]*){0,2}$/;
const HEAD = 512;

const SHAPE = {
  name: 'structure',
  passed: true,
  reason: { en: 'one compact JWS over its header and payload', zh: '一个覆盖头部与载荷的紧凑 JWS' },
  source: SOURCE,
} as const;

/** A compact JWS (RFC 7515 §3.1): one line, which is the text that chains of an e-B/L are hashed over. */
export const jwsCompact: SignatureKind<JwsSignOptions> = {
  name: NAME,
  title: { en: 'JWS, compact', zh: 'JWS 紧凑形式' },
  source: 'RFC 7515 §3.1',
  detect: (bytes) => {
    const head = latin1(bytes.subarray(0, HEAD));
    return head.startsWith('e') && LOOKS_LIKE.test(head);
  },
  sign: async (bytes, options) => {
    const header = protectedHeader(options);
    const payload = payloadText(bytes, options);
    const signed = asciiBytes(`${header}.${payload}`);
    const signature = encodeBase64url(await options.signer.sign(signed));
    if (options.detached === true) return asciiBytes(`${header}..${signature}`);
    const whole = new Uint8Array(signed.length + 1 + signature.length);
    whole.set(signed);
    Buffer.from(whole.buffer).write(`.${signature}`, signed.length, 'latin1');
    return whole;
  },
  read: (bytes, { detached }) => {
    if (bytes.length === 0) return [];
    try {
      const parts = compactParts(latin1(bytes), partsOptions(detached));
      // What is signed stands at the front of what was given, unless its payload lies apart.
      const signed = detached === undefined ? bytes.subarray(0, parts.signed.length) : undefined;
      return [evidenceOf(parts, { kind: NAME, shape: SHAPE }, signed)];
    } catch (error) {
      return [refusedEvidence(NAME, error)];
    }
  },
};

/** One character an octet: what is not ASCII is no base64url and is refused as such. */
const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
