import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { keySigner } from '../../signing/signers/key-signer.ts';
import { signObject } from './entry.ts';
import { platformKeys } from './keys.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
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
