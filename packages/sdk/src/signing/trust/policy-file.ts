import { type Finding, finding, hasErrors } from '@kouan/core';
import * as z from 'zod';
import { ALGORITHMS, algorithmSpec, type SignatureAlgorithm } from '../algorithms.ts';
import type { VerificationPolicy } from '../policy.ts';
import { MAX_RSA_BITS, MIN_RSA_BITS } from '../primitives/index.ts';
import { XML_PROFILES, type XmlProfileName } from '../xml/profiles.ts';
import { TRS } from './catalogue.ts';

const oid = z.string().regex(/^\d{1,20}(\.\d{1,20}){1,30}$/, 'a dotted identifier');
const name = z.string().min(1).max(200);
const names = z.array(name).max(1000);
const oids = z.array(oid).max(1000);
const algorithms = z
  .array(z.enum(Object.keys(ALGORITHMS) as [SignatureAlgorithm, ...SignatureAlgorithm[]]))
  .min(1)
  .max(64);

const signer = z
  .strictObject({
    fingerprint: z
      .string()
      .regex(/^(?:[0-9A-Fa-f]{2}:?){31}[0-9A-Fa-f]{2}$/, '64 hex digits of SHA-256')
      .optional(),
    subject: z
      .string()
      .max(500)
      .regex(/^[^=\s]+\s*=.*\S/s, 'TYPE=value, as O=Example')
      .optional(),
    keyId: name.optional(),
  })
  .refine((one) => Object.keys(one).length === 1, 'one of fingerprint, subject, keyId');

/** Path of an element: `/{namespace}name`, again and again. */
const path = z
  .string()
  .max(2000)
  .regex(/^(\/\{[^{}]*\}[^\s/{}]+)+$/, '/{namespace}name …');

/** A policy as it is kept in a file. */
export const policySchema = z.strictObject({
  format_version: z.literal(1),
  type: z.literal('verification-policy'),
  algorithms: algorithms.optional(),
  certificateAlgorithms: algorithms.optional(),
  minRsaBits: z.int().min(MIN_RSA_BITS).max(MAX_RSA_BITS).optional(),
  certificatePolicies: z
    .strictObject({
      accepted: oids.min(1).optional(),
      requireExplicit: z.boolean().optional(),
      inhibitMapping: z.boolean().optional(),
      inhibitAny: z.boolean().optional(),
    })
    .optional(),
  maxBytes: z.int().min(1).max(0x7fff_ffff).optional(),
  maxSignatures: z.int().min(1).max(10_000).optional(),
  requireRevocation: z.boolean().optional(),
  requireTimestamp: z.boolean().optional(),
  keyUsage: z
    .array(z.enum(['digitalSignature', 'nonRepudiation']))
    .min(1)
    .max(2)
    .optional(),
  extendedKeyUsage: oids.min(1).optional(),
  signers: z
    .array(z.strictObject({ signer, kinds: names.optional(), documents: names.optional() }))
    .max(10_000)
    .optional(),
  lenientContent: z.boolean().optional(),
  withoutAttributes: z.boolean().optional(),
  sm2Id: z.string().min(1).max(8191).optional(),
  sm2CertificateId: z.string().min(1).max(8191).optional(),
  xml: z
    .strictObject({
      profile: z.enum(Object.keys(XML_PROFILES) as [XmlProfileName, ...XmlProfileName[]]).optional(),
      signed: path.optional(),
      place: path.optional(),
      references: z.int().min(1).max(1000).optional(),
      signatures: z.int().min(1).max(1000).optional(),
      curves: z.enum(['any', 'paired']).optional(),
    })
    .optional(),
});

/** Fields that the schema has forgotten: a policy that cannot be written in a file does not compile. */
type Forgotten = Exclude<keyof VerificationPolicy, keyof z.infer<typeof policySchema>>;
true satisfies [Forgotten] extends [never] ? true : Forgotten;

/** What was read of a policy file. */
export interface PolicyFile {
  /** Absent where there is an error: half a policy is none. */
  readonly policy?: VerificationPolicy;
  readonly findings: readonly Finding[];
}

/** Reads a policy file, JSON text. Every field is known or refused: a misspelt one would let through what it was to stop. */
export function readPolicyFile(text: string): PolicyFile {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return { findings: [finding(TRS.noJson, '', { found: error instanceof Error ? error.message : '' })] };
  }
  return readPolicy(value);
}

/** Reads a policy that is already a value. */
export function readPolicy(value: unknown): PolicyFile {
  const parsed = policySchema.safeParse(value);
  if (!parsed.success) return { findings: parsed.error.issues.flatMap((issue) => findingsOf(issue, value)) };
  const { format_version: _version, type: _type, ...policy } = parsed.data;
  const findings = warnings(policy as VerificationPolicy);
  return hasErrors(findings) ? { findings } : { policy: policy as VerificationPolicy, findings };
}

const pointer = (path: readonly PropertyKey[]): string =>
  path.map((token) => `/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

function findingsOf(issue: z.core.$ZodIssue, value: unknown): Finding[] {
  const path = pointer(issue.path);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => finding(TRS.unknownField, `${path}${pointer([key])}`, { found: key }));
  const found = issue.path.reduce<unknown>(
    (one, key) => (one as Record<PropertyKey, unknown> | undefined)?.[key],
    value,
  );
  const expected = expectedOf(issue);
  return found === undefined
    ? [finding(TRS.missing, path, { expected })]
    : [finding(TRS.wrongValue, path, { expected, found: JSON.stringify(found) })];
}

/** What was expected, in words that are the same in both languages: values, types and bounds. */
function expectedOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return issue.values.map(String).join(' | ');
  if (issue.code === 'invalid_type') return issue.expected;
  if (issue.code === 'too_small') return `≥ ${issue.minimum}`;
  if (issue.code === 'too_big') return `≤ ${issue.maximum}`;
  return issue.message;
}

function warnings({ algorithms: one = [], certificateAlgorithms: two = [], signers }: VerificationPolicy): Finding[] {
  const findings: Finding[] = [];
  for (const [field, list] of [
    ['algorithms', one],
    ['certificateAlgorithms', two],
  ] as const)
    for (const [index, algorithm] of list.entries())
      if (algorithmSpec(algorithm).legacy === true)
        findings.push(finding(TRS.legacyAllowed, `/${field}/${index}`, { found: algorithm }));
  if (signers?.length === 0) findings.push(finding(TRS.nobodyMaySign, '/signers'));
  return findings;
}
