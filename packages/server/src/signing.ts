import { constants, type KeyObject, privateEncrypt, X509Certificate } from 'node:crypto';
import {
  ALGORITHMS,
  issueCertificate,
  keySigner,
  type SignatureAlgorithm,
  type Signer,
  writePem,
} from '@kouan/sdk/signing';
import { curveKey } from './derived/curve-key.ts';
import { curveSigner } from './derived/curve-signer.ts';
import { octetsOf } from './derived/octets.ts';
import { rootOf, serialOf } from './derived/root.ts';
import { rsaKey } from './derived/rsa-key.ts';
import { sameSecret } from './same-secret.ts';
import type { UkeyCard } from './ukey/index.ts';

/** What a problem document says: status, title, detail. */
type Refusal = readonly [status: number, title: string, detail: string];

/** Password of the card of the reference server, as cards have it before their owner changes it. */
const CARD_PASSWORD = '88888888';
const CARD_NUMBER = '01a2b3c4';
const YEAR = 365 * 86_400_000;

/** DigestInfo before the digest (RFC 8017 §9.2 note 1). */
const DIGEST_INFO: Readonly<Record<string, { readonly head: string; readonly size: number }>> = {
  'RSA-SHA256': { head: '3031300d060960864801650304020105000420', size: 32 },
  'RSA-SHA384': { head: '3041300d060960864801650304020205000430', size: 48 },
  'RSA-SHA512': { head: '3051300d060960864801650304020305000440', size: 64 },
};

export interface SigningDeskOptions {
  /** Keys are derived from it. */
  readonly seed: number;
  /** First moment at which its certificates are valid; they are for a year. */
  readonly from: Date;
  /** Bearer token that signing asks for; none without. */
  readonly token?: string | undefined;
}

/**
 * A signing service with an RSA key and a card with an SM2 key: the same for the same seed, under certificates that go by
 * the server’s clock. Each is made when it is first asked for.
 */
export class SigningDesk {
  private readonly seed: number;
  private readonly validity: { readonly notBefore: Date; readonly notAfter: Date };
  private readonly token: string | undefined;
  private cardSigner: Signer | undefined;
  private made: { readonly key: KeyObject; readonly leaf: X509Certificate } | undefined;

  constructor({ seed, from, token }: SigningDeskOptions) {
    this.seed = seed;
    this.validity = { notBefore: from, notAfter: new Date(from.getTime() + YEAR) };
    this.token = token;
  }

  private get own() {
    this.made ??= this.make();
    return this.made;
  }

  private make() {
    const { seed, validity } = this;
    const key = rsaKey(seed, 'signing');
    const serial = serialOf(seed, 'signing');
    const leaf = issueCertificate({ ...validity, subject: 'kouan reference server', key, serial });
    return { key, leaf: new X509Certificate(leaf) };
  }

  /** PEM. */
  get certificate(): string {
    return writePem('CERTIFICATE', this.own.leaf.raw);
  }

  /** The card that lies in the reader of the UKey service. */
  get card(): UkeyCard {
    this.cardSigner ??= this.makeCard();
    return { signer: this.cardSigner, certificateNumber: CARD_NUMBER, password: CARD_PASSWORD };
  }

  /** Its certificate is not signed by itself: node draws the numbers of SM2 at random. */
  private makeCard(): Signer {
    const { seed, validity } = this;
    const card = curveKey('SM2', (round) => octetsOf(seed, `card key ${round}`));
    const leaf = issueCertificate({
      ...validity,
      subject: 'kouan reference card',
      key: card.key,
      serial: serialOf(seed, 'card'),
      issuer: rootOf(seed, 'card', { ...validity, subject: 'kouan reference card root' }),
    });
    return curveSigner(card, { certificates: [new X509Certificate(leaf)] });
  }

  /** Signs as “remote signing, version 1” has it: base64 of the signature, or why not. */
  async sign(body: Uint8Array, authorization: string | undefined): Promise<string | Refusal> {
    if (this.token !== undefined && !sameSecret(authorization ?? '', `Bearer ${this.token}`))
      return [401, 'Not authorised', 'The bearer token is missing or another.'];
    const request = requestOf(body);
    if (request === undefined) return [422, 'Bad request', 'See SigningRequest in /openapi.json.'];
    const { key, leaf } = this.own;
    if (request.certificate !== leaf.fingerprint256.replaceAll(':', '').toLowerCase())
      return [404, 'No such key', 'There is no key of this certificate here; see /signing/certificate.'];
    const { algorithm, bytes, digest } = request;
    try {
      if (bytes !== undefined) return base64(await keySigner({ key, certificates: [leaf], algorithm }).sign(bytes));
      const info = DIGEST_INFO[algorithm];
      if (info === undefined || digest?.length !== info.size)
        return [422, 'Bad request', 'Digests: RSA-SHA256, RSA-SHA384, RSA-SHA512.'];
      const padded = Buffer.concat([Buffer.from(info.head, 'hex'), digest]);
      return base64(privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, padded));
    } catch {
      return [422, 'Not so', `The key cannot make ${algorithm}.`];
    }
  }
}

interface Asked {
  readonly certificate: string;
  readonly algorithm: SignatureAlgorithm;
  readonly bytes?: Buffer | undefined;
  readonly digest?: Buffer | undefined;
}

function requestOf(body: Uint8Array): Asked | undefined {
  try {
    const { version, certificate, algorithm, bytes, digest } = JSON.parse(Buffer.from(body).toString('utf8'));
    const [what] = [bytes, digest].filter((one) => one !== undefined);
    const known = typeof algorithm === 'string' && Object.hasOwn(ALGORITHMS, algorithm);
    if (version !== 1 || typeof certificate !== 'string' || !known || typeof what !== 'string') return undefined;
    if (bytes !== undefined && digest !== undefined) return undefined;
    const content = Buffer.from(what, 'base64');
    if (content.toString('base64') !== what) return undefined;
    return {
      certificate,
      algorithm: algorithm as SignatureAlgorithm,
      ...(bytes === undefined ? { digest: content } : { bytes: content }),
    };
  } catch {
    return undefined;
  }
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
