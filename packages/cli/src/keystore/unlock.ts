import type { KeyObject } from 'node:crypto';
import { readPrivateKey } from '@kouan/sdk/signing';
import type { Options } from '../frame/command.ts';
import type { Context } from '../frame/context.ts';
import { passphraseOf } from './passphrase.ts';
import type { KeyStore } from './store.ts';

/** The private key of a name, opened with its passphrase. Throws ERR_KOUAN_KEY when that is wrong. */
export async function unlock(store: KeyStore, name: string, options: Options, context: Context): Promise<KeyObject> {
  const { key } = await store.read(name);
  const question = { en: `Passphrase of ${name}`, zh: `${name} 的口令` };
  return readPrivateKey(key, await passphraseOf(question, options, context));
}
