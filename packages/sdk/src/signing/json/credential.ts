import { KouanError } from '@kouan/core';
import type { JsonObject, JsonValue } from './read-json.ts';

/** A W3C Verifiable Credential around a document (VC Data Model 2.0 §4). @module */

/** Context of the data model, which comes first (§4.3). */
export const CREDENTIALS_V2 = 'https://www.w3.org/ns/credentials/v2';

/** Gives terms that no other context defines a meaning, so that the credential is JSON-LD whatever it holds (§5.2). */
export const UNDEFINED_TERMS_V2 = 'https://www.w3.org/ns/credentials/undefined-terms/v2';

/** What a credential says of a document. */
export interface CredentialOptions {
  /** URL of the issuer: `https:` or `did:`. */
  readonly issuer: string;
  /** URL of the credential. */
  readonly id?: string;
  /** From when it counts, RFC 3339 with an offset. */
  readonly validFrom: string;
  readonly validUntil?: string;
  /** Who or what the document is about, a URL. */
  readonly subject?: string;
  /** Further types beside `VerifiableCredential`. */
  readonly types?: readonly string[];
  /** Contexts behind the first; the one for undefined terms without. */
  readonly context?: readonly (string | JsonObject)[];
}

/** A credential of version 2.0, as far as an envelope looks at it. */
export interface Credential extends JsonObject {
  readonly '@context': readonly JsonValue[];
  readonly type: readonly string[];
  readonly issuer: string | JsonObject;
  readonly credentialSubject: JsonObject | readonly JsonObject[];
}

/**
 * Wraps any document. It stands as `document` of the subject, as it is: nothing is renamed, and its own `type` and `id`
 * stay its own.
 *
 * @throws KouanError `ERR_KOUAN_USAGE` when a URL or a time is none
 */
export function credentialOf(document: object, options: CredentialOptions): Credential {
  const { context = [UNDEFINED_TERMS_V2], id, issuer, subject, types = [], validFrom, validUntil } = options;
  for (const [name, url] of Object.entries({ issuer, id, subject }))
    if (url !== undefined && !isUrl(url)) throw unusable(name, 'a URL', 'URL');
  for (const [name, time] of Object.entries({ validFrom, validUntil }))
    if (time !== undefined && timeOf(time) === undefined) throw unusable(name, 'a time with an offset', '带时区的时间');
  return {
    '@context': [CREDENTIALS_V2, ...context],
    ...(id === undefined ? {} : { id }),
    type: ['VerifiableCredential', ...types],
    issuer,
    validFrom,
    ...(validUntil === undefined ? {} : { validUntil }),
    credentialSubject: { ...(subject === undefined ? {} : { id: subject }), document: document as JsonObject },
  };
}

/** Whether it is an absolute URL with a scheme (RFC 3986 §4.3). */
export const isUrl = (value: unknown): value is string =>
  typeof value === 'string' && /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(value);

const STAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** An XML Schema `dateTimeStamp`: the zone is part of it (§2.2). */
export function timeOf(value: unknown): Date | undefined {
  if (typeof value !== 'string' || !STAMP.test(value)) return undefined;
  const time = new Date(value);
  return Number.isNaN(time.getTime()) ? undefined : time;
}

const unusable = (name: string, en: string, zh: string): KouanError =>
  new KouanError(
    'ERR_KOUAN_USAGE',
    { en: `${name} of the credential is not ${en}.`, zh: `凭证的 ${name} 不是${zh}。` },
    { hint: { en: `Give ${name} as ${en}.`, zh: `请将 ${name} 写为${zh}。` } },
  );
