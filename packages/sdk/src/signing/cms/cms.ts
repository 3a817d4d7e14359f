import type { Text } from '@kouan/core';
import type { Evidence } from '../evidence.ts';
import type { ReadOptions, SignatureKind, SignOptions } from '../kind.ts';
import { isArmored, unarmored } from './armor.ts';
import { need, refusal } from './broken.ts';
import { type CmsDialect, DIALECTS } from './identifiers.ts';
import { copyToKeep, keep, readAgain } from './same-signer.ts';
import { readSignedData, type SignedData } from './signed-data.ts';
import { evidenceOf, refused, type SignerDemands, signerEvidence } from './signer-evidence.ts';
import { timestampEvidence } from './timestamp.ts';
import { type LongTermMaterial, type TimestampSource, writeSignedData } from './write.ts';

/** How to sign as CMS. */
export interface CmsSignOptions extends SignOptions {
  /** When it is signed, for the attribute signingTime; none without. */
  readonly signedAt?: Date;
  /** `gbt35275` for receivers that know the identifiers of GB/T 35275 only; made for SM2. */
  readonly dialect?: CmsDialect;
  /** Where a time stamp over the signature comes from. */
  readonly timestamp?: TimestampSource;
  /** Certificates, CRLs and OCSP responses that go in, so that it can be verified later. */
  readonly embed?: LongTermMaterial;
}

type Form = 'detached' | 'attached';

const SOURCE = 'RFC 5652 §5';
const TITLES: Readonly<Record<Form, Text>> = {
  detached: { en: 'detached CMS signature', zh: 'CMS 分离式签名' },
  attached: { en: 'CMS signature around its content', zh: 'CMS 内含内容的签名' },
};

/** CMS beside its content, DER or PEM: `verify` is given the content as `detached` (RFC 5652 §5, CAdES-BES). */
export const cmsDetached: SignatureKind<CmsSignOptions> = kindOf('detached');

/** CMS around its content, DER or PEM (RFC 5652 §5, CAdES-BES). */
export const cmsAttached: SignatureKind<CmsSignOptions> = kindOf('attached');

function kindOf(form: Form): SignatureKind<CmsSignOptions> {
  const attached = form === 'attached';
  return {
    name: `cms-${form}`,
    title: TITLES[form],
    source: SOURCE,
    detect: (bytes) => {
      if (bytes[0] !== 0x30 && !isArmored(bytes)) return false;
      try {
        return (readSignedData(unarmored(bytes)).content !== undefined) === attached;
      } catch {
        return false;
      }
    },
    timestamps: timestampEvidence,
    sign: (bytes, options) => writeSignedData({ ...options, over: [bytes], attached }),
    read: (bytes, options) => {
      try {
        return attached ? around(unarmored(bytes), options) : beside(unarmored(bytes), options);
      } catch (error) {
        return [{ kind: `cms-${form}`, source: SOURCE, ...refused(refusal(error), SOURCE) }];
      }
    },
  };
}

function around(bytes: Uint8Array, options: ReadOptions): readonly Evidence[] {
  const signed = readSignedData(bytes);
  const { content, signers } = signed;
  need(content !== undefined, 'there is no content inside', '签名内没有内容');
  const demands = demandsOf('attached', content, signed, options);
  return signers.map((signer) => signerEvidence(signed, signer, demands));
}

function beside(bytes: Uint8Array, options: ReadOptions): readonly Evidence[] {
  const again = readAgain(bytes);
  if (again !== undefined) return [evidenceOf(again.reading, demandsOf('detached', options.detached, again, options))];
  const own = copyToKeep(bytes);
  const signed = readSignedData(own);
  need(signed.content === undefined, 'there is content inside a detached signature', '分离式签名内含内容');
  const demands = demandsOf('detached', options.detached, signed, options);
  return signed.signers.map((signer) =>
    signerEvidence(signed, signer, demands, (reading) => keep(own, signed, reading)),
  );
}

function demandsOf(
  form: Form,
  content: Uint8Array | undefined,
  { dialect, contentType }: Pick<SignedData, 'dialect' | 'contentType'>,
  { policy }: ReadOptions,
): SignerDemands {
  need(contentType === DIALECTS[dialect].data, 'the content is not of the type data', '内容类型不是 data');
  return {
    kind: `cms-${form}`,
    source: SOURCE,
    over: content === undefined ? undefined : [content],
    content,
    contentType,
    bare: policy.withoutAttributes === true,
    sm2Id: policy.sm2Id,
  };
}
