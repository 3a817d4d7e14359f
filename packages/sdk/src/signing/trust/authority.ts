import type { SignerRule } from '../policy.ts';
import type { Maker } from './maker.ts';
import { prepared } from './x509/name.ts';
import { oidOfAttribute } from './x509/oids.ts';

/** What somebody signed. */
export interface SignedThing {
  readonly kind: string;
  readonly documentType?: string | undefined;
}

/** The first rule of a policy under which a signer may sign something. */
export const ruleFor = (
  maker: Maker,
  { kind, documentType }: SignedThing,
  rules: readonly SignerRule[],
): SignerRule | undefined =>
  rules.find(
    (rule) =>
      isSigner(maker, rule.signer) &&
      rule.kinds?.includes(kind) !== false &&
      (rule.documents === undefined || (documentType !== undefined && rule.documents.includes(documentType))),
  );

function isSigner(maker: Maker, signer: SignerRule['signer']): boolean {
  if ('known' in maker) return 'keyId' in signer && signer.keyId === maker.known.keyId;
  if (!('certificate' in maker) || 'keyId' in signer) return false;
  const { subject, fingerprint } = maker.certificate;
  if ('fingerprint' in signer) return plainHex(signer.fingerprint) === fingerprint;
  const [, type, value] = /^\s*([^=\s]+)\s*=(.*)$/s.exec(signer.subject) ?? [];
  if (type === undefined || value === undefined) return false;
  const oid = oidOfAttribute(type);
  return oid !== undefined && subject.values(oid).some((one) => prepared(one) === prepared(value));
}

/** A fingerprint without the colons that tools put in. */
export const plainHex = (text: string): string => text.replace(/[:\s]/g, '').toUpperCase();
