import type { Text } from '@kouan/core';
import { need, refusal, test } from '../cms/broken.ts';
import { DIALECTS } from '../cms/identifiers.ts';
import { readSignedData } from '../cms/signed-data.ts';
import { refused, signerEvidence } from '../cms/signer-evidence.ts';
import type { Evidence } from '../evidence.ts';
import type { ReadOptions } from '../kind.ts';
import { type Change, changeOf } from './changes.ts';
import { dateOf } from './date.ts';
import { type SecurityStore, securityStore } from './dss.ts';
import { PdfFile } from './file.ts';
import { type Coverage, coverageOf, type PdfSignature, signaturesOf, unpadded } from './signature.ts';

export const KIND = 'pades';
export const SOURCE = 'EN 319 142-1 §5';
const INTEGRITY = 'ISO 32000-2 §12.8.1';

/** What stands in Contents: both are CMS; the first one as CAdES has it. */
const SUB_FILTERS: ReadonlySet<string | undefined> = new Set(['ETSI.CAdES.detached', 'adbe.pkcs7.detached']);

const MAX_UPDATES = 64;

/** Every signature of a PDF as evidence; one that is broken is a failed test. */
export function readPades(bytes: Uint8Array, { policy }: ReadOptions): readonly Evidence[] {
  try {
    const file = new PdfFile(bytes);
    const view = file.view();
    need(view.trailer.get('Encrypt') === undefined, 'the file is encrypted', '文件已加密');
    const all = signaturesOf(file);
    if (all.every(({ timestamp }) => timestamp)) return [];
    const covered = new Map(all.map((one) => [one, attempt(() => coverageOf(file, one))]));
    const changes = changesOf(file, all, covered);
    const store = securityStore(view);
    return all
      .filter(({ timestamp }) => !timestamp)
      .map((one) => evidenceOf({ file, all, covered, changes, store, sm2Id: policy.sm2Id }, one));
  } catch (error) {
    return [{ kind: KIND, source: SOURCE, ...refused(refusal(error), INTEGRITY) }];
  }
}

/** A value, or why there is none. */
type Attempt<T> = { readonly value: T } | { readonly refused: Text };

function attempt<T>(make: () => T): Attempt<T> {
  try {
    return { value: make() };
  } catch (error) {
    return { refused: refusal(error) };
  }
}

interface Document {
  readonly file: PdfFile;
  readonly all: readonly PdfSignature[];
  readonly covered: ReadonlyMap<PdfSignature, Attempt<Coverage>>;
  readonly changes: ReadonlyMap<number, Change>;
  readonly store: SecurityStore;
  readonly sm2Id: string | undefined;
}

/** What each revision after the first signature did. */
function changesOf(file: PdfFile, all: readonly PdfSignature[], covered: Document['covered']): Map<number, Change> {
  const sound = all.filter((one) => 'value' in (covered.get(one) as Attempt<Coverage>));
  const first = Math.min(...all.map(({ revision }) => revision));
  need(
    file.revisions.length - first <= MAX_UPDATES,
    `more than ${MAX_UPDATES} updates`,
    `增量更新超过 ${MAX_UPDATES} 次`,
  );
  const changes = new Map<number, Change>();
  for (let at = first + 1; at < file.revisions.length; at++) changes.set(at, changeOf(file, at, sound));
  return changes;
}

