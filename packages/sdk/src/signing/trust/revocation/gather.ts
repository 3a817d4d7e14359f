import { DerError } from '../../asn1/index.ts';
import type { Evidence, RevocationData } from '../../evidence.ts';
import { isIssuer } from '../../keys/chain.ts';
import type { VerifyOptions } from '../../options.ts';
import type { Verification } from '../../verification.ts';
import { type AnyKind, verify } from '../../verify.ts';
import { certify } from '../certify.ts';
import { makerOf, readable } from '../maker.ts';
import { CertificatePool, chainAsFarAsKnown } from '../path/build.ts';
import { beside, signingTime } from '../signing-time.ts';
import { Trust } from '../trust.ts';
import { type Certificate, readCertificate } from '../x509/certificate.ts';
import { readCrl } from '../x509/crl.ts';
import type { DistributionPoint } from '../x509/distribution-point.ts';
import type { GeneralName } from '../x509/general-name.ts';
import { readOcsp, writeOcspRequest } from '../x509/ocsp.ts';
import { ACCESS } from '../x509/oids.ts';
import { Caller, type CallOutcome, type RevocationEdge } from './call.ts';
import { RevocationChecker } from './checker.ts';

/** What was gathered, and the verdict with it. */
export interface GatheredRevocation {
  readonly verification: Verification;
  /** What was there before and what was fetched. */
  readonly revocation: RevocationData;
  /** Certificates of issuers that were fetched, DER. */
  readonly intermediates: readonly Uint8Array[];
  /** Every call, with its end. */
  readonly calls: readonly CallOutcome[];
}

const MAX_SIGNATURES = 16;

/** Rounds: an issuer that is fetched may lead to one more. */
const MAX_ROUNDS = 4;

/**
 * Verifies, fetches what is missing (OCSP, CRLs, certificates of issuers) from the addresses that the certificates name,
 * and verifies again. Calls nobody but hosts that the caller allows; what is fetched counts by its own signature only.
 *
 * @throws KouanError as {@link verify} does; never for what a host does
 */
export async function gatherRevocation(
  bytes: Uint8Array,
  kind: AnyKind,
  options: VerifyOptions,
  edge: RevocationEdge,
): Promise<GatheredRevocation> {
  const caller = new Caller(edge);
  const found: Found = {
    crls: [...(options.revocation?.crls ?? [])],
    ocsps: [...(options.revocation?.ocsps ?? [])],
    intermediates: [],
  };
  const current = (): VerifyOptions => ({
    ...options,
    revocation: { crls: found.crls, ocsps: found.ocsps },
    intermediates: [...(options.intermediates ?? []), ...found.intermediates],
  });
  let verification = verify(bytes, kind, current());
  for (let round = 0; round < MAX_ROUNDS && verification.verdict === 'indeterminate'; round++) {
    const before = found.crls.length + found.ocsps.length + found.intermediates.length;
    const { policy = {}, detached } = options;
    const trust = new Trust(current());
    const read = { policy, at: trust.at, ...(detached === undefined ? {} : { detached }) };
    const evidence = kind.read(bytes, read).slice(0, policy.maxSignatures ?? MAX_SIGNATURES);
    for (const one of evidence) await fetchFor(one, trust, kind, caller, found, edge);
    if (found.crls.length + found.ocsps.length + found.intermediates.length === before) break;
    verification = verify(bytes, kind, current());
  }
  return {
    verification,
    revocation: { crls: found.crls, ocsps: found.ocsps },
    intermediates: found.intermediates,
    calls: caller.outcomes,
  };
}

interface Found {
  readonly crls: Uint8Array[];
  readonly ocsps: Uint8Array[];
  readonly intermediates: Uint8Array[];
}

