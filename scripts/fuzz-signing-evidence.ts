import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { KouanError } from '@kouan/core';
import { mutateBytes, mutateDer, type Random } from '../packages/sdk/src/signing/cms/mutate.testing.ts';
import { tokenAt } from '../packages/sdk/src/signing/cms/token.testing.ts';
import {
  type AnyKind,
  cmsDetached,
  collectEvidence,
  keySigner,
  pades,
  prepareTrust,
  readMaterial,
  sign,
  verify,
  writeMaterial,
  xadesEnveloped,
} from '../packages/sdk/src/signing/index.ts';
import { readPem, writePem } from '../packages/sdk/src/signing/keys/pem.ts';
import { mutatePdf } from '../packages/sdk/src/signing/pdf/mutate.testing.ts';
import { plainPdf } from '../packages/sdk/src/signing/pdf/samples.testing.ts';
import { DAY, type Holder, TestAuthority } from '../packages/sdk/src/signing/trust/authority.testing.ts';
import type { Workshop } from '../packages/sdk/src/signing/workshop.testing.ts';
import { changedXml } from '../packages/sdk/src/signing/xml/mutate.testing.ts';
import type { Outcome, Target } from './fuzz-signing-targets.ts';

/** What a signature is believed by in later years: time stamps, and evidence beside it or in a file of its own. @module */

const CONTENT = Buffer.from('<Declaration><Total>100.00</Total></Declaration>');
const now = new Date();
const after = (days: number): Date => new Date(now.getTime() + days * DAY);

