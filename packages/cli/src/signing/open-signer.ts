import { stat } from 'node:fs/promises';
import type { Text } from '@kouan/core';
import {
  certificatesOf,
  isEncryptedKey,
  isPkcs12,
  pemSigner,
  pkcs11Signer,
  pkcs11Uri,
  pkcs12Signer,
  remoteSigner,
  type SignatureAlgorithm,
  type Signer,
  ukeySigner,
} from '@kouan/sdk/signing';
import { openInput, readText } from '../flow/files.ts';
import type { Options } from '../frame/command.ts';
import type { Context } from '../frame/context.ts';
import { unknownName, usage } from '../frame/usage.ts';
import { givenPassphrase, passphraseOf } from '../keystore/passphrase.ts';
import { isKeyName, KeyStore, keysFolder } from '../keystore/store.ts';
import { readSignerFile, type SignerFile } from './signer-file.ts';

/** What the options say about a key beside where it is. */
interface Asked {
  readonly certificate?: string;
  readonly algorithm?: SignatureAlgorithm;
  readonly keyId?: string;
  readonly options: Options;
  readonly context: Context;
}

type Opened = Signer & { close?(): Promise<void> };

const MAX_KEY = 1024 * 1024;
const PIN: Text = { en: 'PIN of the token', zh: '令牌 PIN' };
const CARD: Text = { en: 'Password of the UKey', zh: 'UKey 密码' };
const KEY: Text = { en: 'Passphrase of the key', zh: '密钥口令' };

/** Keys that an address names, by its beginning. */
const BY_ADDRESS: readonly { readonly begins: RegExp; open(address: string, asked: Asked): Promise<Opened> }[] = [
  {
    begins: /^pkcs11:/i,
    async open(address, asked) {
      const { module, token, key, pinFile } = pkcs11Uri(address);
      const library = module ?? asked.context.env['KOUAN_PKCS11_MODULE'];
      if (library === undefined)
        throw usage(
          { en: 'The address names no module.', zh: '地址未指定 PKCS#11 模块。' },
          {
            en: 'Add ?module-path=… or set KOUAN_PKCS11_MODULE.',
            zh: '请加 ?module-path=… 或设置 KOUAN_PKCS11_MODULE。',
          },
        );
      return pkcs11Signer({ module: library, token, key, pin: secret(PIN, pinFile, asked), ...(await extras(asked)) });
    },
  },
  {
    begins: /^ukey:/i,
    async open(address, asked) {
      const url = address.slice('ukey:'.length);
      return ukeySigner({
        ...(url === '' ? {} : { url }),
        password: secret(CARD, undefined, asked),
        ...(await extras(asked)),
      });
    },
  },
  {
    begins: /^https?:/i,
    async open(address, asked) {
      if (asked.certificate === undefined)
        throw usage(
          { en: 'A remote key needs its certificate.', zh: '远程密钥需要其证书。' },
          { en: 'Give it with --cert: answers are verified with it.', zh: '请用 --cert 提供，用于验证返回的签名。' },
        );
      const token = asked.context.env['KOUAN_SIGNER_TOKEN'];
      return remoteSigner({
        url: address,
        certificate: await readText(asked.certificate),
        ...(token ? { token } : {}),
        ...(asked.algorithm === undefined ? {} : { algorithm: asked.algorithm }),
      });
    },
  },
];

/** Keys that a file of JSON describes, by what it says. */
const BY_FILE: {
  readonly [Kind in SignerFile['signer']]: (file: SignerFile & { signer: Kind }, asked: Asked) => Promise<Opened>;
} = {
  pkcs11: async ({ module, token, serial, label, id, certificate, pinFile }, asked) =>
    pkcs11Signer({
      module,
      token: { ...(token === undefined ? {} : { label: token }), ...(serial === undefined ? {} : { serial }) },
      key: {
        ...(label === undefined ? {} : { label }),
        ...(id === undefined ? {} : { id: Buffer.from(id, 'hex') }),
      },
      pin: secret(PIN, pinFile, asked),
      ...(await extras(asked, certificate)),
    }),
  ukey: async ({ url, certificate, passwordFile }, asked) =>
    ukeySigner({
      ...(url === undefined ? {} : { url }),
      password: secret(CARD, passwordFile, asked),
      ...(await extras(asked, certificate)),
    }),
  remote: async ({ url, certificate, tokenFile, send, ...tls }, asked) => {
    const token =
      tokenFile === undefined ? asked.context.env['KOUAN_SIGNER_TOKEN'] : (await readText(tokenFile)).trim();
    const text = async (path: string | undefined) => (path === undefined ? undefined : await readText(path));
    const [server, ca, own, key] = await Promise.all(
      [tls.tlsServer, tls.tlsCa, tls.tlsCertificate, tls.tlsKey].map(text),
    );
    const passphrase = key !== undefined && isEncryptedKey(key) ? await secret(KEY, undefined, asked)() : undefined;
    return remoteSigner({
      url,
      certificate: await readText(asked.certificate ?? certificate),
      ...(token ? { token } : {}),
      ...(send === undefined ? {} : { send }),
      ...(asked.algorithm === undefined ? {} : { algorithm: asked.algorithm }),
      tls: {
        ...(server === undefined ? {} : { server }),
        ...(ca === undefined ? {} : { ca }),
        ...(own === undefined ? {} : { certificate: own }),
        ...(key === undefined ? {} : { key }),
        ...(passphrase === undefined ? {} : { passphrase }),
      },
    });
  },
};

