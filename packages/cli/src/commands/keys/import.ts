import type { KeyObject } from 'node:crypto';
import { KouanError } from '@kouan/core';
import {
  certificatesOf,
  isEncryptedKey,
  isPkcs12,
  readPkcs12,
  readPrivateKey,
  writePem,
  writePrivateKey,
} from '@kouan/sdk/signing';
import { openInput, readText } from '../../flow/files.ts';
import { type CommandSpec, type Options, textOf } from '../../frame/command.ts';
import type { Context } from '../../frame/context.ts';
import { EXIT } from '../../frame/exit.ts';
import { askSecret } from '../../frame/secret.ts';
import { usage } from '../../frame/usage.ts';
import { newPassphrase, PASSPHRASE } from '../../keystore/passphrase.ts';
import { KEYS, KeyStore, keysFolder } from '../../keystore/store.ts';
import { unlock } from '../../keystore/unlock.ts';

const MAX = 8 * 1024 * 1024;

export const command: CommandSpec = {
  args: '<name> <file...>',
  options: [
    {
      flags: '--source-passphrase-file <file>',
      about: {
        en: 'file with the passphrase of what is imported (or KOUAN_SOURCE_PASSPHRASE; asked for at a terminal)',
        zh: '被导入文件的口令文件（或环境变量 KOUAN_SOURCE_PASSPHRASE；有终端时会询问）',
      },
    },
    { flags: '--legacy', about: { en: 'open an old .p12 (3DES, RC2)', zh: '允许旧式 .p12（3DES、RC2）' } },
    PASSPHRASE,
    KEYS,
  ],
  examples: [
    {
      line: 'kouan keys import company company.p12',
      about: { en: 'key and certificates of a .p12', zh: '导入 .p12 中的密钥与证书' },
    },
    { line: 'kouan keys import company key.pem chain.pem', about: { en: 'the same from PEM', zh: '由 PEM 导入' } },
    {
      line: 'kouan keys import company issued.pem',
      about: { en: 'the certificate that an authority issued for a key that is there', zh: '为已有密钥导入签发的证书' },
    },
  ],
  async run(context, [name = '', ...files], options) {
    const { output, json, say } = context;
    const found = await readAll(files, options, context);
    const store = await KeyStore.open(keysFolder(options, context), true);
    const certificate = found.certificates.length === 0 ? undefined : chainPem(found.certificates);
    if (found.key === undefined) {
      if (certificate === undefined)
        throw usage({ en: 'There is neither a key nor a certificate in it.', zh: '文件中既无密钥也无证书。' });
      refuseForeign(await unlock(store, name, options, context), certificate);
      await store.certify(name, certificate);
    } else {
      await store.refuseTaken(name);
      if (certificate !== undefined) refuseForeign(found.key, certificate);
      await store.add({
        name,
        key: writePrivateKey(found.key, await newPassphrase(options, context)),
        ...(certificate === undefined ? {} : { certificate }),
      });
    }
    const facts = { name, key: found.key !== undefined, certificates: found.certificates.length };
    if (json) await output.record(facts);
    else
      output.talk(
        say({
          en: `${name}: ${facts.key ? 'a key and ' : ''}${facts.certificates} certificates taken in`,
          zh: `${name}：已导入${facts.key ? '密钥与' : ''} ${facts.certificates} 张证书`,
        }),
      );
    return EXIT.done;
  },
};

interface Found {
  readonly key?: KeyObject;
  /** DER, the key's own first. */
  readonly certificates: readonly Uint8Array[];
}

async function readAll(files: readonly string[], options: Options, context: Context): Promise<Found> {
  let key: KeyObject | undefined;
  const certificates: Uint8Array[] = [];
  for (const file of files) {
    const one = await readOne(await (await openInput(file)).bytes(MAX), options, context);
    if (one.key !== undefined && key !== undefined)
      throw usage({ en: 'There is more than one key in it.', zh: '文件中有多个密钥。' });
    key ??= one.key;
    certificates.push(...one.certificates);
  }
  return { certificates, ...(key === undefined ? {} : { key }) };
}

async function readOne(bytes: Uint8Array, options: Options, context: Context): Promise<Found> {
  const text = Buffer.from(bytes).toString('latin1');
  const pem = text.includes('-----BEGIN ');
  if (!pem && isPkcs12(bytes)) {
    const { keys, certificates } = readPkcs12(bytes, {
      password: await sourcePassphrase(options, context),
      legacy: options['legacy'] === true,
    });
    const [one, second] = keys;
    if (second !== undefined) throw usage({ en: 'There is more than one key in it.', zh: '文件中有多个密钥。' });
    return one === undefined ? { certificates } : { key: one.key, certificates: one.certificates };
  }
  const certificates = /BEGIN CERTIFICATE-/.test(text) || !pem ? certificatesOr(bytes) : [];
  if (!/PRIVATE KEY-----/.test(text)) return { certificates };
  const passphrase = isEncryptedKey(text) ? await sourcePassphrase(options, context) : undefined;
  return { key: readPrivateKey(text, passphrase), certificates };
}

const certificatesOr = (bytes: Uint8Array): readonly Uint8Array[] => certificatesOf(bytes).map(({ raw }) => raw);

async function sourcePassphrase(options: Options, context: Context): Promise<string> {
  const file = textOf(options, 'sourcePassphraseFile');
  if (file !== undefined) return (await readText(file)).replace(/\r?\n$/, '');
  return (
    context.env['KOUAN_SOURCE_PASSPHRASE'] ??
    (await askSecret(
      { en: 'Passphrase of the file', zh: '被导入文件的口令' },
      {
        en: 'Give it with --source-passphrase-file or KOUAN_SOURCE_PASSPHRASE.',
        zh: '请用 --source-passphrase-file 或 KOUAN_SOURCE_PASSPHRASE 提供。',
      },
      context,
    ))
  );
}

/** Throws ERR_KOUAN_KEY unless the first certificate is the one of the key. */
function refuseForeign(key: KeyObject, certificate: string): void {
  if (certificatesOf(certificate)[0]?.checkPrivateKey(key) === true) return;
  throw new KouanError(
    'ERR_KOUAN_KEY',
    { en: 'The key does not fit the certificate.', zh: '密钥与证书不匹配。' },
    { hint: { en: 'The first certificate must be the one of this key.', zh: '第一张证书必须是此密钥的证书。' } },
  );
}

const chainPem = (certificates: readonly Uint8Array[]): string =>
  certificates.map((one) => writePem('CERTIFICATE', one)).join('');
