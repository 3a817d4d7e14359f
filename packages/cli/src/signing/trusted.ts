import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { KouanError } from '@kouan/core';
import { certificatesOf, importJwk, importJwkSet, type TrustedKey, trustedKeyOf } from '@kouan/sdk/signing';
import { fileError, openInput } from '../flow/files.ts';
import { usage } from '../frame/usage.ts';

/** What a verifier is told to trust. */
export interface Trusted {
  /** PEM or DER. */
  readonly certificates: readonly (string | Uint8Array)[];
  readonly keys: readonly TrustedKey[];
}

const MAX = 4 * 1024 * 1024;
const ENDINGS = new Set(['.pem', '.crt', '.cer', '.der', '.pub', '.jwk', '.jwks']);
const PUBLIC_KEY = /-----BEGIN PUBLIC KEY-----[\s\S]+?-----END PUBLIC KEY-----/;

/**
 * Certificates and keys of files and folders; of a folder what is called .pem, .crt, .cer, .der, .pub, .jwk
 * or .jwks. A bare key in PEM is known by the name of its file, a JWK by its own.
 *
 * @throws KouanError `ERR_KOUAN_USAGE` when there is nothing in a folder, `ERR_KOUAN_KEY` when a file holds neither
 */
export async function readTrusted(names: readonly string[]): Promise<Trusted> {
  const certificates: (string | Uint8Array)[] = [];
  const keys: TrustedKey[] = [];
  for (const file of (await Promise.all(names.map(filesOf))).flat()) {
    const bytes = await (await openInput(file)).bytes(MAX);
    try {
      const found = keysIn(file, bytes);
      if (found !== undefined) keys.push(...found);
      else certificates.push(...certificatesOf(bytes, Number.POSITIVE_INFINITY).map(({ raw }) => raw));
    } catch (cause) {
      throw unreadable(file, cause);
    }
  }
  return { certificates, keys };
}

/** Keys of a file: SPKI in PEM, known by the name of the file, a JWK, or a set of them; nothing where it is none of them. */
export function keysIn(file: string, bytes: Uint8Array): readonly TrustedKey[] | undefined {
  const text = Buffer.from(bytes).toString('latin1');
  if (/^\s*\{/.test(text)) return jwksIn(bytes);
  const [key] = text.match(PUBLIC_KEY) ?? [];
  return key === undefined ? undefined : [{ keyId: basename(file, extname(file)), key }];
}

/** A JWK, or a set of them. */
function jwksIn(bytes: Uint8Array): readonly TrustedKey[] {
  const one =
    /"kty"/.test(Buffer.from(bytes).toString('latin1')) && !/"keys"/.test(Buffer.from(bytes).toString('latin1'));
  return (one ? [importJwk(bytes)] : importJwkSet(bytes)).map((key) => trustedKeyOf(key));
}

export const unreadable = (file: string, cause?: unknown): KouanError =>
  new KouanError(
    'ERR_KOUAN_KEY',
    { en: `${file}: neither a certificate nor a public key.`, zh: `${file}：既不是证书也不是公钥。` },
    {
      cause,
      hint: {
        en: 'Give X.509 or SPKI in PEM or DER, or a JWK.',
        zh: '请提供 PEM 或 DER 格式的 X.509 证书或 SPKI 公钥，或 JWK。',
      },
    },
  );

async function filesOf(name: string): Promise<readonly string[]> {
  try {
    if (!(await stat(name)).isDirectory()) return [name];
    const inside = (await readdir(name)).filter((file) => ENDINGS.has(extname(file).toLowerCase())).sort();
    if (inside.length > 0) return inside.map((file) => join(name, file));
  } catch (cause) {
    throw fileError(name, cause);
  }
  throw usage(
    { en: `${name}: there is no certificate in it.`, zh: `${name}：目录中没有证书。` },
    { en: `Files called ${[...ENDINGS].join(', ')} are read.`, zh: `读取的文件扩展名：${[...ENDINGS].join('、')}。` },
  );
}