/** The signer that `--key` names: an address, a file, or a key of the folder. */
export async function openSigner(key: string, asked: Asked): Promise<Opened> {
  const address = BY_ADDRESS.find(({ begins }) => begins.test(key));
  if (address !== undefined) return address.open(key, asked);
  return (await isFile(key)) ? fromFile(key, asked) : fromStore(key, asked);
}

async function fromFile(path: string, asked: Asked): Promise<Opened> {
  const bytes = await (await openInput(path)).bytes(MAX_KEY);
  const { algorithm, keyId } = asked;
  if (isPkcs12(bytes))
    return pkcs12Signer({
      bytes,
      password: await passphraseOf(KEY, asked.options, asked.context),
      ...(algorithm === undefined ? {} : { algorithm }),
      ...(keyId === undefined ? {} : { keyId }),
    });
  const text = Buffer.from(bytes).toString('utf8');
  if (text.trimStart().startsWith('{')) {
    const file = await readSignerFile(path);
    return BY_FILE[file.signer](file as never, asked);
  }
  const certificate = asked.certificate === undefined ? inOneFile(text) : await readText(asked.certificate);
  if (certificate === undefined && asked.keyId === undefined)
    throw usage(
      { en: 'There is no certificate of the key.', zh: '没有该密钥的证书。' },
      {
        en: 'Give --cert, or --key-id where the receiver knows the bare key.',
        zh: '请提供 --cert；接收方已知公钥时可用 --key-id。',
      },
    );
  return withPassphrase(text, certificate, asked);
}

async function fromStore(name: string, asked: Asked): Promise<Opened> {
  const folder = keysFolder(asked.options, asked.context);
  if (!isKeyName(name) || !(await exists(folder)))
    throw usage(
      { en: `${name}: neither a file nor the name of a key.`, zh: `${name}：既不是文件也不是密钥名称。` },
      {
        en: `Keys are looked for in ${folder}; kouan keys list.`,
        zh: `密钥目录：${folder}；可用 kouan keys list 查看。`,
      },
    );
  const store = await KeyStore.open(folder);
  const names = await store.names();
  if (!names.includes(name)) throw unknownName({ en: 'key', zh: '密钥' }, name, names);
  const stored = await store.read(name);
  const certificate = asked.certificate === undefined ? stored.certificate : await readText(asked.certificate);
  if (certificate === undefined && asked.keyId === undefined)
    throw usage(
      { en: `Nobody has certified the key ${name} yet.`, zh: `密钥 ${name} 尚无证书。` },
      {
        en: `kouan keys csr ${name}, or kouan keys self-sign ${name}`,
        zh: `kouan keys csr ${name}，或 kouan keys self-sign ${name}`,
      },
    );
  return withPassphrase(stored.key, certificate, asked);
}

async function withPassphrase(key: string, certificate: string | undefined, asked: Asked): Promise<Opened> {
  const passphrase = isEncryptedKey(key) ? await passphraseOf(KEY, asked.options, asked.context) : undefined;
  return pemSigner({
    key,
    ...(certificate === undefined ? {} : { certificate }),
    ...(passphrase === undefined ? {} : { passphrase }),
    ...(asked.keyId === undefined ? {} : { keyId: asked.keyId }),
    ...(asked.algorithm === undefined ? {} : { algorithm: asked.algorithm }),
  });
}

/** The certificates of a PEM file that holds the key too. */
const inOneFile = (pem: string): string | undefined => (pem.includes('-----BEGIN CERTIFICATE-----') ? pem : undefined);

/** Certificate and algorithm, where the options say them. */
async function extras({ certificate, algorithm }: Asked, fallback?: string) {
  const path = certificate ?? fallback;
  const chain = path === undefined ? undefined : await readText(path);
  if (chain !== undefined) certificatesOf(chain);
  return {
    ...(chain === undefined ? {} : { certificate: chain }),
    ...(algorithm === undefined ? {} : { algorithm }),
  };
}

/** A secret that is read, or asked for, when it is needed the first time, and then kept as long as the command runs. */
function secret(question: Text, file: string | undefined, { options, context }: Asked): () => Promise<string> {
  let known: Promise<string> | undefined;
  return () => {
    known ??= (async () => {
      const given = await givenPassphrase(options, context);
      if (given !== undefined) return given;
      if (file !== undefined) return (await readText(file)).replace(/\r?\n$/, '');
      return passphraseOf(question, options, context);
    })();
    return known;
  };
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    // Something is there that cannot be looked at: opening it says why.
    return code !== 'ENOENT' && code !== 'ENOTDIR';
  }
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
