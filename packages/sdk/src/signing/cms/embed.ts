import { KouanError } from '@kouan/core';
import { context, type Der, DerError, der, Members, readDer, sequence, setOf, TAG } from '../asn1/index.ts';
import { unarmored } from './armor.ts';
import { Broken, refusal } from './broken.ts';
import { readSignedData } from './signed-data.ts';
import { type LongTermMaterial, otherRevocation, tagged, unique } from './write.ts';

/**
 * Adds to CMS what is needed to verify it in later years: certificates and revocation data stand outside of what is
 * signed (RFC 5652 §5.1), so that the signatures stay as they are.
 *
 * @param bytes SignedData, DER or PEM
 * @returns DER
 * @throws KouanError `ERR_KOUAN_FORMAT` for what is no SignedData
 */
export function embedInCms(bytes: Uint8Array, material: LongTermMaterial): Uint8Array {
  try {
    const plain = unarmored(bytes);
    readSignedData(plain);
    return embedded(plain, material);
  } catch (error) {
    if (!(error instanceof Broken || error instanceof DerError)) throw error;
    const { en, zh } = refusal(error);
    throw new KouanError(
      'ERR_KOUAN_FORMAT',
      { en: `Nothing can be added to this signature: ${en}.`, zh: `无法向该签名添加内容：${zh}。` },
      { cause: error, hint: { en: 'Give CMS in DER or PEM.', zh: '请提供 DER 或 PEM 格式的 CMS。' } },
    );
  }
}

function embedded(bytes: Uint8Array, { certificates = [], crls = [], ocsps = [] }: LongTermMaterial): Uint8Array {
  const info = new Members(readDer(bytes));
  const type = info.take(TAG.oid);
  const wrapped = new Members(info.take(context(0)), context(0));
  info.end();
  const body = new Members(wrapped.take(TAG.sequence));
  wrapped.end();
  const version = body.take(TAG.integer);
  const digests = body.take(TAG.set);
  const content = body.take(TAG.sequence);
  const bag = [...membersOf(body.maybe(context(0)), 0), ...certificates];
  const revocation = [...membersOf(body.maybe(context(1)), 1), ...crls, ...ocsps.map(otherRevocation)];
  const signers = body.take(TAG.set);
  body.end();
  return sequence(
    type.bytes,
    der(
      context(0),
      sequence(
        // 5 with revocation data in another form than CRLs (RFC 5652 §5.1).
        ocsps.length > 0 ? der(TAG.integer, Uint8Array.of(5)) : version.bytes,
        digests.bytes,
        content.bytes,
        ...(bag.length === 0 ? [] : [tagged(setOf(...unique(bag)), 0)]),
        ...(revocation.length === 0 ? [] : [tagged(setOf(...unique(revocation)), 1)]),
        signers.bytes,
      ),
    ),
  );
}

function membersOf(of: Der | undefined, number: number): Uint8Array[] {
  if (of === undefined) return [];
  const set = new Members(of, context(number));
  const found: Uint8Array[] = [];
  while (set.more) found.push(set.take().bytes);
  return found;
}
