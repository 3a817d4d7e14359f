import { KouanError } from '@kouan/core';
import type { Evidence } from '../evidence.ts';
import type { SignatureKind, SignOptions } from '../kind.ts';
import type { SignatureTest } from '../verification.ts';
import { type Credential, timeOf } from './credential.ts';
import { CTY, credentialTests, TYP } from './credential-rules.ts';
import { evidenceOf, headerOf, partsOptions, refusedEvidence } from './evidence.ts';
import { isObject } from './header.ts';
import { jwsCompact } from './jws-compact.ts';
import { compactParts } from './parts.ts';
import { type JsonObject, readJson } from './read-json.ts';

const NAME = 'vc-jwt';

/** How to sign a credential. */
export interface VcSignOptions extends SignOptions {
  readonly certificates?: 'x5c' | 'x5t#S256' | 'none';
}

/** A Verifiable Credential secured with JOSE (VC-JOSE-COSE §3.1): a compact JWS whose payload is the credential. */
export const vcJwt: SignatureKind<VcSignOptions> = {
  name: NAME,
  title: { en: 'W3C Verifiable Credential, vc+jwt', zh: 'W3C 可验证凭证（vc+jwt）' },
  source: 'VC-JOSE-COSE §3.1',
  detect: (bytes) => {
    if (!jwsCompact.detect(bytes)) return false;
    try {
      const head = Buffer.from(bytes.subarray(0, 64 * 1024)).toString('latin1');
      return (
        headerOf(head.slice(0, head.indexOf('.')))
          .typ?.toLowerCase()
          .endsWith(TYP) === true
      );
    } catch {
      return false;
    }
  },
  sign: async (bytes, options) => {
    const credential = readJson(bytes);
    const header = { algorithm: options.signer.algorithm, typ: TYP, cty: CTY, parameters: {} };
    const kid = options.signer.keyId;
    const seen = { header: kid === undefined ? header : { ...header, kid }, credential: credential as JsonObject };
    const broken = isObject(credential) ? credentialTests(seen).filter(({ passed }) => passed === false) : [NOT_OBJECT];
    const [first] = broken;
    if (first !== undefined) throw notCredential(first);
    return jwsCompact.sign(bytes, { ...options, typ: TYP, cty: CTY, payload: 'canonical' });
  },
  read: (bytes, { at }) => {
    if (bytes.length === 0) return [];
    try {
      return [evidence(bytes, at)];
    } catch (error) {
      return [refusedEvidence(NAME, error)];
    }
  },
};

function evidence(bytes: Uint8Array, at: Date | undefined): Evidence {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const parts = compactParts(text, partsOptions());
  const credential = readJson(parts.payload);
  const [shape = NOT_OBJECT, ...others] = isObject(credential)
    ? credentialTests({ header: parts.header, credential })
    : [NOT_OBJECT];
  const tests = isObject(credential) ? [...others, ...timeTests(credential, at), ...statusTests(credential)] : others;
  return evidenceOf(parts, { kind: NAME, shape, tests }, bytes.subarray(0, parts.signed.length));
}

/** The credential’s own period is asked at the time to judge at, like that of a certificate (VCDM 2.0 §4.9). */
function timeTests(credential: JsonObject, at: Date | undefined): readonly SignatureTest[] {
  const from = timeOf(credential.validFrom);
  const until = timeOf(credential.validUntil);
  if (at === undefined || (from === undefined && until === undefined)) return [];
  const early = from !== undefined && at < from;
  const late = until !== undefined && at > until;
  const [en, zh] = early
    ? ['the credential is not valid yet', '凭证尚未生效']
    : late
      ? ['the credential is no longer valid', '凭证已过期']
      : ['the credential is valid at that time', '凭证在该时间有效'];
  return [{ name: 'validity', passed: early || late ? 'unknown' : true, reason: { en, zh }, source: 'VCDM 2.0 §4.9' }];
}

/** A status list is an address on the network, and nobody asks it here (VCDM 2.0 §4.10). */
function statusTests(credential: JsonObject): readonly SignatureTest[] {
  if (!Object.hasOwn(credential, 'credentialStatus')) return [];
  const reason = { en: 'the status of the credential was not asked for', zh: '未查询凭证状态' };
  return [{ name: 'revocation', passed: 'unknown', reason, source: 'VCDM 2.0 §4.10' }];
}

/** The credential of verified content, and the document that {@link credentialOf} put into it. */
export function credentialIn(content: Uint8Array): { readonly credential: Credential; readonly document?: JsonObject } {
  const credential = readJson(content);
  if (!isObject(credential)) throw notCredential(NOT_OBJECT);
  const { credentialSubject: subject } = credential;
  const document = isObject(subject) && Object.hasOwn(subject, 'document') ? subject.document : undefined;
  return { credential: credential as Credential, ...(isObject(document) ? { document } : {}) };
}

const NOT_OBJECT: SignatureTest = {
  name: 'structure',
  passed: false,
  reason: { en: 'the payload is not an object', zh: '载荷不是对象' },
  source: 'VC-JOSE-COSE §3.1',
};

const notCredential = ({ reason }: SignatureTest): KouanError =>
  new KouanError(
    'ERR_KOUAN_FORMAT',
    { en: `It is not a credential: ${reason.en}.`, zh: `不是可验证凭证：${reason.zh}。` },
    { hint: { en: 'Make one of a document with credentialOf.', zh: '请用 credentialOf 由文档生成凭证。' } },
  );
