import type { KouanError } from '@kouan/core';
import type { SignatureAlgorithm } from '../../algorithms.ts';
import { fixedForm, sm2Point } from '../../primitives/index.ts';
import type { Signer } from '../../signer.ts';
import { algorithmFor, certificatesOf, derOf } from '../certificates.ts';
import { proved } from '../proof.ts';
import { refused } from '../refused.ts';
import { type UkeyBridgeOptions, ukeyBridge } from './bridge.ts';
import { UKEY_METHODS } from './protocol.ts';

export interface UkeyOptions extends UkeyBridgeOptions {
  /** Asked for each signature and not kept here; never logged, never part of an error. */
  readonly password: () => Promise<string>;
  /** The certificate that the card must have, its own first; any without. */
  readonly certificate?: string | Uint8Array;
  /** Without: SM2-SM3 for an SM2 card, RSA-SHA1 for an RSA one, which is what those cards make. */
  readonly algorithm?: SignatureAlgorithm;
  readonly sm2Id?: string;
}

/** A signer over a card; to be closed. */
export interface UkeySigner extends Signer {
  close(): Promise<void>;
}

const SM2_LENGTH = 64;

/**
 * Signs with the card of a China E-Port UKey through its service on this machine. Every signature is verified with the
 * certificate before it is handed on, so a card that hashes otherwise than asked is found out here.
 *
 * @throws KouanError `ERR_KOUAN_UNAVAILABLE` when service or card is away, `ERR_KOUAN_KEY` when the password is wrong or
 * the card has another certificate
 */
export async function ukeySigner({
  password,
  certificate,
  algorithm: asked,
  sm2Id,
  ...options
}: UkeyOptions): Promise<UkeySigner> {
  const bridge = ukeyBridge(options);
  try {
    const [pem = ''] = await bridge.call(UKEY_METHODS.certificate);
    const onCard = certificatesOf(Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64'));
    const chain = certificate === undefined ? onCard : certificatesOf(certificate);
    const publicKey = (onCard[0] as (typeof onCard)[number]).publicKey;
    if (chain[0]?.raw.equals(onCard[0]?.raw ?? Buffer.alloc(0)) !== true) throw otherCard();
    const [keyId] = await bridge.call(UKEY_METHODS.certificateNumber);
    const algorithm = algorithmFor(publicKey, asked ?? (sm2Point(publicKey) === undefined ? 'RSA-SHA1' : 'SM2-SM3'));

    return {
      algorithm,
      certificates: derOf(chain),
      ...(keyId === undefined ? {} : { keyId }),
      async sign(bytes) {
        const passwd = await password();
        const text = textOf(bytes);
        const [method, inData] =
          text === undefined
            ? ([UKEY_METHODS.signBytes, Buffer.from(bytes).toString('base64')] as const)
            : ([UKEY_METHODS.signText, text] as const);
        const [value = ''] = await bridge.call(method, { inData, passwd });
        return proved(bytes, signatureOf(value, algorithm), { publicKey, algorithm, sm2Id });
      },
      close: () => bridge.close(),
    };
  } catch (cause) {
    await bridge.close();
    throw cause;
  }
}

/** The bytes as text, where they are one: the service takes text, and hashes its UTF-8. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** A card says r‖s; some versions of the service say the DER form. */
function signatureOf(base64: string, algorithm: SignatureAlgorithm): Uint8Array {
  const value = Buffer.from(base64.replace(/\s/g, ''), 'base64');
  if (algorithm !== 'SM2-SM3' || value.length === SM2_LENGTH) return value;
  try {
    return fixedForm(value, SM2_LENGTH / 2);
  } catch {
    return value;
  }
}

const otherCard = (): KouanError =>
  refused(
    { en: 'The card has another certificate.', zh: '卡中证书与指定的不一致。' },
    { en: 'Put in the right card, or leave out the certificate.', zh: '请插入正确的卡，或不指定证书。' },
  );