function evidenceOf(document: Document, signature: PdfSignature): Evidence {
  const face = { kind: KIND, source: SOURCE };
  const coverage = document.covered.get(signature) as Attempt<Coverage>;
  const fail = (reason: Text): Evidence => ({ ...face, ...refused(reason, INTEGRITY) });
  if ('refused' in coverage) return fail(coverage.refused);
  const later = laterOf(document, signature);
  if (later.refused !== undefined) return fail(later.refused);
  const read = cmsOf(document, signature, coverage.value);
  const structure = test(
    'structure',
    true,
    later.count === 0
      ? 'it covers the whole file'
      : `it covers its revision; ${later.count} later only add to signatures`,
    later.count === 0 ? '覆盖整个文件' : `覆盖其修订版本；之后 ${later.count} 次更新仅与签名有关`,
    INTEGRITY,
    later.visible ? { en: 'a later signature shows something on a page', zh: '后续签名在页面上显示了内容' } : undefined,
  );
  const { store } = document;
  const claimed = read.claimedAt ?? dateOf(signature.dict.get('M'));
  const crls = [...(read.revocation?.crls ?? []), ...store.crls];
  const ocsps = [...(read.revocation?.ocsps ?? []), ...store.ocsps];
  return {
    ...read,
    tests: [structure, ...read.tests],
    certificates: [...read.certificates, ...store.certificates],
    ...(claimed === undefined ? {} : { claimedAt: claimed }),
    ...(crls.length + ocsps.length === 0 ? {} : { revocation: { crls, ocsps } }),
    timestamps: [...(read.timestamps ?? []), ...documentTimestamps(document, signature)],
  };
}

function cmsOf({ file, sm2Id }: Document, { subFilter }: PdfSignature, { over, end, contents }: Coverage): Evidence {
  try {
    need(
      SUB_FILTERS.has(subFilter),
      `SubFilter ${subFilter ?? 'missing'} is not allowed`,
      `不允许的 SubFilter ${subFilter ?? '（缺失）'}`,
    );
    const signed = readSignedData(unpadded(contents));
    const [signer, more] = signed.signers;
    need(signed.content === undefined, 'there is content inside a detached signature', '分离式签名内含内容');
    need(
      signed.contentType === DIALECTS[signed.dialect].data,
      'the content is not of the type data',
      '内容类型不是 data',
    );
    need(signer !== undefined && more === undefined, 'not exactly one signer', '签名者不是恰好一个');
    return signerEvidence(signed, signer, {
      kind: KIND,
      source: SOURCE,
      over,
      content: file.bytes.subarray(0, end),
      contentType: signed.contentType,
      bound: subFilter === 'ETSI.CAdES.detached',
      sm2Id,
    });
  } catch (error) {
    return { kind: KIND, source: SOURCE, ...refused(refusal(error), SOURCE) };
  }
}

/** What came after a signature, and whether it may have. */
function laterOf(
  { all, changes }: Document,
  signature: PdfSignature,
): { readonly count: number; readonly visible: boolean; readonly refused?: Text } {
  const { revision, certifies } = signature;
  if (certifies !== undefined && all.some((one) => one.revision < revision && !one.timestamp))
    return {
      count: 0,
      visible: false,
      refused: { en: 'a certification is not the first signature', zh: '认证签名不是第一个签名' },
    };
  let count = 0;
  let visible = false;
  for (const [at, change] of changes) {
    if (at <= revision) continue;
    count++;
    visible ||= change.visible;
    const refused = change.refused ?? forbidden(signature, change);
    if (refused !== undefined)
      return {
        count,
        visible,
        refused: { en: `changed after signing: ${refused.en}`, zh: `签名后被改动：${refused.zh}` },
      };
  }
  return { count, visible };
}

/** What DocMDP and FieldMDP of this signature forbid although others could do it (ISO 32000-2 §12.8.2.2, §12.8.2.4). */
function forbidden({ certifies, locks }: PdfSignature, { added, filled }: Change): Text | undefined {
  if (certifies === 1 && added.has('signature'))
    return { en: 'the certification permits no further signature', zh: '认证签名不允许再签名' };
  const locked = filled.find(locks);
  return locked === undefined
    ? undefined
    : { en: `the field ${locked} was locked and is signed`, zh: `域 ${locked} 已锁定却被签名` };
}

/** Time stamps over the whole document that came later stamp its signatures too. */
function documentTimestamps(
  { all, covered }: Document,
  { revision }: PdfSignature,
): NonNullable<Evidence['timestamps']> {
  return all.flatMap((one) => {
    const coverage = covered.get(one);
    if (!one.timestamp || one.revision <= revision || coverage === undefined || !('value' in coverage)) return [];
    const { contents, over } = coverage.value;
    const token = attempt(() => unpadded(contents));
    return 'value' in token ? [{ token: token.value, over: Buffer.concat(over), archive: true as const }] : [];
  });
}
