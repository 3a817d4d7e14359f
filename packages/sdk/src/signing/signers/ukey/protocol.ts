import { KouanError } from '@kouan/core';

/**
 * What the signing service of the China E-Port UKey speaks: JSON texts over a WebSocket of this machine, one method call
 * and one answer each. No document of the vendor is public; the names are those that its own web pages call, the shapes
 * those that several open clients agree on.
 *
 * @module
 */

/** Where the service listens. */
export const UKEY_URL = 'ws://127.0.0.1:61232';

/** Methods, by what they do. */
export const UKEY_METHODS = {
  /** `{inData, passwd}` → `[signature in base64, certificate number]`; the card hashes the text. */
  signText: 'cus-sec_SpcSignDataAsPEM',
  /** The same over bytes, which come as base64. */
  signBytes: 'cus-sec_SpcSignPemDataAsPem',
  /** `[certificate in base64]` */
  certificate: 'cus-sec_SpcGetSignCertAsPEM',
  certificateNumber: 'cus-sec_SpcGetCertNo',
  /** `{cert?}` → `[begin, end]` */
  validity: 'cus-sec_SpcGetValidTimeFromCert',
  /** `{szInfo}` → `[digest in base64]` */
  sha1: 'cus-sec_SpcSHA1DigestAsPEM',
  /** `{passwd}` */
  verifyPin: 'cus-sec_SpcVerifyPINAll',
} as const;

export type UkeyMethod = (typeof UKEY_METHODS)[keyof typeof UKEY_METHODS];

/** A call as it is sent. */
export interface UkeyCall {
  readonly _id: number;
  readonly _method: UkeyMethod;
  readonly args: Readonly<Record<string, string>>;
}

/** An answer, understood. */
export interface UkeyAnswer {
  /** `undefined` where the service is of the older kind that does not repeat it. */
  readonly id: number | undefined;
  readonly method: string | undefined;
  readonly ok: boolean;
  readonly data: readonly string[];
  readonly errors: readonly string[];
}

const MAX_CHARACTERS = 4 * 1024 * 1024;

/**
 * Reads an answer: `{_id, _method, _status: "00", _args: {Result, Data, Error}}`, or `{Result, Data, Error}` alone.
 *
 * @throws KouanError `ERR_KOUAN_PROTOCOL`
 */
export function readUkeyAnswer(text: unknown): UkeyAnswer {
  if (typeof text !== 'string' || text.length > MAX_CHARACTERS) throw strange();
  let outer: unknown;
  try {
    outer = JSON.parse(text);
  } catch {
    throw strange();
  }
  if (!isRecord(outer)) throw strange();
  const inner = isRecord(outer['_args']) ? outer['_args'] : outer;
  const status = outer['_status'];
  const id = Number(outer['_id']);
  return {
    id: outer['_id'] === undefined || !Number.isSafeInteger(id) ? undefined : id,
    method: typeof outer['_method'] === 'string' ? outer['_method'] : undefined,
    ok: (status === undefined || status === '00') && inner['Result'] === true,
    data: texts(inner['Data']),
    errors: texts(inner['Error']),
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const texts = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : value === undefined ? [] : [value]).filter((one) => typeof one === 'string');

const strange = (): KouanError =>
  new KouanError(
    'ERR_KOUAN_PROTOCOL',
    { en: 'The UKey service answered something that is no answer.', zh: 'UKey 服务的应答无法识别。' },
    { hint: { en: 'Is it the signing service of the UKey that listens there?', zh: '请确认该地址是 UKey 签名服务。' } },
  );
