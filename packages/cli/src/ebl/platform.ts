import { existsSync } from 'node:fs';
import { checkTransportDocument, readTransportDocument } from '@kouan/formats';
import { isServer } from '@kouan/sdk/journal';
import { certificatesOf, type Signer } from '@kouan/sdk/signing';
import {
  carrierParty,
  type IssuingContext,
  openRegister,
  type PlatformKeys,
  PROFILES,
  platformKeys,
  type Register,
  sameParty,
  type TitleParty,
} from '@kouan/sdk/title';
import { fileError, openInput } from '../flow/files.ts';
import { type Options, textOf } from '../frame/command.ts';
import type { Context } from '../frame/context.ts';
import { unknownName, usage } from '../frame/usage.ts';
import { openSigner } from '../signing/open-signer.ts';
import { keysIn, unreadable } from '../signing/trusted.ts';
import { type Partner, type PlatformFile, readParty, readPlatformFile } from './platform-file.ts';

const FILE = 'platform.json';
const BILLS = 'bills.db';
const MAX_CERTIFICATES = 4 * 1024 * 1024;
const MAX_KEYS = 1024 * 1024;

/** A platform as its file describes it. */
export interface Platform {
  readonly settings: PlatformFile;
  readonly keys: PlatformKeys;
  /** A party by its short name, or in a file. */
  party(name: string): Promise<TitleParty>;
  partner(code: string): Partner | undefined;
  /** What receiving and acting need; asks for the passphrase of our key. */
  context(): Promise<IssuingContext>;
}

/** The platform that the options mean. */
export async function platformOf(options: Options, context: Context): Promise<Platform> {
  const file = textOf(options, 'platform') ?? (context.env['KOUAN_PLATFORM'] || FILE);
  const settings = await readPlatformFile(file);
  const { partners = [], parties = {}, profile = 'strict', platform } = settings;
  const keys = await keysOf(settings);
  return {
    settings,
    keys,
    partner: (code) => partners.find((one) => one.code === code),
    async party(name) {
      if (Object.hasOwn(parties, name)) return parties[name] as TitleParty;
      if (existsSync(name)) return readParty(name);
      throw unknownName({ en: 'party', zh: '当事方' }, name, Object.keys(parties));
    },
    context: async () => ({
      platform,
      keys,
      signer: await signerOf(settings, file, options, context),
      profile: PROFILES[profile],
      knows: (party) => Object.values(parties).some((one) => one.eblPlatform === platform && sameParty(one, party)),
      checkDocument: checkTransportDocument,
      carrierOf: ({ carrierCode }) => carrierCode,
      // One whom nobody has named here issues nothing here.
      carrierParty: (bill) => (partners.some(({ code }) => code === bill.carrierCode) ? carrierParty(bill) : undefined),
    }),
  };
}

async function signerOf(
  { key, certificate }: PlatformFile,
  file: string,
  options: Options,
  context: Context,
): Promise<Signer> {
  if (key === undefined)
    throw usage(
      { en: `${file} names no key: nothing can be signed.`, zh: `${file} 未指定密钥，无法签名。` },
      { en: 'Add "key" and "certificate".', zh: '请添加 "key" 与 "certificate"。' },
    );
  const signer = await openSigner(key, { options, context, ...(certificate === undefined ? {} : { certificate }) });
  context.atEnd(async () => signer.close?.());
  return signer;
}

/** The keys that count: ours, and those of the partners, each for its owner only. */
async function keysOf({ platform, certificate, partners = [] }: PlatformFile): Promise<PlatformKeys> {
  const owners = [...(certificate === undefined ? [] : [{ code: platform, certificates: [certificate] }]), ...partners];
  const certificates = [];
  const keys = [];
  for (const { code: owner, certificates: files = [], keys: jwks = [] } of owners as Partner[]) {
    for (const name of files) {
      // The first is its own; those after it lead to its root.
      const [first] = certificatesOf(await (await openInput(name)).bytes(MAX_CERTIFICATES));
      if (first !== undefined) certificates.push({ owner, certificate: first.raw });
    }
    for (const name of jwks) {
      const found = keysIn(name, await (await openInput(name)).bytes(MAX_KEYS));
      if (found === undefined) throw unreadable(name);
      for (const key of found) keys.push({ ...key, owner });
    }
  }
  return platformKeys({ certificates, keys });
}

/** What the command line, or the platform's file, names. */
const registerName = (options: Options, platform: PlatformFile | undefined): string =>
  textOf(options, 'register') ?? platform?.register ?? BILLS;

/** The register to write to; a file that is not there is made. It is closed when the command ends. */
export async function registerOf(options: Options, { settings }: Platform, context: Context): Promise<Register> {
  return open(registerName(options, settings), context);
}

/** The register to look into: asking must not make one where there is none. No platform is needed to look. */
export async function existingRegister(options: Options, context: Context): Promise<Register> {
  const file = textOf(options, 'platform') ?? (context.env['KOUAN_PLATFORM'] || FILE);
  const settings = existsSync(file) ? await readPlatformFile(file) : undefined;
  const name = registerName(options, settings);
  if (!isServer(name) && !existsSync(name)) throw fileError(name, { code: 'ENOENT' });
  return open(name, context);
}

async function open(name: string, { atEnd, now }: Context): Promise<Register> {
  const register = await openRegister(name, { read: readTransportDocument, now });
  atEnd(() => register.close());
  return register;
}
