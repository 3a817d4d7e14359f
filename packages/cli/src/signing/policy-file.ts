import { ALGORITHMS, type VerificationPolicy } from '@kouan/sdk/signing';
import { readJson } from '../flow/json-file.ts';
import { usage } from '../frame/usage.ts';

type Check = (value: unknown) => boolean;

const flag: Check = (value) => typeof value === 'boolean';
const count: Check = (value) => Number.isSafeInteger(value) && (value as number) > 0;
const text: Check = (value) => typeof value === 'string' && value !== '';
const listOf =
  (each: Check): Check =>
  (value) =>
    Array.isArray(value) && value.length > 0 && value.every(each);
const oneOf = (names: readonly string[]): Check => listOf((value) => names.includes(value as string));
const shape =
  (members: Readonly<Record<string, Check>>, needed: readonly string[] = []): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    needed.every((name) => Object.hasOwn(value, name)) &&
    Object.entries(value).every(([name, member]) => Object.hasOwn(members, name) && members[name]?.(member) === true);
const OID = /^[0-2](\.\d+)+$/;
const oid: Check = (value) => typeof value === 'string' && OID.test(value);
const algorithms = oneOf(Object.keys(ALGORITHMS));

/** Members of a policy file and what they may be; a member that is not here is refused: it would not be obeyed. */
const MEMBERS: Readonly<Record<keyof VerificationPolicy, Check>> = {
  algorithms,
  certificateAlgorithms: algorithms,
  certificatePolicies: shape({
    accepted: listOf(oid),
    requireExplicit: flag,
    inhibitMapping: flag,
    inhibitAny: flag,
  }),
  maxBytes: count,
  maxSignatures: count,
  requireRevocation: flag,
  requireTimestamp: flag,
  keyUsage: oneOf(['digitalSignature', 'nonRepudiation']),
  extendedKeyUsage: listOf(oid),
  signers: listOf(
    shape(
      {
        signer: shape({ fingerprint: text, subject: text, keyId: text }),
        kinds: listOf(text),
        documents: listOf(text),
      },
      ['signer'],
    ),
  ),
  lenientContent: flag,
  sm2Id: text,
  sm2CertificateId: text,
  withoutAttributes: flag,
};

/** Reads a policy: what a verifier asks for, as data. Throws ERR_KOUAN_USAGE for one that is none. */
export async function readPolicy(file: string): Promise<VerificationPolicy> {
  const value = await readJson(file);
  const record = typeof value === 'object' && value !== null ? value : { [file]: value };
  for (const [name, member] of Object.entries(record)) {
    if (Object.hasOwn(MEMBERS, name) && MEMBERS[name as keyof VerificationPolicy](member)) continue;
    throw usage(
      { en: `${file}: “${name}” is unknown or wrong.`, zh: `${file}：“${name}”未知或有误。` },
      { en: `Known: ${Object.keys(MEMBERS).join(', ')}.`, zh: `可用：${Object.keys(MEMBERS).join('、')}。` },
    );
  }
  return value as VerificationPolicy;
}
