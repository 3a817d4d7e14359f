import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { selfSignedCertificate } from '../../signing/keys/self-signed.ts';
import { keySigner } from '../../signing/signers/key-signer.ts';
import { pemSigner } from '../../signing/signers/pem-signer.ts';
import { bank, bill, carrier, NOW, SIGNERS, shipper } from '../pint/pint.testing.ts';
import { documentChecksum } from './checksum.ts';
import { nextEntry, signObject } from './entry.ts';
import { platformKeys } from './keys.ts';
import { verifyChain } from './verify-chain.ts';

const answer = { lastEnvelopeTransferChainEntrySignedContentChecksum: 'a'.repeat(64), responseCode: 'RECE' as const };

const made = (owner: string, keyId: string) => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  return { signer: keySigner({ key: privateKey, certificates: [], keyId }), known: { keyId, key, owner } };
};

describe('whose a signature is', () => {
  it.each([
    ['before', 0],
    ['after', 1],
  ])('is told by the key, not by its name: another who has named theirs the same, known %s it', async (_, order) => {
    const honest = made('EBL1', 'signing-key');
    const other = made('EBL2', 'signing-key');
    const known = order === 0 ? [other.known, honest.known] : [honest.known, other.known];
    const keys = platformKeys({ keys: known });
    expect(keys.verify(await signObject(answer, honest.signer), NOW).owner).toBe('EBL1');
    expect(keys.verify(await signObject(answer, other.signer), NOW).owner).toBe('EBL2');
  });
});

describe('a platform that has changed its key', () => {
  const until = (notAfter: string) =>
    selfSignedCertificate({ subject: 'EBL1', days: 31, now: new Date(Date.parse(notAfter) - 31 * 86_400_000) });
  const old = until('2026-01-31T00:00:00Z');
  const known = (...certificates: readonly string[]) =>
    platformKeys({
      certificates: [
        ...certificates.map((certificate) => ({ owner: 'EBL1', certificate })),
        { owner: 'CAR1', certificate: SIGNERS.CAR1.certificate },
      ],
    });
  /** Issued while the old certificate was valid, transferred under the new one. */
  const chainWith = async (issued: string) => {
    const sum = documentChecksum(bill());
    const manifest = await signObject({ documentChecksum: sum, issueToChecksum: sum }, SIGNERS.CAR1.signer);
    const entry = { eblPlatform: 'EBL1', transportDocumentChecksum: sum };
    const issue = { actionCode: 'ISSUE' as const, actor: carrier, recipient: shipper, actionDateTime: issued };
    const move = {
      actionCode: 'TRANSFER' as const,
      actor: shipper,
      recipient: bank,
      actionDateTime: NOW.toISOString(),
    };
    const first = await nextEntry(
      { ...entry, issuanceManifestSignedContent: manifest, transactions: [issue] },
      undefined,
      pemSigner(old),
    );
    return [first, await nextEntry({ ...entry, transactions: [move] }, first, SIGNERS.EBL1.signer)];
  };
  const findings = async (issued: string, ...certificates: readonly string[]) =>
    verifyChain(await chainWith(issued), {
      keys: known(...certificates),
      at: NOW,
      documentChecksum: documentChecksum(bill()),
      carrier: 'CAR1',
    }).findings.map(({ code }) => code);

  it('has its old chains verified still, by a certificate that has run out since', async () => {
    expect(await findings('2026-01-20T00:00:00.000Z', old.certificate, SIGNERS.EBL1.certificate)).toEqual([]);
  });

  it.each<[string, string, readonly string[]]>([
    ['what was signed after it ran out', '2026-02-20T00:00:00.000Z', [old.certificate]],
    ['what was signed before it began', '2025-12-20T00:00:00.000Z', [old.certificate]],
    ['what was signed with a certificate that is trusted no more', '2026-01-20T00:00:00.000Z', []],
  ])('but not %s', async (_, issued, certificates) => {
    expect(await findings(issued, ...certificates, SIGNERS.EBL1.certificate)).toEqual(['CHN-0001']);
  });
});
