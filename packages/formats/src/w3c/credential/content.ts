/** What a credential is around: out of it, and into one. @module */
import { finding } from '@kouan/core';
import type { Decoded, Document, DocumentType, VerifiableCredential } from '@kouan/sdk';

import { documentSchemas } from '@kouan/sdk/documents';
import { type CredentialOptions, credentialOf, type JsonObject, type JsonValue } from '@kouan/sdk/signing';
import { VCR } from './catalogue.ts';
import { DOCUMENT_CONTEXT } from './context.ts';
import { decode } from './message.ts';

/** Gives terms that no other context defines a meaning (VCDM 2.0 §5.2). */
const UNDEFINED_TERMS = 'https://www.w3.org/ns/credentials/undefined-terms/v2';

/** Names of documents as types of credentials: `CertificateOfOriginCredential`. */
const typeOf = (type: string): string =>
  `${type.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase())}Credential`;

/** What may be said of a document beside what every credential says. */
export interface CredentialForOptions extends CredentialOptions {
  /** Where to ask whether it still counts. */
  readonly status?: readonly JsonObject[];
  /** Schemas that it follows. */
  readonly schemas?: readonly JsonObject[];
}

/**
 * A credential around a document, to be signed as `vc-jwt`. Fields of the document have their meaning in the vocabulary
 * of UN/CEFACT by a context that stands in the credential.
 *
 * @throws KouanError `ERR_KOUAN_USAGE` when a URL or a time is none
 */
export function credentialFor(document: Document, options: CredentialForOptions): VerifiableCredential {
  const { status, schemas, types = [typeOf(document.type)], context = [DOCUMENT_CONTEXT, UNDEFINED_TERMS] } = options;
  const more = {
    ...(status === undefined ? {} : { credentialStatus: status as JsonValue }),
    ...(schemas === undefined ? {} : { credentialSchema: schemas as JsonValue }),
  };
  const credential = { ...credentialOf(document, { ...options, types, context }), ...more };
  const { document: made } = decode(new TextEncoder().encode(JSON.stringify(credential)));
  return made as VerifiableCredential;
}

/** Whether the content of a credential calls itself a document of ours. */
export const contentType = ({ content }: VerifiableCredential): DocumentType | undefined => {
  const type = content?.['type'];
  return typeof type === 'string' && Object.hasOwn(documentSchemas, type) ? (type as DocumentType) : undefined;
};

/** The document that a credential is around, if it is one of ours and has its shape. */
export function documentInCredential(credential: VerifiableCredential): Document | undefined {
  const type = contentType(credential);
  if (type === undefined) return undefined;
  const parsed = documentSchemas[type].safeParse(credential.content);
  return parsed.success ? (parsed.data as Document) : undefined;
}

/** Reads a credential, and says when what it is around is not what it calls itself. */
export function decodeCredential(bytes: Uint8Array): Decoded<VerifiableCredential> {
  const decoded = decode(bytes);
  const { document } = decoded;
  const type = document === undefined ? undefined : contentType(document);
  if (document === undefined || type === undefined || documentInCredential(document) !== undefined) return decoded;
  return { ...decoded, findings: [...decoded.findings, finding(VCR.contentShape, '/content', { found: type })] };
}
