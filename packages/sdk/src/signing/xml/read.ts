import { hash as oneShot } from 'node:crypto';
import { isKouanError, type Text } from '@kouan/core';
import { algorithmSpec, type SignatureAlgorithm } from '../algorithms.ts';
import type { Evidence } from '../evidence.ts';
import type { ReadOptions } from '../kind.ts';
import type { VerificationPolicy } from '../policy.ts';
import { rawVerify } from '../primitives/index.ts';
import type { SignatureTest, SignatureTestName } from '../verification.ts';
import { canonical } from './c14n.ts';
import { refuseAmbiguity } from './content.ts';
import type { XmlDocument } from './document.ts';
import { DIGEST_METHODS, DIGEST_SIZES, type DigestName, DS, SIGNATURE_METHODS } from './methods.ts';
import { type Covered, furtherContent, type Placed, type Placement } from './placement.ts';
import { xmlProfile } from './profiles.ts';
import { need, type Refusal, Refused } from './refusals.ts';
import { scan } from './scan.ts';
import { withScratch } from './scratch.ts';
import { type Reference, type SignatureShape, shapeOf } from './shape.ts';

const SOURCE = 'XMLDSig Core 1.1 §3.2';
const MANIFEST = `${DS}Manifest`;

/** A kind of XML signature: its name, how it finds what it covers, and what it says when it has. */
export interface XmlKind {
  readonly name: string;
  readonly placement: Placement;
  readonly covers: Text;
  /** What the signature says of itself; a kind that reads it knows one more reference. */
  readonly qualifies?: Qualifies;
}

/** Reads what a signature says of itself; throws {@link Refused}. */
export interface Qualifies {
  /** Type of the reference to it. */
  readonly type: string;
  /** Objects that hold it. */
  objectsOf(document: XmlDocument, shape: SignatureShape): readonly number[];
  read(placed: Placed): Saying;
}

/** What a signature says of itself, as evidence. */
export type Saying = Pick<Evidence, 'tests' | 'leaf' | 'claimedAt' | 'timestamps' | 'revocation'> & {
  readonly certificates: readonly Uint8Array[];
};

/** Places of the signatures of a document. */
export const signaturesOf = (document: XmlDocument): number[] =>
  document.scanned.signatures.filter((element) => document.uri(element) === DS);

/** Reads every signature of a document as one kind of it; fails closed. */
export function readSignatures(bytes: Uint8Array, options: ReadOptions, kind: XmlKind): readonly Evidence[] {
  // What evidence holds are copies: content and SignedInfo in their canonical forms, values that were base64.
  return withScratch(bytes.length, (scratch) => {
    try {
      return signaturesIn(scan(bytes, scratch), options, kind);
    } catch (error) {
      return [refusedEvidence(kind, error)];
    }
  });
}

function signaturesIn(document: XmlDocument, { policy, detached }: ReadOptions, kind: XmlKind): readonly Evidence[] {
  const xml = policy.xml ?? {};
  const found = signaturesOf(document);
  if (found.length === 0) return [];
  need(found.length <= (xml.signatures ?? 1), 'signatures');
  if (policy.lenientContent !== true) refuseAmbiguity(document);
  const known = new Set<number>();
  return found.map((element) => {
    try {
      const shape = shapeOf(document, element);
      const beside = kind.qualifies?.objectsOf(document, shape) ?? [];
      const placed: Placed = { document, shape, policy: xml, signatures: found.length, detached, beside };
      return evidenceOf(placed, policy, kind, known);
    } catch (error) {
      return refusedEvidence(kind, error);
    }
  });
}

function refusedEvidence(kind: XmlKind, error: unknown): Evidence {
  const because: Refusal | undefined =
    error instanceof Refused
      ? error.refusal
      : isKouanError(error)
        ? { test: 'structure', reason: error.text, source: 'XML 1.0 §2.1' }
        : undefined;
  if (because === undefined) throw error;
  const { test, reason, source } = because;
  return { kind: kind.name, source: SOURCE, tests: [{ name: test, passed: false, reason, source }], certificates: [] };
}

