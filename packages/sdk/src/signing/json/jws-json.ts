import { KouanError } from '@kouan/core';
import type { SignatureKind } from '../kind.ts';
import { evidenceOf, partsOptions, refusedEvidence, SOURCE } from './evidence.ts';
import { jsonParts } from './parts.ts';
import { type JwsSignOptions, payloadText, protectedHeader, signatureText } from './protected-header.ts';
import { readJson } from './read-json.ts';
import { Refused } from './refusals.ts';

const NAME = 'jws-json';
const HEAD = 4096;

/** How to sign a JWS in JSON. */
export interface JwsJsonSignOptions extends JwsSignOptions {
  /** One signature beside the payload, or a list that others can join; a list, without. */
  readonly form?: 'flattened' | 'general';
  /** The bytes are a general JWS already: adds a signature to those that it has. */
  readonly add?: boolean;
}

const SHAPE = {
  name: 'structure',
  passed: true,
  reason: { en: 'a JWS in JSON over its protected header and payload', zh: '覆盖受保护头部与载荷的 JSON 形式 JWS' },
  source: SOURCE,
} as const;

/** A JWS in JSON (RFC 7515 §7.2), general or flattened: several may sign one payload. */
export const jwsJson: SignatureKind<JwsJsonSignOptions> = {
  name: NAME,
  title: { en: 'JWS in JSON', zh: 'JWS 的 JSON 形式' },
  source: 'RFC 7515 §7.2',
  detect: (bytes) => {
    const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1');
    return /^[ \t\r\n]*\{/.test(head) && /"(payload|signatures|protected)"\s*:/.test(head);
  },
  sign: async (bytes, options) => {
    if (options.add === true) return write(await joined(bytes, options));
    const signed = payloadText(bytes, options);
    const payload = options.detached === true ? {} : { payload: signed };
    const one = await signature(signed, options);
    return write(options.form === 'flattened' ? { ...payload, ...one } : { ...payload, signatures: [one] });
  },
  read: (bytes, { detached, policy: { maxBytes } }) => {
    try {
      const limit = maxBytes === undefined ? {} : { maxBytes };
      const options = { ...partsOptions(detached), ...limit };
      return jsonParts(bytes, options).map((one) =>
        one instanceof Refused ? refusedEvidence(NAME, one) : evidenceOf(one, { kind: NAME, shape: SHAPE }),
      );
    } catch (error) {
      return [refusedEvidence(NAME, error)];
    }
  },
};

async function signature(payload: string, options: JwsSignOptions): Promise<{ protected: string; signature: string }> {
  const header = protectedHeader(options);
  return { protected: header, signature: await signatureText(options.signer, header, payload) };
}

/** The same JWS with one signature more; what stood there before is kept as it was written. */
async function joined(bytes: Uint8Array, options: JwsJsonSignOptions): Promise<unknown> {
  const jws = readJson(bytes) as { payload?: unknown; signatures?: unknown };
  if (jws === null || typeof jws !== 'object' || typeof jws.payload !== 'string' || !Array.isArray(jws.signatures))
    throw notGeneral();
  return { ...jws, signatures: [...jws.signatures, await signature(jws.payload, options)] };
}

const write = (jws: unknown): Uint8Array => new Uint8Array(Buffer.from(JSON.stringify(jws)));

const notGeneral = (): KouanError =>
  new KouanError(
    'ERR_KOUAN_FORMAT',
    { en: 'A signature is added to a general JWS in JSON only.', zh: '只能向通用 JSON 形式的 JWS 追加签名。' },
    {
      hint: {
        en: 'Give one with "payload" and "signatures", as `form: general` writes it.',
        zh: '请提供含 "payload" 与 "signatures" 的 JWS（form: general）。',
      },
    },
  );
