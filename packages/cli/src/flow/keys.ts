import { pemSigner, type Signer } from '@kouan/sdk/signing';
import { type Options, textOf } from '../frame/command.ts';
import type { Context } from '../frame/context.ts';
import type { OptionSpec } from '../frame/options.ts';
import { usage } from '../frame/usage.ts';
import { readText } from './files.ts';

/** Options that name a key; a passphrase is never an argument, because other users see those. */
export const KEY_OPTIONS: readonly OptionSpec[] = [
  { flags: '--key <file>', about: { en: 'private key, PEM', zh: 'PEM 私钥' } },
  { flags: '--cert <file>', about: { en: 'certificate of the key, PEM', zh: 'PEM 证书' } },
  {
    flags: '--passphrase-file <file>',
    about: { en: 'file with the passphrase (or KOUAN_PASSPHRASE)', zh: '口令文件（或环境变量 KOUAN_PASSPHRASE）' },
  },
];

/** The signer that the options name, or none. */
export async function signerOf(options: Options, { env }: Pick<Context, 'env'>): Promise<Signer | undefined> {
  const key = textOf(options, 'key');
  const certificate = textOf(options, 'cert');
  if (key === undefined && certificate === undefined) return undefined;
  if (key === undefined || certificate === undefined) {
    throw usage(
      { en: '--key and --cert go together.', zh: '--key 与 --cert 必须同时提供。' },
      { en: 'Give both, or neither to send unsigned.', zh: '请同时提供；都不提供则不签名。' },
    );
  }
  const passphraseFile = textOf(options, 'passphraseFile');
  const passphrase =
    passphraseFile === undefined ? env['KOUAN_PASSPHRASE'] : (await readText(passphraseFile)).replace(/\r?\n$/, '');
  return pemSigner({
    key: await readText(key),
    certificate: await readText(certificate),
    ...(passphrase === undefined ? {} : { passphrase }),
  });
}
