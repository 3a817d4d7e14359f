import { stat } from 'node:fs/promises';
import { hasErrors } from '@kouan/core';
import { type InspectedItem, type Inspection, inspectKeys, isEncryptedKey, isPkcs12 } from '@kouan/sdk/signing';
import { openInput } from '../../flow/files.ts';
import type { CommandSpec, Options } from '../../frame/command.ts';
import type { Context } from '../../frame/context.ts';
import { EXIT } from '../../frame/exit.ts';
import { clean, findingBlock } from '../../frame/findings.ts';
import { table } from '../../frame/table.ts';
import { givenPassphrase, PASSPHRASE, passphraseOf } from '../../keystore/passphrase.ts';
import { isKeyName, KEYS, KeyStore, keysFolder } from '../../keystore/store.ts';

const MAX = 8 * 1024 * 1024;

export const command: CommandSpec = {
  args: '<key|file...>',
  options: [
    { flags: '--legacy', about: { en: 'open an old .p12 (3DES, RC2)', zh: '允许旧式 .p12（3DES、RC2）' } },
    PASSPHRASE,
    KEYS,
  ],
  examples: [
    { line: 'kouan keys inspect company', about: { en: 'a key of the folder', zh: '密钥目录中的密钥' } },
    {
      line: 'kouan keys inspect partner.pem request.csr ca.crl',
      about: { en: 'certificates, requests and lists in files', zh: '文件中的证书、请求与吊销列表' },
    },
  ],
  async run(context, names, options) {
    const { output, json } = context;
    let wrong = false;
    for (const name of names) {
      const inspection = await inspectOne(name, options, context);
      wrong ||= hasErrors(inspection.findings);
      if (json) await output.record({ name, ...inspection });
      else {
        const rows = inspection.items.flatMap((item, index) => [
          ...(index === 0 ? [] : [['']]),
          ...rowsOf(item).map((row) => row.map(clean)),
        ]);
        await output.data(`${clean(name)}: ${inspection.form}\n${table(rows)}`);
        for (const finding of inspection.findings) output.talk(findingBlock(finding, context));
      }
    }
    return wrong ? EXIT.signature : EXIT.done;
  },
};

async function inspectOne(name: string, options: Options, context: Context): Promise<Inspection> {
  const bytes = await bytesOf(name, options, context);
  const text = Buffer.from(bytes).toString('latin1');
  const passphrase = isPkcs12(bytes)
    ? await passphraseOf({ en: `Passphrase of ${name}`, zh: `${name} 的口令` }, options, context)
    : isEncryptedKey(text)
      ? await givenPassphrase(options, context)
      : undefined;
  return inspectKeys(bytes, {
    at: context.now(),
    legacy: options['legacy'] === true,
    ...(passphrase === undefined ? {} : { passphrase }),
  });
}

/** A file, or what the folder of keys has under the name. */
async function bytesOf(name: string, options: Options, context: Context): Promise<Uint8Array> {
  const isFile = await stat(name).then(
    () => true,
    () => false,
  );
  if (isFile || !isKeyName(name)) return (await openInput(name)).bytes(MAX);
  const { key, certificate = '' } = await (await KeyStore.open(keysFolder(options, context))).read(name);
  return Buffer.from(key + certificate, 'utf8');
}

/** Two columns: the names of the interface, so that `--json` and the table say one thing. */
const rowsOf = (item: InspectedItem): string[][] =>
  Object.entries(item).flatMap(([name, value]) => {
    if (Array.isArray(value)) return value.length === 0 ? [] : [['', name, value.join(', ')]];
    if (typeof value === 'object' && value !== null)
      return Object.entries(value as object).map(([inner, one]) => ['', `${name}.${inner}`, String(one)]);
    return [['', name, String(value)]];
  });
