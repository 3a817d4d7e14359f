import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { PROFILES, type TitleParty, titleParty } from '@kouan/sdk/title';
import * as z from 'zod';
import { readJson } from '../flow/json-file.ts';
import { usage } from '../frame/usage.ts';

const code = z.string().regex(/^\S{1,4}$/);

/** Another platform, or a carrier: whose keys count for it, and where it is reached. */
const partner = z.strictObject({
  code,
  certificates: z.array(z.string()).optional(),
  keys: z.array(z.string()).optional(),
  url: z.url({ protocol: /^https?$/ }).optional(),
  tokenFile: z.string().optional(),
  allowPlainHttp: z.boolean().optional(),
});

/** What a platform says of itself, without anything secret. */
const platformFile = z.strictObject({
  platform: code,
  key: z.string().optional(),
  certificate: z.string().optional(),
  register: z.string().optional(),
  profile: z.enum(Object.keys(PROFILES) as [keyof typeof PROFILES, ...(keyof typeof PROFILES)[]]).optional(),
  partners: z.array(partner).optional(),
  /** Those who can hold a bill here, and those whom one deals with elsewhere, by short names. */
  parties: z.record(z.string(), titleParty).optional(),
});

export type Partner = z.infer<typeof partner>;
export type PlatformFile = z.infer<typeof platformFile>;

const EXAMPLE = {
  en: 'An example is in docs/ebl.md, “The platform file”.',
  zh: '示例见 docs/ebl.md 的“The platform file”一节。',
};

/**
 * Reads the file of a platform; paths in it are relative to it. A member that is not known is refused, since it may be
 * the one that matters.
 *
 * @throws KouanError `ERR_KOUAN_USAGE`
 */
export async function readPlatformFile(file: string): Promise<PlatformFile> {
  const settings = parse(file, platformFile, await readJson(file, { hint: EXAMPLE }));
  const from = (path: string): string => resolve(dirname(file), path);
  const { key, certificate, register, partners = [], ...rest } = settings;
  return {
    ...rest,
    // A file, or a name in the folder of keys.
    ...(key === undefined ? {} : { key: existsSync(from(key)) ? from(key) : key }),
    ...(certificate === undefined ? {} : { certificate: from(certificate) }),
    ...(register === undefined ? {} : { register: /^postgres(ql)?:/i.test(register) ? register : from(register) }),
    partners: partners.map(({ certificates = [], keys = [], tokenFile, ...one }) => ({
      ...one,
      certificates: certificates.map(from),
      keys: keys.map(from),
      ...(tokenFile === undefined ? {} : { tokenFile: from(tokenFile) }),
    })),
  };
}

/** A party in a file of its own. */
export const readParty = async (file: string): Promise<TitleParty> => parse(file, titleParty, await readJson(file));

function parse<T>(file: string, schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.map((step) => `/${String(step)}`).join('') ?? '';
  throw usage({ en: `${file}${where}: ${issue?.message}`, zh: `${file}${where}：${issue?.message}` }, EXAMPLE);
}
