import { certificatesOf, type InspectedItem, inspectKeys } from '@kouan/sdk/signing';
import type { CommandSpec } from '../../frame/command.ts';
import { EXIT } from '../../frame/exit.ts';
import { clean } from '../../frame/findings.ts';
import { table } from '../../frame/table.ts';
import { KEYS, KeyStore, keysFolder } from '../../keystore/store.ts';

export const command: CommandSpec = {
  args: '',
  options: [KEYS],
  examples: [
    { line: 'kouan keys list', about: { en: 'names, kinds, whose, until when', zh: '名称、种类、所有者、有效期' } },
  ],
  async run(context, _, options) {
    const { output, json, say, now } = context;
    const store = await KeyStore.open(keysFolder(options, context), true);
    const rows: string[][] = [];
    for (const name of await store.names()) {
      const { certificate } = await store.read(name);
      const leaf = certificate === undefined ? undefined : leafOf(certificate, now());
      if (json) await output.record({ name, ...(leaf === undefined ? {} : { certificate: leaf }) });
      rows.push(
        leaf === undefined
          ? [name, '', say({ en: 'no certificate yet', zh: '尚无证书' })]
          : [name, leaf.key.kind, leaf.subject, leaf.notAfter.slice(0, 10), leaf.fingerprint.slice(0, 16)],
      );
    }
    if (!json && rows.length > 0) await output.data(table(rows.map((row) => row.map(clean))));
    if (rows.length === 0) output.talk(say({ en: `No keys in ${store.folder}.`, zh: `${store.folder} 中没有密钥。` }));
    return EXIT.done;
  },
};

/** The signer's own certificate of a chain, described. */
function leafOf(pem: string, at: Date): Extract<InspectedItem, { type: 'certificate' }> | undefined {
  const [leaf] = certificatesOf(pem);
  if (leaf === undefined) return undefined;
  const [item] = inspectKeys(leaf.raw, { at }).items;
  return item?.type === 'certificate' ? item : undefined;
}
