import { createPublicKey } from 'node:crypto';
import { KEY_KINDS, type KeyKind, newKey, writePrivateKey } from '@kouan/sdk/signing';
import { type CommandSpec, textOf } from '../../frame/command.ts';
import { EXIT } from '../../frame/exit.ts';
import { newPassphrase, PASSPHRASE } from '../../keystore/passphrase.ts';
import { KEYS, KeyStore, keysFolder } from '../../keystore/store.ts';

export const command: CommandSpec = {
  args: '<name>',
  options: [
    {
      flags: '--kind <kind>',
      about: { en: 'kind of key', zh: '密钥种类' },
      choices: Object.keys(KEY_KINDS),
      fallback: 'P-256',
    },
    PASSPHRASE,
    KEYS,
  ],
  examples: [
    {
      line: 'kouan keys new company',
      about: { en: 'a P-256 key under a passphrase', zh: '生成 P-256 密钥，以口令加密' },
    },
    {
      line: 'kouan keys new eport --kind SM2 --passphrase-file pass.txt',
      about: { en: 'an SM2 key, in a script', zh: '在脚本中生成 SM2 密钥' },
    },
  ],
  async run(context, [name = ''], options) {
    const { output, json, say } = context;
    const kind = textOf(options, 'kind') as KeyKind;
    const store = await KeyStore.open(keysFolder(options, context), true);
    await store.refuseTaken(name);
    const key = newKey(kind);
    await store.add({ name, key: writePrivateKey(key, await newPassphrase(options, context)) });
    const publicKey = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
    if (json) await output.record({ name, kind, publicKey });
    else {
      await output.data(publicKey);
      output.talk(
        say({
          en: `${name}: ${kind}, in ${store.folder}. Next: kouan keys csr ${name}`,
          zh: `${name}：${kind}，已存入 ${store.folder}。下一步：kouan keys csr ${name}`,
        }),
      );
    }
    return EXIT.done;
  },
};
