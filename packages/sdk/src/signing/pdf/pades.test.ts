import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { SignatureAlgorithm } from '../algorithms.ts';
import { type Identity, identity, NOW } from '../cms/certificates.testing.ts';
import { timestampEvidence } from '../cms/timestamp.ts';
import { readTimestampReply, writeTimestampQuery } from '../cms/timestamp-query.ts';
import { timestampService } from '../cms/timestamp-service.testing.ts';
import { embedInPdf, pades, sign, verify } from '../index.ts';
import { lacks, run, type Verifier } from '../verifiers.testing.ts';
import { PLAIN, plainPdf } from './samples.testing.ts';

const who = identity({ subject: 'Exporter' });
const options = { signer: who.signer, signedAt: NOW };
const trusting = { trust: [who.pem], at: NOW };
const failed = (bytes: Uint8Array): string[] =>
  verify(bytes, pades, trusting).signatures.flatMap(({ tests }) =>
    tests.filter(({ passed }) => passed === false).map(({ name, reason }) => `${name}: ${reason.en}`),
  );

it.each(Object.entries(PLAIN))('%s: what was there is untouched, and what is signed comes back', async (_, make) => {
  const pdf = make();
  const signed = Buffer.from(await sign(pdf, pades, options));
  expect(signed.subarray(0, pdf.length)).toEqual(pdf);
  expect(failed(signed)).toEqual([]);
  const result = verify(signed, pades, trusting);
  expect(result).toMatchObject({ verdict: 'valid', signatures: [{ kind: 'pades', algorithm: 'RSA-SHA256' }] });
  expect(Buffer.from(result.content ?? [])).toEqual(signed);
});

it.each(Object.entries(PLAIN))(
  '%s: signed three times, visibly too, and with what verifies it later',
  async (_, make) => {
    const second = identity({ subject: 'Chamber of Commerce', algorithm: 'ECDSA-SHA256' });
    const third = identity({ subject: '海关', algorithm: 'Ed25519' });
    const once = await sign(make(), pades, { ...options, reason: 'Origin (RCEP)', location: '上海' });
    const visible = { rectangle: [10, 10, 150, 60] } as const;
    const twice = await sign(once, pades, {
      ...options,
      signer: second.signer,
      visible,
      embed: { certificates: [who.certificate], crls: [], ocsps: [] },
    });
    const thrice = await sign(twice, pades, {
      ...options,
      signer: third.signer,
      field: '签名',
      visible: { rectangle: [160, 10, 290, 60] },
    });
    const all = { ...trusting, trust: [who.pem, second.pem, third.pem] };
    const { signatures } = verify(thrice, pades, all);
    expect(signatures.map(({ verdict, signer }) => [verdict, signer?.subject])).toEqual([
      ['valid', 'CN=Exporter'],
      ['valid', 'CN=Chamber of Commerce'],
      ['valid', 'CN=海关'],
    ]);
    // Each gives back its own revision.
    expect(signatures.map(({ content }) => content?.length)).toEqual([once.length, expect.any(Number), thrice.length]);
    expect(signatures[0]?.tests[0]).toMatchObject({
      reason: { en: 'it covers its revision; 3 later only add to signatures' },
      warning: { en: 'a later signature shows something on a page' },
    });
  },
);

it('a certification says what may follow', async () => {
  const final = await sign(plainPdf(), pades, { ...options, certify: 1 });
  expect(failed(final)).toEqual([]);
  await expect(sign(final, pades, options)).rejects.toMatchObject({ code: 'ERR_KOUAN_FORMAT' });
  expect(failed(embedInPdf(final, { certificates: [who.certificate] }))).toEqual([]);
  const open = await sign(plainPdf(), pades, { ...options, certify: 2 });
  expect(failed(await sign(open, pades, options))).toEqual([]);
  await expect(sign(open, pades, { ...options, certify: 2 })).rejects.toMatchObject({ code: 'ERR_KOUAN_FORMAT' });
});

