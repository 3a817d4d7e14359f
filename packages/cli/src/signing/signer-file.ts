import { dirname, resolve } from 'node:path';
import { readJson } from '../flow/json-file.ts';
import { usage } from '../frame/usage.ts';

/** A signer that needs more than a name, written down without anything secret in it; paths are relative to the file. */
export type SignerFile =
  | {
      readonly signer: 'pkcs11';
      readonly module: string;
      readonly token?: string;
      readonly serial?: string;
      readonly label?: string;
      /** CKA_ID in hex. */
      readonly id?: string;
      readonly certificate?: string;
      readonly pinFile?: string;
    }
  | { readonly signer: 'ukey'; readonly url?: string; readonly certificate?: string; readonly passwordFile?: string }
  | {
      readonly signer: 'remote';
      readonly url: string;
      readonly certificate: string;
      readonly tokenFile?: string;
      readonly send?: 'bytes' | 'digest';
      /** The one certificate that the service may show, or the authorities that vouch for it. */
      readonly tlsServer?: string;
      readonly tlsCa?: string;
      /** Ours (mutual TLS). */
      readonly tlsCertificate?: string;
      readonly tlsKey?: string;
    };

type Rule = 'needed' | 'text' | 'path' | 'needed path' | RegExp;

const RULES: Readonly<Record<SignerFile['signer'], Readonly<Record<string, Rule>>>> = {
  pkcs11: {
    module: 'needed',
    token: 'text',
    serial: 'text',
    label: 'text',
    id: /^([0-9a-f]{2})+$/i,
    certificate: 'path',
    pinFile: 'path',
  },
  ukey: { url: 'text', certificate: 'path', passwordFile: 'path' },
  remote: {
    url: 'needed',
    certificate: 'needed path',
    tokenFile: 'path',
    send: /^(bytes|digest)$/,
    tlsServer: 'path',
    tlsCa: 'path',
    tlsCertificate: 'path',
    tlsKey: 'path',
  },
};

/**
 * Reads the description of a signer; a member that is not known is refused, since it may be the one that matters.
 *
 * @throws KouanError `ERR_KOUAN_USAGE`
 */
export async function readSignerFile(file: string): Promise<SignerFile> {
  const value = (await readJson(file)) as Record<string, unknown>;
  const kind = typeof value === 'object' && value !== null ? value['signer'] : undefined;
  if (typeof kind !== 'string' || !Object.hasOwn(RULES, kind)) throw wrong(file, 'signer');
  const rules = RULES[kind as SignerFile['signer']];
  const out: Record<string, string> = { signer: kind };
  for (const name of Object.keys(value)) if (name !== 'signer' && !Object.hasOwn(rules, name)) throw wrong(file, name);
  for (const [name, rule] of Object.entries(rules)) {
    const text = value[name];
    if (text === undefined && (rule === 'needed' || rule === 'needed path')) throw wrong(file, name);
    if (text === undefined) continue;
    if (typeof text !== 'string' || (rule instanceof RegExp && !rule.test(text))) throw wrong(file, name);
    out[name] = typeof rule === 'string' && rule.endsWith('path') ? resolve(dirname(file), text) : text;
  }
  return out as unknown as SignerFile;
}

const wrong = (file: string, member: string) =>
  usage(
    { en: `${file}: “${member}” is missing, unknown or wrong.`, zh: `${file}：“${member}”缺失、未知或有误。` },
    { en: 'See “Keys” in docs/signing.md.', zh: '见 docs/signing.md 的“Keys”一节。' },
  );
