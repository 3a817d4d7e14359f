import { randomBytes } from 'node:crypto';
import { type IssueOptions, issueCertificate } from '../keys/issue.ts';
import { type KeyKind, newKey } from '../keys/new-key.ts';
import { writePem } from '../keys/pem.ts';
import { writePrivateKey } from '../keys/read-key.ts';
import type { Workshop } from '../workshop.testing.ts';
import { type Certificate, readCertificate } from './x509/certificate.ts';
import { writeOcspRequest } from './x509/ocsp.ts';

type Key = ReturnType<typeof newKey>;

export const DAY = 86_400_000;

/** A certificate that a test has made, with its key. */
export interface Holder {
  readonly certificate: Certificate;
  readonly key: Key;
}

/** How a certificate stands in the book of its authority: `V`, or `R` with the date and reason. */
export interface BookLine {
  readonly of: Certificate;
  readonly revoked?: { readonly at: Date; readonly reason?: string };
}

const digits = (date: Date): string => `${date.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`;
const long = (date: Date): string => `${date.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`;

/** An authority for tests: issues with kouan, keeps CRLs and answers OCSP with openssl. */
export class TestAuthority implements Holder {
  readonly certificate: Certificate;
  readonly key: Key;
  private readonly shop: Workshop;
  private readonly name: string;

  constructor(
    shop: Workshop,
    name: string,
    options: { by?: Holder; kind?: KeyKind; now?: Date } & Partial<IssueOptions> = {},
  ) {
    const { by, kind = 'P-256', now = new Date(), ...rest } = options;
    this.shop = shop;
    this.name = name;
    this.key = newKey(kind);
    this.certificate = issue(name, this.key, { ca: true, now, ...rest }, by);
  }

  /** A certificate for somebody. */
  issue(
    subject: string,
    options: { kind?: KeyKind; now?: Date; key?: Key } & Partial<Omit<IssueOptions, 'key'>> = {},
  ): Holder {
    const { kind = 'P-256', key = newKey(kind), ...rest } = options;
    return { key, certificate: issue(subject, key, rest, this) };
  }

  /** A CRL, DER. */
  crl(book: readonly BookLine[], options: { last?: Date; next?: Date; config?: string; by?: Holder } = {}): Uint8Array {
    const { last = new Date(Date.now() - DAY), next = new Date(Date.now() + DAY), config = '', by = this } = options;
    const base = `${this.name}-${randomBytes(4).toString('hex')}`;
    const { path } = this.shop;
    const index = this.book(`${base}.txt`, book);
    this.shop.file(`${base}.number`, '01\n');
    const settings = this.shop.file(
      `${base}.cnf`,
      `[ca]\ndefault_ca=a\n[a]\ndatabase=${index}\ncrlnumber=${path(`${base}.number`)}\ndefault_md=sha256\ncrl_extensions=e\n[e]\nauthorityKeyIdentifier=keyid\n${config}\n`,
    );
    const holder = this.files(base, by);
    const times = ['-crl_lastupdate', long(last), '-crl_nextupdate', long(next)];
    this.shop.openssl(
      'ca',
      '-gencrl',
      '-config',
      settings,
      '-keyfile',
      holder.key,
      '-cert',
      holder.certificate,
      ...times,
      '-out',
      path(`${base}.crl`),
    );
    return this.shop.openssl('crl', '-in', path(`${base}.crl`), '-outform', 'DER');
  }

  /** An answer of an OCSP responder, DER. */
  ocsp(
    about: Certificate,
    book: readonly BookLine[],
    options: { by?: Holder; hash?: 'sha1' | 'sha256'; nonce?: Uint8Array; args?: readonly string[] } = {},
  ): Uint8Array {
    const { by = this, hash = 'sha1', nonce, args = ['-ndays', '1'] } = options;
    const base = `${this.name}-${randomBytes(4).toString('hex')}`;
    const question = writeOcspRequest({
      certificate: about,
      issuer: this.certificate,
      hash,
      ...(nonce ? { nonce } : {}),
    });
    const request = this.shop.file(`${base}.req`, question);
    const holder = this.files(base, by);
    const own = this.files(`${base}-ca`, this);
    const answer = this.shop.path(`${base}.resp`);
    this.shop.openssl(
      'ocsp',
      '-index',
      this.book(`${base}.txt`, book),
      '-CA',
      own.certificate,
      '-rsigner',
      holder.certificate,
      '-rkey',
      holder.key,
      '-reqin',
      request,
      '-respout',
      answer,
      ...args,
    );
    return this.shop.read(`${base}.resp`);
  }

  private book(name: string, lines: readonly BookLine[]): string {
    const text = lines.map(({ of, revoked }) => {
      const serial = of.serial.length % 2 === 0 ? of.serial : `0${of.serial}`;
      const state = revoked ? 'R' : 'V';
      const when = revoked ? `${digits(revoked.at)}${revoked.reason === undefined ? '' : `,${revoked.reason}`}` : '';
      return `${state}\t${digits(of.notAfter)}\t${when}\t${serial}\tunknown\t/CN=${serial}\n`;
    });
    this.shop.file(`${name}.attr`, 'unique_subject = no\n');
    return this.shop.file(name, text.join(''));
  }

  private files(base: string, { key, certificate }: Holder): { readonly key: string; readonly certificate: string } {
    return {
      key: this.shop.file(`${base}.key`, writePrivateKey(key)),
      certificate: this.shop.file(`${base}.crt`, writePem('CERTIFICATE', certificate.bytes)),
    };
  }
}

function issue(
  subject: string,
  key: Key,
  { now = new Date(), ...rest }: { now?: Date } & Partial<Omit<IssueOptions, 'key'>>,
  by: Holder | undefined,
): Certificate {
  return readCertificate(
    issueCertificate({
      subject,
      key,
      notBefore: new Date(now.getTime() - 30 * DAY),
      notAfter: new Date(now.getTime() + 300 * DAY),
      ...(by === undefined ? {} : { issuer: by }),
      ...rest,
    }),
  );
}