it('a field that waits is signed, and no other is made', async () => {
  const field = '<< /Type /Annot /Subtype /Widget /FT /Sig /T (Here) /Rect [10 10 150 60] /P 3 0 R /F 4 >>';
  const pdf = plainPdf([
    '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [5 0 R] /SigFlags 1 >> >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 144] /Annots [5 0 R] >>',
    'null',
    field,
  ]);
  const once = await sign(pdf, pades, options);
  const twice = await sign(once, pades, { ...options, field: 'Here', visible: { rectangle: [0, 0, 9, 9] } });
  expect(verify(twice, pades, trusting).signatures.map(({ verdict }) => verdict)).toEqual(['valid', 'valid']);
  expect(Buffer.from(twice).toString('latin1').split('(Here)')).toHaveLength(3);
  await expect(sign(twice, pades, { ...options, field: 'Here' })).rejects.toMatchObject({ code: 'ERR_KOUAN_FORMAT' });
});

it('says why a file is not signed', async () => {
  const broken: readonly [Buffer, string][] = [
    [Buffer.from('hello'), 'no PDF header'],
    [plainPdf().subarray(0, -40), 'does not end with startxref'],
    [Buffer.from(plainPdf().toString('latin1').replace('/Root', '/Encrypt 9 0 R /Root'), 'latin1'), 'it is encrypted'],
    [
      Buffer.from(plainPdf().toString('latin1').replace('/Type /Page ', '/Type /Bage '), 'latin1'),
      'there is no page 1',
    ],
  ];
  for (const [pdf, reason] of broken)
    await expect(sign(pdf, pades, options)).rejects.toMatchObject({
      code: 'ERR_KOUAN_FORMAT',
      message: expect.stringContaining(reason),
      hint: { en: expect.stringContaining('qpdf') },
    });
  await expect(sign(plainPdf(), pades, { ...options, reserve: 100 })).rejects.toMatchObject({
    code: 'ERR_KOUAN_LIMIT',
  });
  const rectangle = [0, 0, 0, 9] as const;
  await expect(sign(plainPdf(), pades, { ...options, visible: { rectangle } })).rejects.toMatchObject({
    code: 'ERR_KOUAN_USAGE',
  });
  await expect(
    sign(plainPdf(), pades, { ...options, visible: { rectangle: [0, 0, 99, 99], lines: ['😀'] } }),
  ).rejects.toMatchObject({ code: 'ERR_KOUAN_DOCUMENT' });
});

