import { type Definition, type Finding, finding } from '@kouan/core';
import type * as z from 'zod';
import type { Signature } from '../../signing/verification.ts';
import type { TitleAct } from '../acts.ts';
import { platformOf } from '../party.ts';
import { payloadOf } from '../register/said.ts';
import { CHAIN } from './catalogue.ts';
import { entryChecksum } from './checksum.ts';
import { readPayload } from './entry.ts';
import type { PlatformKeys, Signed } from './keys.ts';
import {
  type IssuanceManifest,
  issuanceManifest,
  legacyTransferChainEntry,
  type TransferChainEntry,
  transferChainEntry,
} from './objects.ts';
import { tellerOf, type Whereabouts, whereaboutsAfter } from './whereabouts.ts';

/** One entry as it stands, and what it says. */
export interface ReadEntry {
  readonly jws: string;
  readonly checksum: string;
  readonly entry: TransferChainEntry;
  readonly signature: Signature;
}

/** A chain whose signatures and links were looked at. */
export interface ReadChain {
  /** Empty when everything holds. The first finding of an entry ends it: what follows hangs in the air. */
  readonly findings: readonly Finding[];
  readonly entries: readonly ReadEntry[];
  /** Everything that the entries tell, in order. */
  readonly acts: readonly TitleAct[];
  readonly issuance?: IssuanceManifest;
}

export interface ChainOptions {
  readonly keys: PlatformKeys;
  /** The time to judge signatures at. */
  readonly at: Date;
  /** Checksum of the transport document that the chain must be over. */
  readonly documentChecksum: string;
  /** Code of the carrier that must have signed the issuance manifest; anybody known, without. */
  readonly carrier?: string;
  /** Entries that were verified before are not verified again. */
  readonly known?: readonly ReadEntry[];
  /** What peers are let pass that differ from the text of PINT 3.0; nothing without. */
  readonly lenient?: Lenience;
}

/** Ways in which peers differ (see the quirks of PINT profiles). */
export interface Lenience {
  /** Whose key may have signed any entry, beside that of the platform that it names. */
  readonly sender?: string;
  /** Entries may have the fields of before November 2025 as well. */
  readonly legacyFields?: boolean;
  /** The carrier's manifest, where it does not stand in the first entry. */
  readonly issuanceManifest?: string;
}

/** Entries whose signatures hold and whose fields are right; whether they belong together is not looked at yet. */
export function readEntries(
  chain: readonly string[],
  options: Pick<ChainOptions, 'at' | 'keys' | 'known' | 'lenient'>,
  findings: Finding[],
): readonly ReadEntry[] {
  const entries: ReadEntry[] = [];
  for (const [index, jws] of chain.entries()) {
    const known = options.known?.[index];
    const one = known?.jws === jws ? known : readOne(jws, `/envelopeTransferChain/${index}`, options, findings);
    if (one === undefined) break;
    entries.push(one);
  }
  return entries;
}

/**
 * Verifies a chain, oldest entry first: every signature by the platform that it names, every link, the carrier's
 * issuance manifest, and that all of it is over one document. What the acts may do is title's business.
 */
export function verifyChain(chain: readonly string[], options: ChainOptions): ReadChain {
  const findings: Finding[] = [];
  const entries = readEntries(chain, options, findings);
  const linked = linkEntries(entries, options);
  // A broken link stands before a broken signature when it comes earlier in the chain.
  return { ...linked, findings: [...linked.findings, ...findings].slice(0, 1) };
}

/** Looks at the links of entries that were read. */
export function linkEntries(entries: readonly ReadEntry[], options: ChainOptions): ReadChain {
  const findings: Finding[] = [];
  const linked: ReadEntry[] = [];
  let issuance: IssuanceManifest | undefined;
  let place: Whereabouts = {};
  for (const [index, one] of entries.entries()) {
    const path = `/envelopeTransferChain/${index}`;
    const told = linkOf(one, linked.at(-1), path, options) ?? toldFrom(place, one, path);
    if ('code' in told) {
      findings.push(told);
      break;
    }
    place = told;
    if (index === 0) {
      issuance = issuanceOf(one.entry, path, options, findings);
      if (issuance === undefined) break;
    }
    linked.push(one);
  }
  return {
    findings,
    entries: linked,
    acts: linked.flatMap(({ entry }) => entry.transactions as readonly TitleAct[]),
    ...(issuance === undefined ? {} : { issuance }),
  };
}

const say = (definition: Definition, path: string, field: string, found = '', expected = ''): Finding =>
  finding(definition, path, {
    params: { field },
    ...(found === '' ? {} : { found }),
    ...(expected === '' ? {} : { expected }),
  });

/** Verifies one JWS and reads what it says; `owner` is who must have signed it. */
export function readSigned<T>(
  jws: string,
  schema: z.ZodType<T>,
  where: {
    readonly path: string;
    readonly field: string;
    readonly owner?: (value: T) => string | undefined;
    /** Somebody else whose signature counts as well. */
    readonly also?: string;
    /** When it says that it was made; only asked where it does not count now. */
    readonly made?: () => Date | undefined;
  },
  { keys, at }: Pick<ChainOptions, 'keys' | 'at'>,
  findings: Finding[],
): { readonly value: T; readonly signature: Signature } | undefined {
  const { path, field } = where;
  const { signature, owner, payload } = judged(jws, where.made, { keys, at });
  if (payload === undefined || owner === undefined) {
    const why = signature.tests.find(({ passed }) => passed !== true)?.reason.en ?? 'the key is nobody’s';
    findings.push(say(CHAIN.notSigned, path, field, why));
    return undefined;
  }
  const value = readPayload(payload, schema);
  if (typeof value === 'string') {
    findings.push(say(CHAIN.shape, path, field, value));
    return undefined;
  }
  const wanted = where.owner?.(value);
  if (wanted !== undefined && wanted !== owner && where.also !== owner) {
    findings.push(say(CHAIN.otherOwner, path, field, owner, wanted));
    return undefined;
  }
  return { value, signature };
}

