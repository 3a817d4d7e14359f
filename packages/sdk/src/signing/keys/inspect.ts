import type { KeyObject } from 'node:crypto';
import { type Finding, finding, isKouanError } from '@kouan/core';
import { algorithmSpec } from '../algorithms.ts';
import { DerError } from '../asn1/index.ts';
import { type Certificate, readCertificate } from '../trust/x509/certificate.ts';
import { readCrl } from '../trust/x509/crl.ts';
import { KEY } from './catalogue.ts';
import { isIssuer } from './chain.ts';
import {
  type CertificateDescription,
  describeCertificate,
  describeExtensions,
  describeKey,
  describeKeyInfo,
  type ExtensionDescription,
  type KeyDescription,
} from './describe.ts';
import { readPem } from './pem.ts';
import { readPkcs12 } from './pkcs12-read.ts';
import { isEncryptedKey, readPrivateKey, readPublicKey } from './read-key.ts';
import { readRequest } from './request.ts';
import { publicInfo } from './sign-structure.ts';

/** One thing that a file holds. */
export type InspectedItem =
  | ({ readonly type: 'certificate' } & CertificateDescription)
  | ({
      readonly type: 'request';
      readonly subject: string;
      readonly signatureAlgorithm: string;
      readonly key: KeyDescription;
    } & ExtensionDescription)
  | { readonly type: 'private-key'; readonly encrypted: boolean; readonly name?: string; readonly key?: KeyDescription }
  | { readonly type: 'public-key'; readonly key: KeyDescription }
  | {
      readonly type: 'crl';
      readonly issuer: string;
      readonly thisUpdate: string;
      readonly nextUpdate?: string;
      readonly number?: string;
      readonly revoked: number;
      readonly signatureAlgorithm: string;
    };

/** What a file of keys and certificates holds, and what is wrong with it. Secrets are not part of it. */
export interface Inspection {
  readonly form: 'PEM' | 'DER' | 'PKCS#12';
  readonly items: readonly InspectedItem[];
  readonly findings: readonly Finding[];
}

/** How to look. */
export interface InspectOptions {
  /** The clock. */
  readonly at: Date;
  /** For an encrypted key or a .p12. */
  readonly passphrase?: string;
  readonly legacy?: boolean;
}

const SOON = 30 * 86_400_000;

/**
 * Looks at a certificate, request, key, CRL or .p12, PEM or DER. What cannot be read is a finding.
 *
 * @throws KouanError `ERR_KOUAN_KEY` when a .p12 cannot be opened
 */
export function inspectKeys(bytes: Uint8Array, options: InspectOptions): Inspection {
  const look = new Look(options);
  if (bytes[0] !== 0x30) {
    const text = Buffer.from(bytes).toString('latin1');
    const { blocks, broken } = readPem(text);
    for (const one of blocks) look.at(one.label, one.bytes, writeBlock(text, one.line));
    for (const { label, line } of broken) look.broken(label, `line ${line}`);
    if (blocks.length + broken.length === 0) look.broken('file', 'neither PEM nor DER');
    return look.done('PEM');
  }
  const form = look.guess(bytes);
  return look.done(form);
}

/** The text of one block, headers and all: old encrypted keys say in headers how. */
function writeBlock(text: string, line: number): string {
  const lines = text.split(/\r\n|\n|\r/);
  const end = lines.findIndex((one, index) => index >= line && one.startsWith('-----END '));
  return `${lines.slice(line - 1, end + 1).join('\n')}\n`;
}

class Look {
  private readonly options: InspectOptions;
  private readonly items: InspectedItem[] = [];
  private readonly findings: Finding[] = [];
  private readonly certificates: { readonly one: Certificate; readonly path: string }[] = [];
  private readonly keys: { readonly key: KeyObject; readonly path: string }[] = [];

  constructor(options: InspectOptions) {
    this.options = options;
  }

  private get path(): string {
    return `/items/${this.items.length}`;
  }

  broken(what: string, why: string): void {
    this.findings.push(finding(KEY.unreadable, '', { expected: what, found: why }));
  }

  /** One PEM block by its label. */
  at(label: string, bytes: Uint8Array, text: string): void {
    const read = READERS.find(({ labels }) => labels.test(label))?.read;
    if (read === undefined) this.broken(label, 'unknown label');
    else this.trying(label, () => read(this, bytes, text));
  }

  private trying(what: string, run: () => void): void {
    try {
      run();
    } catch (error) {
      if (!(error instanceof DerError) && !isKouanError(error)) throw error;
      this.broken(what, error.message);
    }
  }

  /** DER says nothing of what it is: whatever reads it, is it. */
  guess(bytes: Uint8Array): Inspection['form'] {
    for (const { read, pemOnly } of READERS) {
      if (pemOnly === true) continue;
      try {
        read(this, bytes, undefined);
        return 'DER';
      } catch (error) {
        if (!(error instanceof DerError) && !isKouanError(error)) throw error;
      }
    }
    const { passphrase = '', legacy = false } = this.options;
    const { keys, certificates } = readPkcs12(bytes, { password: passphrase, legacy });
    for (const { key, name } of keys) this.key(key, true, name);
    // The chain of the first key in its order, then whatever else there is.
    const [first] = keys;
    const all = [...(first?.certificates ?? []), ...certificates].map((one) => Buffer.from(one));
    for (const [index, one] of all.entries())
      if (all.findIndex((other) => other.equals(one)) === index)
        this.trying('certificate', () => this.certificate(one));
    return 'PKCS#12';
  }