async function fetchFor(
  evidence: Evidence,
  trust: Trust,
  kind: AnyKind,
  caller: Caller,
  found: Found,
  edge: RevocationEdge,
): Promise<void> {
  const reader = trust.timestamps ?? kind.timestamps;
  const stamps = reader === undefined ? [] : (evidence.timestamps ?? []).map(({ token, over }) => reader(token, over));
  const { time } = signingTime(evidence, trust, reader);
  const all = [
    { one: evidence, purpose: 'document' as const, time },
    ...stamps.map((stamp) => ({
      one: beside(stamp.evidence, evidence),
      purpose: 'timestamp' as const,
      time: trust.at,
    })),
  ];
  for (const { one, purpose, time: when } of all) {
    const embedded = readable(one.certificates);
    const maker = makerOf(one, embedded, trust);
    if (!('certificate' in maker)) continue;
    const { certificate } = maker;
    const along = one.revocation === undefined ? {} : { revocation: one.revocation };
    const { path, pinned } = certify(certificate, trust, { purpose, time: when, extra: embedded, ...along });
    if (pinned) continue;
    const pool = new CertificatePool(embedded, trust.pool);
    const search = { pool, anchors: new Set(trust.anchors[purpose].map((a) => a.fingerprint)), at: when };
    if (path === undefined) {
      await fetchIssuer(chainAsFarAsKnown(certificate, search).at(-1) ?? certificate, caller, found);
      continue;
    }
    const sources = trust.sourcesWith(one.revocation);
    const checker = new RevocationChecker({ ...search, at: trust.at }, trust.rules, sources, trust.anchors.ocsp);
    for (let index = 0; index < path.length - 1; index++)
      if (checker.status(path, index, when).is === 'unknown') await fetchStatus(path, index, caller, found, edge);
  }
}

const urls = (names: readonly GeneralName[]): string[] =>
  names.flatMap((one) => (one.kind === 'uri' && /^https?:/i.test(one.value) ? [one.value] : []));

const access = ({ extensions }: Certificate, method: string): string[] =>
  urls((extensions.access ?? []).filter((one) => one.method === method).map(({ location }) => location));

/** The certificate of an issuer (RFC 5280 §4.2.2.1); one that did not issue is not kept. */
async function fetchIssuer(certificate: Certificate, caller: Caller, found: Found): Promise<void> {
  for (const url of access(certificate, ACCESS.caIssuers).slice(0, 3)) {
    const bytes = await caller.call(url, 'certificate');
    const issuer = bytes === undefined ? undefined : readOr(bytes, readCertificate);
    if (issuer === undefined || !isIssuer(issuer, certificate)) continue;
    found.intermediates.push(issuer.bytes);
    return;
  }
}

/** OCSP first: its answer is small and new; CRLs where nobody answers. */
async function fetchStatus(
  path: readonly Certificate[],
  index: number,
  caller: Caller,
  found: Found,
  { random }: RevocationEdge,
): Promise<void> {
  const certificate = path[index];
  const issuer = path[index + 1];
  if (certificate === undefined || issuer === undefined) return;
  for (const url of access(certificate, ACCESS.ocsp).slice(0, 2)) {
    const nonce = random?.(32);
    const question = writeOcspRequest({ certificate, issuer, ...(nonce === undefined ? {} : { nonce }) });
    const bytes = await caller.call(url, 'ocsp', question, certificate.fingerprint);
    const response = bytes === undefined ? undefined : readOr(bytes, readOcsp);
    // Another nonce is the answer to somebody else's question; none is usual (RFC 9654 §2).
    const other = nonce !== undefined && response?.nonce !== undefined && !Buffer.from(nonce).equals(response.nonce);
    if (bytes === undefined || response === undefined || other) continue;
    found.ocsps.push(bytes);
    return;
  }
  const { distributionPoints = [], freshestCrl = [] } = certificate.extensions;
  for (const point of [...distributionPoints, ...freshestCrl]) await fetchCrl(point, caller, found);
}

async function fetchCrl({ name }: DistributionPoint, caller: Caller, found: Found): Promise<void> {
  // The URLs of one point lead to the same CRL (RFC 5280 §4.2.1.13).
  for (const url of name !== undefined && 'full' in name ? urls(name.full).slice(0, 3) : []) {
    const bytes = await caller.call(url, 'crl');
    const crl = bytes === undefined ? undefined : readOr(bytes, readCrl);
    if (bytes === undefined || crl === undefined) continue;
    found.crls.push(bytes);
    for (const next of crl.freshest) await fetchCrl(next, caller, found);
    return;
  }
}

function readOr<T>(bytes: Uint8Array, read: (bytes: Uint8Array) => T): T | undefined {
  try {
    return read(bytes);
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}
