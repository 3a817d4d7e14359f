import type { KeyObject } from 'node:crypto';
import type { SignatureAlgorithm } from '../algorithms.ts';
import {
  context,
  DerError,
  der,
  implicit,
  Members,
  members,
  objectIdentifier,
  oidOf,
  readDer,
  sequence,
  setOf,
  smallInteger,
  smallUnsigned,
  TAG,
} from '../asn1/index.ts';
import type { Signer } from '../signer.ts';
import {
  type CertificateExtensions,
  certificateExtensions,
  type Extension,
  readExtensions,
} from '../trust/x509/extensions.ts';
import { Name } from '../trust/x509/name.ts';
import { type PublicKeyInfo, publicKeyOf, readPublicKeyInfo } from '../trust/x509/public-key.ts';
import { madeBy, readSigned, type Signed } from '../trust/x509/signed.ts';
import { algorithmOf, assemble, publicInfo, signStructure } from './sign-structure.ts';
import { type SubjectPairs, writeName } from './subject.ts';
import { type CertificateProfile, writeProfile } from './write-extensions.ts';

const EXTENSION_REQUEST = '1.2.840.113549.1.9.14';

/** What a request for a certificate says (PKCS#10, RFC 2986). */
export interface RequestOptions extends CertificateProfile {
  /** See {@link writeName}. */
  readonly subject: string | SubjectPairs;
}

/**
 * Writes a request for a certificate and signs it with the key that it is for; DER.
 *
 * @throws KouanError `ERR_KOUAN_KEY` when the key cannot sign so, or a name cannot be written
 */
export function certificationRequest(
  options: RequestOptions & { readonly key: KeyObject; readonly algorithm?: SignatureAlgorithm },
): Uint8Array {
  const algorithm = algorithmOf(options.key, options.algorithm);
  return new Uint8Array(signStructure(toBeSigned(options, publicInfo(options.key)), options.key, algorithm));
}

/**
 * The same for a key that only its holder can use: a token, a service.
 *
 * @param publicKey the public half
 */
export async function certificationRequestBy(
  signer: Pick<Signer, 'algorithm' | 'sign'>,
  publicKey: KeyObject,
  options: RequestOptions,
): Promise<Uint8Array> {
  const tbs = toBeSigned(options, publicInfo(publicKey));
  return new Uint8Array(assemble(tbs, algorithmOf(publicKey, signer.algorithm), await signer.sign(tbs)));
}

function toBeSigned(options: RequestOptions, spki: Uint8Array): Buffer {
  const extensions = sequence(...writeProfile(options));
  const attribute = sequence(objectIdentifier(EXTENSION_REQUEST), setOf(extensions));
  return sequence(smallUnsigned(0), writeName(options.subject), spki, der(context(0), attribute));
}

/** A request as it was read. */
export interface ReadRequest {
  readonly subject: Name;
  readonly keyInfo: PublicKeyInfo;
  readonly publicKey: KeyObject | undefined;
  readonly extensions: CertificateExtensions;
  readonly all: readonly Extension[];
  readonly signed: Signed;
  /** Whoever asks holds the key: it signed the request. */
  readonly proven: boolean;
}

/** Reads a request, strictly. Throws DerError. */
export function readRequest(bytes: Uint8Array): ReadRequest {
  const signed = readSigned(readDer(bytes));
  const info = new Members(signed.tbs);
  if (smallInteger(info.take(TAG.integer)) !== 0) throw new DerError('the version is not known');
  const subject = new Name(info.take());
  const keyInfo = readPublicKeyInfo(info.take());
  const attributes = members(implicit(info.take(context(0)), TAG.set));
  info.end();
  const all = attributes.flatMap((one) => {
    const pair = new Members(one);
    const oid = oidOf(pair.take(TAG.oid));
    const values = members(pair.take(TAG.set));
    pair.end();
    const [first, second] = values;
    if (oid !== EXTENSION_REQUEST) return [];
    if (first === undefined || second !== undefined) throw new DerError('the request asks for extensions twice');
    return readExtensions(first);
  });
  const publicKey = publicKeyOf(keyInfo);
  return {
    subject,
    keyInfo,
    publicKey,
    extensions: certificateExtensions(all),
    all,
    signed,
    proven: publicKey !== undefined && madeBy(signed, publicKey),
  };
}
