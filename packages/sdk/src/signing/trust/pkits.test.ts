import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DerError } from '../asn1/index.ts';
import { certify } from './certify.ts';
import { Trust } from './trust.ts';
import { type Certificate, readCertificate } from './x509/certificate.ts';

/** The Public Key Interoperability Test Suite of NIST, with the expectations of the fixtures beside it. */
const folder = new URL('../../../../../../shared/data/signing/pkits/', import.meta.url);

interface Case {
  readonly id: string;
  readonly name: string;
  readonly cert: string;
  readonly other_certs?: readonly string[];
  readonly crls?: readonly string[];
  readonly path_len: number;
  readonly revocation?: boolean;
  readonly error?: { readonly class: string };
  readonly params?: {
    readonly user_initial_policy_set?: readonly string[];
    readonly initial_explicit_policy?: boolean;
    readonly initial_policy_mapping_inhibit?: boolean;
    readonly initial_any_policy_inhibit?: boolean;
  };
}

/** Good paths that are refused on purpose. */
const REFUSED: Readonly<Record<string, string>> = {
  '40104': 'DSA is no algorithm of kouan: FIPS 186-5 withdrew it for signing',
  '40105': 'DSA, and a key without parameters of its own (inheritance), which OpenSSL cannot read either',
};

/** What the fixtures say of a bad path, and what is said here. */
const SORT: Readonly<Record<string, Outcome['sort']>> = {
  PathValidationError: 'path',
  RevokedError: 'revoked',
  InsufficientRevinfoError: 'unknown',
  StaleRevinfoError: 'unknown',
};

/** Bad paths that are refused for another reason than the fixtures have it. */
const OTHERWISE: Readonly<Record<string, string>> = {
  '40415': 'the certificate is not even read: its serial number is negative, which RFC 5280 §4.1.2.2 forbids',
};

interface Outcome {
  readonly sort: 'valid' | 'path' | 'revoked' | 'unknown';
  readonly why: string;
  readonly length: number;
}

const bytes = (kind: string, name: string): Uint8Array => readFileSync(new URL(`${kind}/${name}`, folder));

function outcome(one: Case): Outcome {
  const trust = new Trust({
    trust: [bytes('certs', 'TrustAnchorRootCertificate.crt')],
    revocation: { crls: ['TrustAnchorRootCRL.crl', ...(one.crls ?? [])].map((name) => bytes('crls', name)) },
    at: '2020-01-01T00:00:00Z',
    policy: {
      certificatePolicies: {
        ...(one.params?.user_initial_policy_set ? { accepted: one.params.user_initial_policy_set } : {}),
        requireExplicit: one.params?.initial_explicit_policy === true,
        inhibitMapping: one.params?.initial_policy_mapping_inhibit === true,
        inhibitAny: one.params?.initial_any_policy_inhibit === true,
      },
    },
  });
  try {
    const read = (name: string): Certificate => readCertificate(bytes('certs', name));
    const extra = (one.other_certs ?? []).map(read);
    const { path, problems, revocation } = certify(read(one.cert), trust, {
      purpose: 'document',
      time: trust.at,
      extra,
    });
    const notes = revocation.is === 'unknown' ? revocation.notes.map(({ en }) => en) : [];
    const why = [...problems.map(({ reason }) => reason.en), revocation.is, ...notes].join('; ');
    const asked = one.revocation === false && revocation.is === 'unknown' ? 'good' : revocation.is;
    const sort = path === undefined || problems.length > 0 ? 'path' : asked === 'good' ? 'valid' : asked;
    return { sort, why, length: path?.length ?? 0 };
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
    return { sort: 'path', why: error.message, length: 0 };
  }
}

describe.skipIf(!existsSync(folder))('PKITS', () => {
  const cases: readonly Case[] = existsSync(folder)
    ? JSON.parse(readFileSync(new URL('pkits.json', folder), 'utf8'))
    : [];

  it('has 246 cases', () => {
    expect(cases.length).toBe(246);
  });

  it('accepts no bad path, 136 of 136, and says why', () => {
    const bad = cases.flatMap((one) =>
      one.error === undefined ? [] : [{ ...one, ...outcome(one), error: one.error }],
    );
    expect(bad.length).toBe(136);
    expect(bad.filter(({ sort }) => sort === 'valid').map(({ id, name }) => `${id} ${name}`)).toEqual([]);
    const other = bad.filter(({ sort, error, id }) => sort !== SORT[error.class] && !(id in OTHERWISE));
    expect(other.map(({ id, name, sort, error, why }) => `${id} ${name}: ${error.class}, ${sort}: ${why}`)).toEqual([]);
  });

  it('accepts good paths, 108 of 110; the others are refused on purpose', () => {
    const good = cases.flatMap((one) => (one.error === undefined ? [{ ...one, ...outcome(one) }] : []));
    expect(good.length).toBe(110);
    const refused = good.filter(({ sort, length, path_len }) => sort !== 'valid' || length !== path_len);
    expect(refused.map(({ id, why }) => `${id}: ${why}`)).toEqual(
      Object.keys(REFUSED).map((id) => expect.stringMatching(`^${id}: `)),
    );
  });
});
