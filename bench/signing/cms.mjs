import { createPrivateKey, sign as rawSign, verify as rawVerify, X509Certificate } from 'node:crypto';
import { cmsDetached, pades, pemSigner, prepareTrust, selfSignedCertificate, sign, verify } from '@kouan/sdk/signing';
import { P12Signer } from '@signpdf/signer-p12';
import { SignPdf } from '@signpdf/signpdf';
import forge from 'node-forge';
import { compareAsync, line } from '../measure.mjs';

const now = new Date();
const pair = selfSignedCertificate({ subject: 'Bench', days: 9, now });
const key = createPrivateKey(pair.key);
const publicKey = new X509Certificate(pair.certificate).publicKey;
const signer = pemSigner(pair);
const content = Buffer.alloc(32 * 1024, '<item>0203290000</item>');

/** One page of text, as small as a PDF is. */
const PDF = (() => {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>',
    '<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length 2000 >>\nstream\n${'BT /F1 9 Tf 20 60 Td (x) Tj ET '.repeat(99).slice(0, 2000)}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>',
  ];
  let text = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  return Buffer.from(
    `${text}xref\n0 6\n0000000000 65535 f \n${rows}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`,
    'latin1',
  );
})();

const forged = {
  key: forge.pki.privateKeyFromPem(pair.key),
  certificate: forge.pki.certificateFromPem(pair.certificate),
};

function forgeSign() {
  const message = forge.pkcs7.createSignedData();
  message.content = forge.util.createBuffer(content.toString('latin1'));
  message.addCertificate(forged.certificate);
  const { oids } = forge.pki;
  message.addSigner({
    key: forged.key,
    certificate: forged.certificate,
    digestAlgorithm: oids.sha256,
    authenticatedAttributes: [{ type: oids.contentType, value: oids.data }, { type: oids.messageDigest }],
  });
  message.sign({ detached: true });
  return forge.asn1.toDer(message.toAsn1()).getBytes();
}

const p12 = Buffer.from(
  forge.asn1.toDer(forge.pkcs12.toPkcs12Asn1(forged.key, [forged.certificate], '')).getBytes(),
  'latin1',
);
/** What @signpdf signs: a file in which another of its packages has left room. That step is not counted against it. */
const PLACEHOLDER = Buffer.concat([
  PDF,
  Buffer.from(
    `7 0 obj\n<< /Type /Sig /ByteRange [0 /********** /********** /**********] /Contents <${'0'.repeat(16_384)}> >>\nendobj\n` +
      'xref\n0 0\ntrailer\n<< /Size 8 /Root 1 0 R >>\nstartxref\n9\n%%EOF\n',
  ),
]);

/** CMS and PAdES against what node:crypto needs for the hash and the key alone, and against node-forge and @signpdf. */
export async function run() {
  const value = rawSign('sha256', content, key);
  const made = await compareAsync({
    raw: () => rawSign('sha256', content, key),
    ours: () => sign(content, cmsDetached, { signer, signedAt: now }),
    forge: forgeSign,
  });
  const signed = await sign(content, cmsDetached, { signer, signedAt: now });
  const trust = prepareTrust({ trust: [pair.certificate], at: now });
  if (verify(signed, cmsDetached, { trust, detached: content }).verdict !== 'valid') throw new Error('not valid');
  const checked = await compareAsync({
    raw: () => rawVerify('sha256', content, publicKey, value),
    read: () => cmsDetached.read(signed, { policy: {}, detached: content })[0].made(publicKey),
    ours: () => verify(signed, cmsDetached, { trust, detached: content }),
  });
  const paper = await compareAsync({
    raw: () => rawSign('sha256', PDF, key),
    ours: () => sign(PDF, pades, { signer, signedAt: now }),
    signpdf: () => new SignPdf().sign(PLACEHOLDER, new P12Signer(p12)),
  });
  const signedPdf = await sign(PDF, pades, { signer, signedAt: now });
  const readPaper = await compareAsync({
    raw: () => rawVerify('sha256', PDF, publicKey, value),
    ours: () => verify(signedPdf, pades, { trust }),
  });
  return [
    line('CMS sign, 32 kB, against hash and key alone', made.ours / made.raw, 1.2, true),
    line('CMS verify, 32 kB, signature without trust, against the same', checked.read / checked.raw, 1.2, true),
    line('CMS verify, 32 kB, with trust', checked.ours / checked.raw, 2, true),
    line('CMS sign, 32 kB, faster than node-forge by', made.forge / made.ours, 20, false),
    line('PAdES sign, 3 kB, against hash and key alone', paper.ours / paper.raw, 2, true),
    line('PAdES sign, 3 kB, faster than @signpdf by', paper.signpdf / paper.ours, 20, false),
    line('PAdES verify, 20 kB, with trust, against the same', readPaper.ours / readPaper.raw, 20, true),
  ];
}