/**
 * A signature now, or, where it does not count now, at the time of which it tells: bills outlive certificates, and what
 * was signed while one was valid stays signed. Whoever sends proves with its manifest that its key counts today.
 */
function judged(
  jws: string,
  made: (() => Date | undefined) | undefined,
  { keys, at }: Pick<ChainOptions, 'keys' | 'at'>,
): Signed {
  const now = keys.verify(jws, at);
  if (now.payload !== undefined) return now;
  const then = made?.();
  if (then === undefined || !(then.getTime() < at.getTime())) return now;
  const before = keys.verify(jws, then);
  return before.payload === undefined ? now : before;
}

/** When the last act of an entry was done, as it says itself. */
function lastToldIn(jws: string, schema: z.ZodType<TransferChainEntry>): Date | undefined {
  const entry = readPayload(payloadOf(jws), schema);
  return typeof entry === 'string' ? undefined : new Date(entry.transactions.at(-1)?.actionDateTime ?? Number.NaN);
}

function readOne(
  jws: string,
  path: string,
  options: Pick<ChainOptions, 'at' | 'keys' | 'lenient'>,
  findings: Finding[],
): ReadEntry | undefined {
  const { lenient = {} } = options;
  const schema: z.ZodType<TransferChainEntry> =
    lenient.legacyFields === true ? legacyTransferChainEntry : transferChainEntry;
  const where = {
    path,
    field: 'envelopeTransferChain',
    owner: ({ eblPlatform }: TransferChainEntry) => eblPlatform,
    ...(lenient.sender === undefined ? {} : { also: lenient.sender }),
    made: () => lastToldIn(jws, schema),
  };
  const read = readSigned<TransferChainEntry>(jws, schema, where, options, findings);
  if (read === undefined) return undefined;
  return { jws, checksum: entryChecksum(jws), entry: read.value, signature: read.signature };
}

function linkOf(
  { entry }: ReadEntry,
  before: ReadEntry | undefined,
  path: string,
  { documentChecksum }: ChainOptions,
): Finding | undefined {
  const { previousEnvelopeTransferChainEntrySignedContentChecksum: previous, eblPlatform, transactions } = entry;
  if (entry.transportDocumentChecksum !== documentChecksum)
    return say(CHAIN.documentDiffers, path, 'envelopeTransferChain', entry.transportDocumentChecksum, documentChecksum);
  if (previous !== before?.checksum)
    return say(CHAIN.linkBroken, path, path.split('/').at(-1) ?? '', previous, before?.checksum);
  const first = before === undefined;
  if (!first && (entry.issuanceManifestSignedContent !== undefined || entry.controlTrackingRegistry !== undefined))
    return say(CHAIN.issuanceLater, path, 'issuanceManifestSignedContent');
  // An issue is told by the platform that issued for the carrier; everything else by the actor's own.
  for (const { actor, actionCode } of transactions)
    if (actionCode !== 'ISSUE' && (platformOf(actor) ?? eblPlatform) !== eblPlatform)
      return say(CHAIN.otherPlatform, path, 'actor', platformOf(actor), eblPlatform);
  return undefined;
}

/** Where the bill lies after an entry; only the platform where it lay can tell what became of it. */
function toldFrom(before: Whereabouts, { entry }: ReadEntry, path: string): Whereabouts | Finding {
  const { eblPlatform } = entry;
  let place = before;
  for (const act of entry.transactions as readonly TitleAct[]) {
    const teller = tellerOf(place, act) ?? eblPlatform;
    if (teller !== eblPlatform) return say(CHAIN.liesElsewhere, path, 'eblPlatform', eblPlatform, teller);
    place = whereaboutsAfter(place, act, eblPlatform);
  }
  return place;
}

function issuanceOf(
  { issuanceManifestSignedContent: own, transportDocumentChecksum, transactions: [issue] }: TransferChainEntry,
  path: string,
  options: ChainOptions,
  findings: Finding[],
): IssuanceManifest | undefined {
  const jws = own ?? options.lenient?.issuanceManifest;
  if (jws === undefined) {
    findings.push(say(CHAIN.issuanceMissing, path, 'issuanceManifestSignedContent'));
    return undefined;
  }
  const where = {
    path: `${path}/issuanceManifestSignedContent`,
    field: 'issuanceManifestSignedContent',
    made: () => (issue === undefined ? undefined : new Date(issue.actionDateTime)),
  };
  const owner = options.carrier === undefined ? {} : { owner: () => options.carrier };
  const read = readSigned<IssuanceManifest>(jws, issuanceManifest, { ...where, ...owner }, options, findings);
  if (read === undefined) return undefined;
  if (read.value.documentChecksum !== transportDocumentChecksum) {
    findings.push(
      say(CHAIN.documentDiffers, where.path, where.field, read.value.documentChecksum, transportDocumentChecksum),
    );
    return undefined;
  }
  return read.value;
}
