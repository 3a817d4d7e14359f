import type { KouanError } from '@kouan/core';
import type { SignatureAlgorithm } from '../../algorithms.ts';
import type { Signer } from '../../signer.ts';
import { algorithmFor, certificatesOf, derOf } from '../certificates.ts';
import { proved } from '../proof.ts';
import { refused } from '../refused.ts';
import { Turns } from '../turns.ts';
import { type Driver, driverOf } from './driver.ts';
import { isAboutPin, isLost, tokenFailure } from './failures.ts';
import { type Way, wayFor } from './mechanisms.ts';
import {
  certificateBeside,
  closeSession,
  type KeyName,
  openSession,
  type Session,
  type TokenName,
  USER,
} from './session.ts';

export interface Pkcs11Options {
  /** Path of the token's PKCS#11 library. */
  readonly module: string;
  readonly token: TokenName;
  readonly key: KeyName;
  /** Asked at each login and not kept here; never logged, never part of an error. */
  readonly pin: () => Promise<string>;
  /** Its own first; without, the one beside the key on the token. */
  readonly certificate?: string | Uint8Array;
  /** The one that a key of this kind makes first, without. */
  readonly algorithm?: SignatureAlgorithm;
}

/** A signer whose key stays on a token; to be closed. */
export interface TokenSigner extends Signer {
  close(): Promise<void>;
}

/** Octets of an RSA-16384 signature. */
const MOST_OCTETS = 2048;

/**
 * Signs with a key on a PKCS#11 token (HSM, card, SoftHSM): RSA PKCS#1 v1.5 and PSS, ECDSA, Ed25519. One signature at a
 * time; a session that is lost is opened again once; a PIN that was refused is not tried again.
 *
 * @throws KouanError `ERR_KOUAN_KEY` when pkcs11js, the module, the token or the key is not there, the PIN is wrong, or
 * the certificate is not the key's; `ERR_KOUAN_UNAVAILABLE` when the token is gone
 */
export async function pkcs11Signer(options: Pkcs11Options): Promise<TokenSigner> {
  const driver = driverOf(options.module);
  try {
    return await open(driver, options);
  } catch (cause) {
    driver.release();
    throw tokenFailure(cause);
  }
}

async function open(
  driver: Driver,
  { token, key, pin, certificate, algorithm: asked }: Pkcs11Options,
): Promise<TokenSigner> {
  let session: Session | undefined = await openSession(driver, token, key, pin);
  const source = certificate ?? certificateBeside(driver, session);
  if (source === undefined) {
    closeSession(driver, session.handle);
    throw noCertificate();
  }
  const certificates = certificatesOf(source);
  const publicKey = (certificates[0] as (typeof certificates)[number]).publicKey;
  const algorithm = algorithmFor(publicKey, asked);
  const way = wayFor(algorithm, session.mechanisms);
  const turns = new Turns();
  let checked = false;
  /** Why nothing is asked of the token any more. */
  let over: KouanError | undefined;

  async function signOnce(bytes: Uint8Array): Promise<Uint8Array> {
    session ??= await openSession(driver, token, key, pin);
    const { cryptoki } = driver;
    cryptoki.C_SignInit(session.handle, mechanismOf(way, driver), session.key);
    if (session.pinEachTime) cryptoki.C_Login(session.handle, USER.again, await pin());
    const input = way.digest?.(bytes) ?? bytes;
    return new Uint8Array(await cryptoki.C_SignAsync(session.handle, Buffer.from(input), Buffer.alloc(MOST_OCTETS)));
  }

  function drop(): void {
    if (session !== undefined) closeSession(driver, session.handle);
    session = undefined;
    checked = false;
  }

  async function signInTurn(bytes: Uint8Array): Promise<Uint8Array> {
    for (let again = false; ; again = true) {
      if (over !== undefined) throw over;
      try {
        const signature = await signOnce(bytes);
        // The first of a session tells whether key, certificate and algorithm belong together.
        if (!checked) proved(bytes, signature, { publicKey, algorithm });
        checked = true;
        return signature;
      } catch (cause) {
        drop();
        if (isAboutPin(cause)) over = tokenFailure(cause);
        if (again || !isLost(cause)) throw tokenFailure(cause);
      }
    }
  }

  return {
    algorithm,
    certificates: derOf(certificates),
    sign: (bytes) => turns.take(() => signInTurn(bytes)),
    close: () =>
      turns.take(async () => {
        drop();
        over ??= refused(
          { en: 'The signer was closed.', zh: '签名器已关闭。' },
          { en: 'Open a new one.', zh: '请重新打开。' },
        );
        driver.release();
      }),
  };
}

const mechanismOf = ({ mechanism, pss }: Way, { pssParameters }: Driver): { mechanism: number; parameter?: object } =>
  pss === undefined ? { mechanism } : { mechanism, parameter: { type: pssParameters, ...pss } };

const noCertificate = (): KouanError =>
  refused(
    { en: 'There is no certificate beside the key on the token.', zh: '令牌中该密钥没有对应证书。' },
    { en: 'Give the certificate as a file.', zh: '请以文件提供证书。' },
  );
