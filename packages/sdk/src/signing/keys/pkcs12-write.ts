import { createHmac, type KeyObject, randomBytes } from 'node:crypto';
import {
  context,
  der,
  NULL,
  objectIdentifier,
  octetString,
  sequence,
  setOf,
  smallUnsigned,
  TAG,
} from '../asn1/index.ts';
import { hashOid } from '../trust/x509/algorithm-identifier.ts';
import { readCertificate } from '../trust/x509/certificate.ts';
import { encryptWithPassword, pkcs12Key } from './password-encryption.ts';
import { OID } from './pkcs12-oids.ts';
import { refused } from './refused.ts';
import { publicInfo } from './sign-structure.ts';

/** What goes into a .p12. */
export interface Pkcs12Content {
  readonly key: KeyObject;
  /** DER: that of the key first. */
  readonly certificates: readonly Uint8Array[];
  readonly password: string;
  /** Shown by those who list it. */
  readonly name?: string;
  /** Of PBKDF2; 210,000 without. */
  readonly iterations?: number;
}

/** How often the old derivation goes round for the MAC; the keys are held by PBKDF2. */
const MAC_ITERATIONS = 10_000;

/**
 * Writes a .p12: AES-256-CBC under PBES2, HMAC-SHA-256 over all; OpenSSL 1.1 and newer, Windows 10 and Java 8u301 and
 * newer read it.
 *
 * @throws KouanError `ERR_KOUAN_KEY` when the key does not fit the first certificate or there is no password
 */
export function writePkcs12(content: Pkcs12Content): Uint8Array {
  const { key, certificates, password, name, iterations = 210_000 } = content;
  const [leaf] = certificates;
  if (password === '') throw refused('A .p12 needs a password.', '.p12 需要密码。', 'Give a password.', '请提供密码。');
  if (leaf !== undefined && Buffer.compare(readCertificate(leaf).keyInfo.bytes, publicInfo(key)) !== 0)
    throw refused(
      'The key does not fit the certificate.',
      '密钥与证书不匹配。',
      'The first certificate must be the one of this key.',
      '第一张证书必须是此密钥的证书。',
    );
  const id = sequence(objectIdentifier(OID.localKeyId), setOf(octetString(Buffer.of(1))));
  const attributes =
    name === undefined
      ? [id]
      : [
          id,
          sequence(
            objectIdentifier(OID.friendlyName),
            setOf(der(TAG.bmpString, Buffer.from(name, 'utf16le').swap16())),
          ),
        ];
  const bag = (oid: string, value: Uint8Array, own: boolean): Buffer =>
    sequence(objectIdentifier(oid), der(context(0), value), ...(own ? [setOf(...attributes)] : []));
  const pkcs8 = encryptWithPassword(key.export({ type: 'pkcs8', format: 'der' }), password, iterations);
  const keys = sequence(bag(OID.shroudedKeyBag, sequence(pkcs8.algorithm, octetString(pkcs8.bytes)), true));
  const certs = sequence(
    ...certificates.map((one, index) =>
      bag(OID.certBag, sequence(objectIdentifier(OID.x509), der(context(0), octetString(one))), index === 0),
    ),
  );
  const sealed = encryptWithPassword(certs, password, iterations);
  const encrypted = sequence(
    smallUnsigned(0),
    sequence(objectIdentifier(OID.data), sealed.algorithm, der(context(0, false), sealed.bytes)),
  );
  const info = (oid: string, value: Uint8Array): Buffer => sequence(objectIdentifier(oid), der(context(0), value));
  const safe = sequence(info(OID.encryptedData, encrypted), info(OID.data, octetString(keys)));
  const salt = randomBytes(16);
  const mac = createHmac('sha256', pkcs12Key(password, salt, 3, MAC_ITERATIONS, 32, 'sha256'))
    .update(safe)
    .digest();
  const digest = sequence(sequence(objectIdentifier(hashOid('sha256')), NULL), octetString(mac));
  return new Uint8Array(
    sequence(
      smallUnsigned(3),
      info(OID.data, octetString(safe)),
      sequence(digest, octetString(salt), smallUnsigned(MAC_ITERATIONS)),
    ),
  );
}