  certificate(bytes: Uint8Array): void {
    const one = readCertificate(bytes);
    const { path } = this;
    if (this.certificates.some((known) => known.one === one)) this.findings.push(finding(KEY.duplicate, path));
    this.certificates.push({ one, path });
    this.items.push({ type: 'certificate', ...describeCertificate(one) });
    this.dates(one, path);
    const description = describeKeyInfo(one.keyInfo, one.publicKey);
    if (description.algorithms.length === 0) this.weak(description, path);
    const { algorithm, identifier } = one.signed;
    // A root is trusted by being known; its signature over itself says nothing.
    if ((algorithm === undefined || algorithmSpec(algorithm).legacy === true) && !one.selfIssued)
      this.findings.push(
        finding(KEY.oldSignature, `${path}/signatureAlgorithm`, { found: algorithm ?? identifier.oid }),
      );
    for (const found of one.unknownCritical)
      this.findings.push(finding(KEY.notUnderstood, `${path}/extensions`, { found }));
  }

  private weak({ kind, bits }: KeyDescription, path: string): void {
    this.findings.push(finding(KEY.weakKey, `${path}/key`, { found: bits === undefined ? kind : `${kind} ${bits}` }));
  }

  private dates({ notBefore, notAfter }: Certificate, path: string): void {
    const { at } = this.options;
    const until = notAfter.toISOString();
    if (at < notBefore)
      this.findings.push(finding(KEY.notYet, `${path}/notBefore`, { expected: notBefore.toISOString() }));
    else if (at > notAfter) this.findings.push(finding(KEY.outOfDate, `${path}/notAfter`, { expected: until }));
    else if (notAfter.getTime() - at.getTime() < SOON)
      this.findings.push(finding(KEY.soonOver, `${path}/notAfter`, { expected: until }));
  }

  request(bytes: Uint8Array): void {
    const { subject, keyInfo, publicKey, extensions, all, signed, proven } = readRequest(bytes);
    const key = describeKeyInfo(keyInfo, publicKey);
    if (!proven) this.findings.push(finding(KEY.notProven, this.path));
    if (key.algorithms.length === 0) this.weak(key, this.path);
    this.items.push({
      type: 'request',
      subject: subject.toString(),
      signatureAlgorithm: signed.algorithm ?? signed.identifier.oid,
      key,
      ...describeExtensions(extensions, all),
    });
  }

  crl(bytes: Uint8Array): void {
    const { issuer, thisUpdate, nextUpdate, number, size, signed } = readCrl(bytes);
    this.items.push({
      type: 'crl',
      issuer: issuer.toString(),
      thisUpdate: thisUpdate.toISOString(),
      ...(nextUpdate === undefined ? {} : { nextUpdate: nextUpdate.toISOString() }),
      ...(number === undefined ? {} : { number: number.toString() }),
      revoked: size,
      signatureAlgorithm: signed.algorithm ?? signed.identifier.oid,
    });
  }

  privateKey(source: string | Uint8Array): void {
    const encrypted = typeof source === 'string' && isEncryptedKey(source);
    const { passphrase } = this.options;
    if (encrypted && passphrase === undefined) this.items.push({ type: 'private-key', encrypted });
    else this.key(readPrivateKey(source, passphrase), encrypted);
  }

  private key(key: KeyObject, encrypted: boolean, name?: string): void {
    const { path } = this;
    const description = describeKey(key);
    if (description.algorithms.length === 0) this.weak(description, path);
    this.keys.push({ key, path });
    this.items.push({
      type: 'private-key',
      encrypted,
      ...(name === undefined ? {} : { name }),
      key: description,
    });
  }

  publicKey(source: string | Uint8Array): void {
    this.items.push({ type: 'public-key', key: describeKey(readPublicKey(source)) });
  }

  done(form: Inspection['form']): Inspection {
    this.chain();
    for (const { key, path } of this.keys) {
      const spki = publicInfo(key);
      const fits = this.certificates.some(({ one }) => Buffer.compare(one.keyInfo.bytes, spki) === 0);
      if (this.certificates.length > 0 && !fits) this.findings.push(finding(KEY.foreignKey, path));
    }
    return { form, items: this.items, findings: this.findings };
  }

  /** The order in which a receiver wants them: each issued by the one behind it, up to a root. */
  private chain(): void {
    for (const [index, { one, path }] of this.certificates.entries()) {
      if (one.selfIssued) continue;
      const next = this.certificates[index + 1]?.one;
      if (next !== undefined && isIssuer(next, one)) continue;
      const elsewhere = this.certificates.some((other) => isIssuer(other.one, one));
      this.findings.push(
        elsewhere
          ? finding(KEY.chainOrder, path, { found: one.subject.toString() })
          : finding(KEY.issuerMissing, path, { expected: one.issuer.toString() }),
      );
    }
  }
}

/** What reads which label; DER is tried in this order. */
const READERS: readonly {
  readonly labels: RegExp;
  readonly pemOnly?: true;
  readonly read: (look: Look, bytes: Uint8Array, text: string | undefined) => void;
}[] = [
  { labels: /^(X509 )?CERTIFICATE$/, read: (look, bytes) => look.certificate(bytes) },
  { labels: /^(NEW )?CERTIFICATE REQUEST$/, read: (look, bytes) => look.request(bytes) },
  { labels: /^X509 CRL$/, read: (look, bytes) => look.crl(bytes) },
  { labels: /PRIVATE KEY$/, read: (look, bytes, text) => look.privateKey(text ?? bytes) },
  { labels: /^(RSA )?PUBLIC KEY$/, read: (look, bytes, text) => look.publicKey(text ?? bytes) },
  // The curve of an EC key once more, in a block of its own.
  { labels: /^EC PARAMETERS$/, pemOnly: true, read: () => undefined },
];
