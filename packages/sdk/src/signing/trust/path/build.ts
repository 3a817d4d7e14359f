import type { Certificate } from '../x509/certificate.ts';

/** Certificates by the name of their subject: where issuers are looked for. */
export class CertificatePool {
  private readonly bySubject = new Map<string, Certificate[]>();
  private readonly seen = new Set<string>();
  /** Pools that stand behind this one. */
  private readonly behind: CertificatePool | undefined;

  constructor(certificates: Iterable<Certificate>, behind?: CertificatePool) {
    this.behind = behind;
    for (const one of certificates) {
      if (this.has(one)) continue;
      this.seen.add(one.fingerprint);
      const known = this.bySubject.get(one.subject.key);
      if (known === undefined) this.bySubject.set(one.subject.key, [one]);
      else known.push(one);
    }
  }

  has(one: Certificate): boolean {
    return this.seen.has(one.fingerprint) || this.behind?.has(one) === true;
  }

  /** All whose subject has this name. */
  named(key: string): readonly Certificate[] {
    const here = this.bySubject.get(key) ?? [];
    const there = this.behind?.named(key) ?? [];
    return here.length === 0 ? there : there.length === 0 ? here : [...here, ...there];
  }
}

/** Where a path ends, and how far one may go to find it. */
export interface Search {
  readonly pool: CertificatePool;
  /** Fingerprints of the anchors; they are in the pool too. */
  readonly anchors: ReadonlySet<string>;
  readonly at: Date;
  readonly sm2Id?: string;
}

/** Certificates of a path, the anchor included. */
const MAX_DEPTH = 12;
/** Issuers that are tried in one search: each may cost one verification. */
const MAX_TRIES = 200;

/**
 * The paths from a certificate to an anchor, the likeliest first (RFC 4158): each issuer has the name and the key. No
 * key appears twice under one name in one path, so that cross-certificates make no circle. Ends early when more
 * candidates than anybody needs were tried.
 */
export function* pathsOf(target: Certificate, search: Search): Generator<readonly Certificate[]> {
  let tries = 0;
  if (search.anchors.has(target.fingerprint)) yield [target];
  yield* extend([target]);

  function* extend(path: readonly Certificate[]): Generator<readonly Certificate[]> {
    const last = path.at(-1);
    if (last === undefined || path.length >= MAX_DEPTH) return;
    for (const issuer of candidates(last, search)) {
      if (path.some((one) => sameHolder(one, issuer))) continue;
      if (++tries > MAX_TRIES) return;
      const key = issuer.publicKey;
      if (key === undefined || !last.signedWith(key, search.sm2Id)) continue;
      const longer = [...path, issuer];
      if (search.anchors.has(issuer.fingerprint)) yield longer;
      else yield* extend(longer);
    }
  }
}

const sameHolder = (a: Certificate, b: Certificate): boolean =>
  a.subject.key === b.subject.key && Buffer.compare(a.keyInfo.bytes, b.keyInfo.bytes) === 0;

/** Those that bear the issuer's name: anchors before others, the key that is named before others, valid ones first. */
function candidates({ issuer, extensions: { authorityKeyId } }: Certificate, search: Search): readonly Certificate[] {
  const named = search.pool.named(issuer.key);
  if (named.length < 2) return named;
  const weight = (one: Certificate): number => {
    const { subjectKeyId } = one.extensions;
    const known = authorityKeyId !== undefined && subjectKeyId !== undefined;
    const fits = known && Buffer.compare(authorityKeyId, subjectKeyId) === 0;
    return (known && !fits ? 8 : 0) + (search.anchors.has(one.fingerprint) ? 0 : 4) + (one.validAt(search.at) ? 0 : 2);
  };
  return [...named].sort((a, b) => weight(a) - weight(b));
}

/** How far the issuers of a certificate are known, for saying what is missing; ends where none is. */
export function chainAsFarAsKnown(target: Certificate, search: Search): readonly Certificate[] {
  const chain = [target];
  for (let last: Certificate = target; chain.length < MAX_DEPTH; ) {
    const next = candidates(last, search).find(
      (one) =>
        !chain.some((known) => sameHolder(known, one)) &&
        one.publicKey !== undefined &&
        last.signedWith(one.publicKey, search.sm2Id),
    );
    if (next === undefined) break;
    chain.push(next);
    last = next;
  }
  return chain;
}
