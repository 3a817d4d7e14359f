import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pades, pemSigner, selfSignedCertificate, sign, verify } from '@kouan/sdk/signing';
import { afterAll, expect, test } from 'vitest';
import { sampleCertificate } from '../../sdk/src/checks/certificate-of-origin/sample.testing.ts';
import { renderCertificate } from '../src/pdf/index.ts';

const require = createRequire(import.meta.url);
const font = readFileSync(require.resolve('@expo-google-fonts/zcool-xiaowei/400Regular/ZCOOLXiaoWei_400Regular.ttf'));
const folder = mkdtempSync(join(tmpdir(), 'kouan-signed-'));
afterAll(() => rmSync(folder, { recursive: true }));
const lacks = (program: string): boolean => spawnSync(program, ['-v']).error !== undefined;

const now = new Date('2026-06-01T00:00:00Z');
const exporter = selfSignedCertificate({ subject: 'Exporter', days: 30, now });
const chamber = selfSignedCertificate({ subject: 'Chamber', days: 30, now });
const trust = [exporter.certificate, chamber.certificate];
const drawn = Buffer.from(await renderCertificate(sampleCertificate(), font));
const once = Buffer.from(await sign(drawn, pades, { signer: pemSigner(exporter), signedAt: now, reason: 'Origin' }));
const visible = { rectangle: [300, 40, 420, 80] } as const;
const twice = Buffer.from(await sign(once, pades, { signer: pemSigner(chamber), signedAt: now, visible }));

test('a certificate of origin is signed by the exporter and by the chamber, and not a byte of it changes', () => {
  expect(twice.subarray(0, drawn.length)).toEqual(drawn);
  const { verdict, signatures } = verify(twice, pades, { trust, at: now });
  expect(verdict).toBe('valid');
  expect(signatures.map(({ signer }) => signer?.subject)).toEqual(['CN=Exporter', 'CN=Chamber']);
});

test.skipIf(lacks('pdfsig'))('pdfsig finds both signatures good', () => {
  const file = join(folder, 'signed.pdf');
  writeFileSync(file, twice);
  const said = spawnSync('pdfsig', ['-nocert', file]).stdout.toString();
  expect(said.match(/Signature is Valid\./g)).toHaveLength(2);
  expect(said.match(/- (Not t|T)otal document signed/g)).toEqual([
    '- Not total document signed',
    '- Total document signed',
  ]);
});