/** Documents whose verdict rests on stamps and on evidence; openssl writes the CRLs. */
export async function later(): Promise<readonly Target[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kouan-fuzz-'));
  try {
    return await targetsIn(shopIn(folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function targetsIn(shop: Workshop): Promise<readonly Target[]> {
  const root = new TestAuthority(shop, 'Root', { notAfter: after(9000) });
  const services = new TestAuthority(shop, 'Services', { notAfter: after(9000) });
  const holder = root.issue('CN=Exporter', { notAfter: after(300) });
  const tsa = services.issue('CN=TSA', { extendedKeyUsage: ['timeStamping'], notAfter: after(2000) });
  const signer = keySigner({ key: holder.key, certificates: [new X509Certificate(holder.certificate.bytes)] });
  const trusted = { trust: [root.certificate.bytes], timestampTrust: [services.certificate.bytes] };
  const next = after(290);
  const good = [root, services].map((one) => one.crl([], { next }));
  const revoked = { at: after(-5), reason: 'keyCompromise' };
  const bad = root.crl([{ of: holder.certificate, revoked }], { next });
  const trust = prepareTrust({ ...trusted, at: after(1), revocation: { crls: good } });
  const embed = collectEvidence(
    [
      { certificate: holder.certificate.bytes, purpose: 'document' },
      { certificate: tsa.certificate.bytes, purpose: 'timestamp' },
    ],
    trust,
    { certificates: [holder.certificate.bytes, tsa.certificate.bytes] },
  );
  const stamp = stampedBy(tsa);
  const options = { signer, signedAt: now };
  const stamped = { ...options, embed, timestamp: stamp };
  const policy = { requireTimestamp: true };
  // Years after the signer's certificate has run out: only what was embedded can say that it was good.
  const years = prepareTrust({ ...trusted, at: after(1000), policy, timestampTrust: [tsa.certificate.bytes] });
  const cms = await sign(CONTENT, cmsDetached, stamped);
  const xml = await sign(CONTENT, xadesEnveloped, stamped);
  const pdf = await sign(plainPdf(), pades, { ...options, embed, archive: stamp });
  const apart = await sign(CONTENT, cmsDetached, options);
  return [
    changing('Time stamps', cms, cmsDetached, years, mutateDer, CONTENT),
    changing('Time stamps', xml, xadesEnveloped, years, changedXml),
    changing('Time stamps', pdf, pades, years, mutatePdf),
    ofEvidence(writeMaterial(embed), apart, trusted, 'valid'),
    ofEvidence(writeMaterial({ ...embed, crls: [bad, ...good.slice(1)] }), apart, trusted, 'indeterminate'),
  ];
}

const stampedBy =
  ({ key, certificate }: Holder) =>
  async (over: Uint8Array): Promise<Uint8Array> =>
    tokenAt({ key, certificate: certificate.bytes }, over, after(1));

/** A stamped document: whatever is accepted is the content that was signed, at the time that the stamp says. */
function changing(
  group: string,
  signed: Uint8Array,
  kind: AnyKind,
  trust: ReturnType<typeof prepareTrust>,
  change: (bytes: Buffer, random: Random) => Uint8Array,
  detached?: Uint8Array,
): Target {
  const original = Buffer.from(signed);
  const said = (bytes: Uint8Array): readonly string[] | undefined => {
    const { signatures } = verify(bytes, kind, detached === undefined ? { trust } : { trust, detached });
    const valid = signatures.filter(({ verdict }) => verdict === 'valid');
    if (valid.length === 0) return undefined;
    return valid.map(({ content, signedAt }) =>
      JSON.stringify([
        signedAt,
        Buffer.from(content ?? [])
          .toString('latin1')
          .replace(HOLE, ''),
      ]),
    );
  };
  const honest = said(original)?.[0];
  if (honest === undefined) throw new Error(`${kind.name}: the honest document is not accepted`);
  return {
    group,
    original,
    change: (random) => change(original, random),
    judge: (bytes) => {
      const found = said(bytes);
      if (found === undefined) return 'refused';
      return found.every((one) => one === honest) ? 'same' : 'other';
    },
  };
}

/** Room of a signature in a PDF, which no signature covers. */
const HOLE = /\/Contents <[0-9a-f]+>/gi;

/**
 * Saved evidence that changes beside a signature that does not: it may stop proving, and it never proves what it did not.
 * Evidence by which the signer was revoked makes nothing valid, whatever is done to it.
 */
function ofEvidence(
  saved: string,
  signed: Uint8Array,
  trusted: { readonly trust: readonly Uint8Array[] },
  verdict: 'valid' | 'indeterminate',
): Target {
  const original = Buffer.from(saved);
  const verdictWith = (file: Uint8Array): string => {
    const { certificates, crls, ocsps } = readMaterial([file]);
    const more = { intermediates: certificates ?? [], revocation: { crls: crls ?? [], ocsps: ocsps ?? [] } };
    const trust = prepareTrust({ ...trusted, ...more, at: after(1) });
    return verify(signed, cmsDetached, { trust, detached: CONTENT }).verdict;
  };
  if (verdictWith(original) !== verdict) throw new Error('the honest evidence does not say what it should');
  return {
    group: 'Saved evidence',
    original,
    change: (random) => changedPem(saved, random),
    judge: (bytes): Outcome => {
      try {
        if (verdictWith(bytes) !== 'valid') return 'refused';
        return verdict === 'valid' ? 'same' : 'other';
      } catch (error) {
        if (error instanceof KouanError) return 'refused';
        throw error;
      }
    },
  };
}

/** Changes one of the blocks of a PEM file within its base64, leaves one out, or changes the text. */
function changedPem(text: string, random: Random): Buffer {
  const { blocks } = readPem(text);
  const at = random(blocks.length);
  if (random(4) === 0) return mutateBytes(Buffer.from(text), random);
  const left = blocks.flatMap(({ label, bytes }, index) =>
    index !== at ? [writePem(label, bytes)] : random(6) === 0 ? [] : [writePem(label, mutateDer(bytes, random))],
  );
  return Buffer.from(left.join(''));
}

function shopIn(folder: string): Workshop {
  const path = (name: string): string => join(folder, name);
  return {
    path,
    file: (name, data) => {
      mkdirSync(dirname(path(name)), { recursive: true });
      writeFileSync(path(name), data);
      return path(name);
    },
    read: (name) => readFileSync(path(name)),
    openssl: (...args) => {
      const { status, stdout, stderr } = spawnSync('openssl', args);
      if (status !== 0) throw new Error(`openssl ${args.join(' ')}\n${stderr}`);
      return stdout;
    },
  };
}