function evidenceOf(placed: Placed, policy: VerificationPolicy, kind: XmlKind, known: Set<number>): Evidence {
  const { document, shape } = placed;
  const { method, value, certificates, keyName } = shape;
  const { qualifies } = kind;
  const isAbout = ({ type }: Reference): boolean => qualifies !== undefined && type === qualifies.type;
  const [first, ...more] = shape.references.filter((one) => !isAbout(one));
  if (first === undefined) throw new Refused('references');
  need(more.length < (policy.xml?.references ?? 1), 'references');
  const further = [...more, ...shape.references.filter(isAbout)];
  const references = [first, ...further];
  need(!references.some(({ type }) => type === MANIFEST), 'manifest');
  const algorithm = algorithmOf(method, policy);
  const hashes = references.map((reference) => digestOf(reference, policy));
  const main = kind.placement(placed, first);
  if (main.element !== undefined) {
    // Two signatures over one of two that look alike would leave the other unsigned.
    need(!known.has(main.element) || placed.signatures === 1, 'twins');
    known.add(main.element);
  }
  const all = [main, ...further.map((reference) => furtherContent(placed, reference))];
  const unchanged = references.every((reference, i) => matches(all[i] as Covered, reference, hashes[i] as DigestName));
  const signedInfo = canonical(document, shape.form.algorithm, {
    apex: shape.signedInfo,
    inclusivePrefixes: shape.form.prefixes,
  });
  const tests: SignatureTest[] = [
    test('structure', true, kind.covers),
    ...warnings(algorithm, hashes),
    unchanged
      ? test('digest', true, { en: 'the content is unchanged', zh: '内容未被改动' })
      : test('digest', false, { en: 'the content was changed', zh: '内容已被改动' }),
  ];
  const { curves = 'any' } = policy.xml ?? {};
  const says = qualifies?.read(placed);
  return {
    kind: kind.name,
    source: SOURCE,
    ...says,
    tests: says === undefined ? tests : [...tests, ...says.tests],
    algorithm,
    curves,
    certificates: says === undefined ? certificates : [...certificates, ...says.certificates],
    ...(unchanged ? { content: main.bytes } : {}),
    ...(keyName === undefined ? {} : { keyId: keyName }),
    made: (key) => rawVerify(signedInfo, key, algorithm, value, policy.sm2Id, curves),
  };
}

const test = (name: SignatureTestName, passed: boolean, reason: Text): SignatureTest => ({
  name,
  passed,
  reason,
  source: SOURCE,
});

/** What a verifier under a policy takes an identifier for. */
function algorithmOf(method: string, { xml }: VerificationPolicy): SignatureAlgorithm {
  const own = xmlProfile(xml?.profile ?? 'default').signatureMethods;
  const algorithm = Object.hasOwn(SIGNATURE_METHODS, method) ? SIGNATURE_METHODS[method] : own[method];
  if (algorithm === undefined) throw new Refused(/[#-]hmac-/.test(method) ? 'hmac' : 'method');
  return algorithm;
}

function digestOf({ digestMethod, digest }: Reference, { algorithms, xml }: VerificationPolicy): DigestName {
  const { digestMethods, legacyDigests } = xmlProfile(xml?.profile ?? 'default');
  const name = Object.hasOwn(DIGEST_METHODS, digestMethod) ? DIGEST_METHODS[digestMethod] : digestMethods[digestMethod];
  const current = name !== 'sha1' || legacyDigests.includes(name) || algorithms?.includes('RSA-SHA1') === true;
  if (name === undefined || !current) throw new Refused('digestMethod');
  need(digest.length === DIGEST_SIZES[name], 'digestMethod');
  return name;
}

const matches = ({ bytes }: Covered, { digest }: Reference, hash: DigestName): boolean =>
  oneShot(hash, bytes, 'buffer').equals(digest);

/** Somebody should know of what only an old receiver asks for, though the policy lets it pass. */
function warnings(algorithm: SignatureAlgorithm, hashes: readonly DigestName[]): SignatureTest[] {
  if (algorithmSpec(algorithm).hash !== 'sha1' && !hashes.includes('sha1')) return [];
  return [
    {
      ...test('algorithm', true, { en: 'SHA-1, as the policy allows', zh: 'SHA-1（策略允许）' }),
      warning: {
        en: 'SHA-1 can be forged; ask the sender for a newer signature.',
        zh: 'SHA-1 已可被伪造；请要求发送方改用新算法签名。',
      },
    },
  ];
}