const folder = mkdtempSync(join(tmpdir(), 'kouan-pdf-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, data: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, data);
  return path;
};
const ok = (program: Verifier, ...args: string[]): string => {
  const { ok: done, out, err } = run(program, args);
  expect([done, err]).toEqual([true, '']);
  return out.toString();
};

describe.skipIf(lacks('openssl'))('B-T', () => {
  it('has a time stamp of openssl ts over its signature, and openssl takes it out again', async () => {
    const { root, stamp } = timestampService(folder);
    const timestamp = async (over: Uint8Array): Promise<Uint8Array> => {
      const reply = readTimestampReply(stamp(writeTimestampQuery({ over, hash: 'sha256' })));
      return reply.granted ? reply.token : new Uint8Array();
    };
    const signed = await sign(plainPdf(), pades, { ...options, timestamp });
    const [evidence] = pades.read(signed, { policy: {} });
    const [{ token, over } = { token: new Uint8Array(), over: new Uint8Array() }] = evidence?.timestamps ?? [];
    expect(timestampEvidence(token, over).tests.map(({ passed }) => passed)).toEqual([true, true, true, true, true]);
    const paths = [
      '-data',
      file('over', over),
      '-in',
      file('token', token),
      '-token_in',
      '-CAfile',
      file('tsa.pem', root.pem),
    ];
    expect(run('openssl', ['ts', '-verify', ...paths])).toMatchObject({ ok: true });
    const policy = { requireTimestamp: true, requireRevocation: false };
    const result = verify(signed, pades, { trust: [who.pem], timestampTrust: [root.pem], at: new Date(), policy });
    expect(result).toMatchObject({ verdict: 'valid', signatures: [{ signedAt: { by: 'timestamp' } }] });
  });
});

/** What NSS knows, behind pdfsig: no RSASSA-PSS in CMS, no SM2; Ed25519 came later. */
const NSS: readonly SignatureAlgorithm[] = [
  'RSA-SHA256',
  'RSA-SHA384',
  'RSA-SHA512',
  'ECDSA-SHA256',
  'ECDSA-SHA384',
  'ECDSA-SHA512',
];

describe.skipIf(lacks('pdfsig') || lacks('certutil'))('pdfsig', () => {
  const root = identity({ subject: 'Root', ca: true });
  const store = join(folder, 'nss');

  const database = (): void => {
    mkdirSync(store);
    run('certutil', ['-N', '-d', `sql:${store}`, '--empty-password']);
    ok('certutil', '-A', '-d', `sql:${store}`, '-n', 'root', '-t', 'CT,C,C', '-i', file('root.crt', root.certificate));
  };

  it.each(NSS)('%s: says it is valid, and over the whole document', async (algorithm) => {
    const signer: Identity = identity({ subject: `Signer ${algorithm}`, algorithm, issuer: root });
    if (algorithm === NSS[0]) database();
    const signed = await sign(plainPdf(), pades, { ...options, signer: signer.signer });
    const said = ok('pdfsig', '-nssdir', `sql:${store}`, file('s.pdf', signed));
    expect(said).toContain('Signature is Valid.');
    expect(said).toContain('Total document signed');
    expect(said).toContain('ETSI.CAdES.detached');
  });
});

describe.skipIf(lacks('pdfsig') || lacks('certutil') || lacks('pk12util') || lacks('openssl'))('pdfsig signs', () => {
  it('in BER, which is refused and said; the signature before it stays', async () => {
    const store = join(folder, 'keys');
    mkdirSync(store);
    run('certutil', ['-N', '-d', `sql:${store}`, '--empty-password']);
    const parts = ['-inkey', file('k.pem', who.keyPem), '-in', file('k.crt', who.pem), '-out', join(folder, 'k.p12')];
    ok('openssl', 'pkcs12', '-export', ...parts, '-name', 'exporter', '-passout', 'pass:x');
    run('pk12util', ['-i', join(folder, 'k.p12'), '-d', `sql:${store}`, '-W', 'x']);
    ok('certutil', '-M', '-d', `sql:${store}`, '-n', 'exporter', '-t', 'CTu,CTu,CTu');
    const add = (name: string, pdf: Uint8Array): Buffer => {
      const paths = [file(`${name}.in.pdf`, pdf), join(folder, `${name}.out.pdf`)];
      run('pdfsig', ['-nssdir', `sql:${store}`, '-add-signature', '-nick', 'exporter', ...paths]);
      return readFileSync(join(folder, `${name}.out.pdf`));
    };
    // NSS writes CMS with lengths that are not definite, where ISO 32000-2 §12.8.3.3.1 asks for DER.
    const ber = 'structure: not strict DER: the length is not definite';
    expect(failed(add('plain', plainPdf()))).toEqual([ber]);
    expect(failed(add('second', await sign(plainPdf(), pades, options)))).toEqual([ber]);
  });
});

describe.skipIf(lacks('qpdf'))('qpdf', () => {
  it.each(Object.entries(PLAIN))('%s: finds nothing wrong after one and after two signatures', async (name, make) => {
    const once = await sign(make(), pades, { ...options, visible: { rectangle: [10, 10, 150, 60] } });
    const twice = await sign(once, pades, { ...options, embed: { certificates: [who.certificate] } });
    for (const signed of [once, twice]) {
      const said = ok('qpdf', '--check', file(`${name}.pdf`, signed));
      expect(said).toContain('No syntax or stream encoding errors found');
    }
    expect(readFileSync(join(folder, `${name}.pdf`))).toEqual(Buffer.from(twice));
  });
});
