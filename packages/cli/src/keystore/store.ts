import { chmod, mkdir, open, readdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { KouanError } from '@kouan/core';
import { fileError, readText, writeWhole } from '../flow/files.ts';
import { type Options, textOf } from '../frame/command.ts';
import type { Context } from '../frame/context.ts';
import type { OptionSpec } from '../frame/options.ts';
import { unknownName, usage } from '../frame/usage.ts';

/** Keys of this user: a folder, two files a name. Private keys are PKCS#8 under a passphrase, never bare. @module */

export const KEYS: OptionSpec = {
  flags: '--keys <folder>',
  about: {
    en: 'folder with the keys (or KOUAN_KEYS; default: kouan/keys under XDG_CONFIG_HOME)',
    zh: '密钥目录（或环境变量 KOUAN_KEYS；默认为 XDG_CONFIG_HOME 下的 kouan/keys）',
  },
};

const NAME = /^[A-Za-z0-9][\w.-]{0,63}$/;
const KEY = '.key.pem';
const CERTIFICATE = '.cert.pem';
const OTHERS = 0o077;
const OWN_FILE = 0o600;
const OWN_FOLDER = 0o700;

/** The folder that the options mean. */
export const keysFolder = (options: Options, { env }: Pick<Context, 'env'>): string =>
  textOf(options, 'keys') ??
  env['KOUAN_KEYS'] ??
  join(env['XDG_CONFIG_HOME'] || join(env['HOME'] ?? homedir(), '.config'), 'kouan', 'keys');

/** Whether this may be the name of a key: a path is none. */
export const isKeyName = (text: string): boolean => NAME.test(text);

/** A key of the folder. */
export interface StoredKey {
  readonly name: string;
  /** PKCS#8 under a passphrase, PEM. */
  readonly key: string;
  /** Its own first, PEM; none as long as nobody has certified it. */
  readonly certificate?: string;
}

/** Keys in a folder that nobody else may look into. */
export class KeyStore {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /**
   * Opens the folder.
   *
   * @param make makes it where it is not there
   * @throws KouanError `ERR_KOUAN_KEY` when others may read it, `ERR_KOUAN_FILE` when it is not there
   */
  static async open(folder: string, make = false): Promise<KeyStore> {
    try {
      if (make) await mkdir(folder, { recursive: true, mode: OWN_FOLDER });
      refuseOthers(folder, (await stat(folder)).mode, `chmod 700 ${folder}`);
    } catch (cause) {
      if (cause instanceof KouanError) throw cause;
      throw fileError(folder, cause);
    }
    return new KeyStore(folder);
  }

  /** Names of all keys, in order. */
  async names(): Promise<readonly string[]> {
    const files = await readdir(this.folder);
    return files
      .filter((file) => file.endsWith(KEY))
      .map((file) => file.slice(0, -KEY.length))
      .filter(isKeyName)
      .sort();
  }

  /** Throws ERR_KOUAN_USAGE when there is no such key, ERR_KOUAN_KEY when others may read it. */
  async read(name: string): Promise<StoredKey> {
    const file = this.path(name, KEY);
    const names = await this.names();
    if (!names.includes(name)) throw unknownName({ en: 'key', zh: '密钥' }, name, names);
    refuseOthers(file, (await stat(file)).mode, `chmod 600 ${file}`);
    const certificate = await readText(this.path(name, CERTIFICATE)).catch((cause: KouanError) => {
      if ((cause.cause as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') return undefined;
      throw cause;
    });
    return { name, key: await readText(file), ...(certificate === undefined ? {} : { certificate }) };
  }

  /** Puts a key in; throws ERR_KOUAN_CONFLICT where there is one of this name: a key is never written over. */
  async add({ name, key, certificate }: StoredKey): Promise<void> {
    const file = this.path(name, KEY);
    try {
      const handle = await open(file, 'wx', OWN_FILE);
      try {
        await handle.writeFile(key);
        await handle.sync();
      } finally {
        await handle.close();
      }
    } catch (cause) {
      throw (cause as NodeJS.ErrnoException).code === 'EEXIST' ? taken(name) : fileError(file, cause);
    }
    if (certificate !== undefined) await this.certify(name, certificate);
  }

  /** Throws ERR_KOUAN_CONFLICT where there is a key of this name. */
  async refuseTaken(name: string): Promise<void> {
    this.path(name, KEY);
    if ((await this.names()).includes(name)) throw taken(name);
  }

  /** Keeps the certificate of a key, in the place of the one it had. */
  async certify(name: string, certificate: string): Promise<void> {
    const file = this.path(name, CERTIFICATE);
    await writeWhole(file, certificate);
    await chmod(file, OWN_FILE);
  }

  private path(name: string, ending: string): string {
    if (!isKeyName(name))
      throw usage(
        { en: `“${name}” is no name of a key.`, zh: `“${name}”不能作为密钥名。` },
        { en: 'Letters, digits, “.”, “-” and “_”, at most 64.', zh: '仅限字母、数字及“.”“-”“_”，最长 64 个字符。' },
      );
    return join(this.folder, `${name}${ending}`);
  }
}

/** Windows has no such bits; there the folder of the user is the user's. */
function refuseOthers(path: string, mode: number, repair: string): void {
  if (process.platform === 'win32' || (mode & OTHERS) === 0) return;
  throw new KouanError(
    'ERR_KOUAN_KEY',
    { en: `${path}: others may read it.`, zh: `${path}：其他用户可读。` },
    { hint: { en: repair, zh: repair } },
  );
}

const taken = (name: string): KouanError =>
  new KouanError(
    'ERR_KOUAN_CONFLICT',
    { en: `There is a key “${name}” already.`, zh: `密钥“${name}”已存在。` },
    { hint: { en: 'Take another name; keys are not written over.', zh: '请换一个名称；不会覆盖已有密钥。' } },
  );
