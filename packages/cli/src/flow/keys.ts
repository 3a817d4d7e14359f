import { ALGORITHMS, type SignatureAlgorithm, type Signer } from '@kouan/sdk/signing';
import { type Options, textOf } from '../frame/command.ts';
import type { Context } from '../frame/context.ts';
import type { OptionSpec } from '../frame/options.ts';
import { usage } from '../frame/usage.ts';
import { PASSPHRASE } from '../keystore/passphrase.ts';
import { KEYS } from '../keystore/store.ts';
import { openSigner } from '../signing/open-signer.ts';

/** Options that name a key. */
export const KEY_OPTIONS: readonly OptionSpec[] = [
  {
    flags: '--key <key>',
    about: {
      en: 'file (PEM, PKCS#12, or JSON that describes a signer), name in the folder of keys, pkcs11:…, ukey:… or https://…',
      zh: '密钥：文件（PEM、PKCS#12 或描述签名器的 JSON）、密钥目录中的名称、pkcs11:…、ukey:… 或 https://…',
    },
  },
  {
    flags: '--cert <file>',
    about: { en: 'certificate of the key, PEM, its chain after it', zh: '密钥的证书（PEM，其后可接上级证书）' },
  },
  { flags: '--key-id <name>', about: { en: 'name by which the receiver knows the key', zh: '接收方所知的密钥名称' } },
  {
    flags: '--algorithm <name>',
    about: { en: 'algorithm (default: the one of the certificate)', zh: '签名算法（默认由证书决定）' },
    choices: Object.keys(ALGORITHMS),
  },
  PASSPHRASE,
  KEYS,
];

/** The signer that the options name, or none; it is closed when the command ends. */
export async function signerOf(options: Options, context: Context): Promise<Signer | undefined> {
  const key = textOf(options, 'key');
  const certificate = textOf(options, 'cert');
  if (key === undefined && certificate === undefined) return undefined;
  if (key === undefined)
    throw usage(
      { en: '--cert goes with --key.', zh: '--cert 须与 --key 同时提供。' },
      { en: 'Give both, or neither to send unsigned.', zh: '请同时提供；都不提供则不签名。' },
    );
  const algorithm = textOf(options, 'algorithm') as SignatureAlgorithm | undefined;
  const keyId = textOf(options, 'keyId');
  const signer = await openSigner(key, {
    options,
    context,
    ...(certificate === undefined ? {} : { certificate }),
    ...(algorithm === undefined ? {} : { algorithm }),
    ...(keyId === undefined ? {} : { keyId }),
  });
  context.atEnd(async () => signer.close?.());
  return signer;
}
