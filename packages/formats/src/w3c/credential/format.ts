import type { VerifiableCredential } from '@kouan/sdk';
import { defineFormat } from '@kouan/sdk/format';
import { MAX_BYTES } from '../../syntax/tree/index.ts';
import { contentType, decodeCredential, documentInCredential } from './content.ts';
import { encode, NAME } from './message.ts';
import { looksLikeToken } from './token.ts';

/** A W3C Verifiable Credential 2.0 around any document: signed with JOSE, or as it is before it is signed. */
export default defineFormat<VerifiableCredential>({
  name: NAME,
  title: { en: 'W3C verifiable credential (vc+jwt, JSON)', zh: 'W3C 可验证凭证（vc+jwt、JSON）' },
  documentType: 'verifiable-credential',
  standard: {
    name: 'W3C Verifiable Credentials Data Model',
    version: '2.0',
    source: 'W3C VCDM 2.0 (2025); W3C VC-JOSE-COSE (2025)',
  },
  mediaType: 'application/vc+jwt',
  extensions: ['jwt', 'json'],
  maxBytes: MAX_BYTES,
  detect: (head) => {
    if (looksLikeToken(head)) return 1;
    const text = new TextDecoder('latin1').decode(head);
    if (!/^\s*\{/.test(text)) return 0;
    return text.includes('https://www.w3.org/ns/credentials/v2') ? 1 : 0;
  },
  decode: decodeCredential,
  encode,
  open: (credential) => {
    // What calls itself a document of ours and is none must not be taken for another paper.
    const closed = contentType(credential) !== undefined && documentInCredential(credential) === undefined;
    if (credential.content === undefined || closed) return undefined;
    // On several lines no table takes it for a row of its own.
    return { bytes: new TextEncoder().encode(JSON.stringify(credential.content, undefined, 1)) };
  },
});
