import { spawnSync } from 'node:child_process';
import { createHash, createPrivateKey, sign as rawSign, verify as rawVerify, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pemSigner, selfSignedCertificate, verify, xmldsigEnveloped } from '@kouan/sdk/signing';
import { DOMParser } from '@xmldom/xmldom';
import { SignedXml } from 'xml-crypto';
import { compareAsync, line } from '../measure.mjs';

const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const ENVELOPED = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';
const RSA = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
const SHA = 'http://www.w3.org/2001/04/xmlenc#sha256';
/** Short turns, many of them: what else runs on the machine leaves some of them alone. */
const TURNS = { rounds: 60, millis: 10 };

const item = (i) =>
  `  <Item seq="${i}" unit="011"><HSCode>84713${String(i).padStart(5, '0')}</HSCode><GName lang="zh">便携式电脑 ${i}</GName><Qty>${i}.000</Qty><Price currency="USD">${(i * 7.31).toFixed(2)}</Price><Origin>CHN</Origin></Item>\n`;
const text = `<?xml version="1.0" encoding="UTF-8"?>\n<CustomsDeclaration xmlns="urn:kouan:bench" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" Id="D1">\n  <Head><Note>a &amp; b &lt; c</Note></Head>\n${Array.from({ length: 178 }, (_, i) => item(i)).join('')}</CustomsDeclaration>`;

const pair = selfSignedCertificate({ subject: 'Bench', days: 9, now: new Date() });
const signer = pemSigner(pair);
const secret = createPrivateKey(pair.key);
const open = new X509Certificate(pair.certificate).publicKey;

function byXmlCrypto() {
  const one = new SignedXml({ privateKey: secret, canonicalizationAlgorithm: EXCLUSIVE, signatureAlgorithm: RSA });
  one.addReference({ xpath: '/*', isEmptyUri: true, transforms: [ENVELOPED, EXCLUSIVE], digestAlgorithm: SHA });
  one.computeSignature(text);
  return one.getSignedXml();
}

function verifyByXmlCrypto(signed) {
  const document = new DOMParser().parseFromString(signed, 'text/xml');
  const node = document.getElementsByTagNameNS('http://www.w3.org/2000/09/xmldsig#', 'Signature')[0];
  const one = new SignedXml({ publicCert: pair.certificate, getCertFromKeyInfo: () => null });
  one.loadSignature(node);
  if (!one.checkSignature(signed)) throw new Error('xml-crypto does not verify');
}

/** Milliseconds of one run of xmlsec1, of many in one process; nothing where it is missing. */
function xmlsec1(args, repeat) {
  // It takes options before the file only.
  const [command, ...rest] = args;
  const done = spawnSync('xmlsec1', [command, '--repeat', String(repeat), ...rest]);
  const said = /Executed \d+ tests in ([\d.]+) msec/.exec(`${done.stdout}${done.stderr}`);
  return said === null ? undefined : Number(said[1]) / repeat;
}

export async function run() {
  const bytes = Buffer.from(text);
  const signed = Buffer.from(await xmldsigEnveloped.sign(bytes, { signer, canonicalForm: EXCLUSIVE }));
  const theirs = byXmlCrypto();
  console.log(`\nXMLDSig of ${bytes.length} bytes, enveloped, exclusive canonical form, RSA-2048 with SHA-256`);

  // The octets that the key itself signs are those of SignedInfo: about as many as here.
  const info = Buffer.alloc(700, 0x20);
  const value = rawSign('sha256', info, secret);
  const policy = {};
  const read = () => {
    const [evidence] = xmldsigEnveloped.read(signed, { policy });
    if (evidence?.content === undefined || !evidence.made(open)) throw new Error('kouan does not verify');
  };
  const options = { trust: [pair.certificate], at: new Date(), policy: { requireRevocation: false } };
  const checking = await compareAsync(
    {
      kouan: read,
      raw: () => rawVerify('sha256', info, open, value),
      // What a verifier of this document has to do at least: hash its 32 kB, and ask the key about SignedInfo.
      rawOverAll: () => createHash('sha256').update(bytes).digest() && rawVerify('sha256', info, open, value),
      xmlCrypto: () => verifyByXmlCrypto(theirs),
      judged: () => verify(signed, xmldsigEnveloped, options),
    },
    TURNS,
  );
  // Signing is asynchronous; the raw primitive stands for the signer's own work in both.
  const job = { ...signer, sign: async (data) => rawSign('sha256', data, secret) };
  const signing = await compareAsync(
    {
      kouan: () => xmldsigEnveloped.sign(bytes, { signer: job, canonicalForm: EXCLUSIVE }),
      raw: async () => rawSign('sha256', info, secret),
      xmlCrypto: async () => byXmlCrypto(),
    },
    TURNS,
  );
  console.log(
    `     verify: kouan ${(checking.kouan * 1000).toFixed(0)} µs, with the judgement of the certificate ${(checking.judged * 1000).toFixed(0)} µs; RSA alone ${(checking.raw * 1000).toFixed(0)} µs, with the hash of the content ${(checking.rawOverAll * 1000).toFixed(0)} µs; xml-crypto ${checking.xmlCrypto.toFixed(1)} ms`,
  );
  console.log(
    `     sign: kouan ${(signing.kouan * 1000).toFixed(0)} µs, RSA alone ${(signing.raw * 1000).toFixed(0)} µs, xml-crypto ${signing.xmlCrypto.toFixed(1)} ms`,
  );
  const lines = [
    line('verify XMLDSig : raw, hash of the content and RSA (time)', checking.kouan / checking.rawOverAll, 6, true),
    line('verify XMLDSig : raw RSA alone, the content hashed before (time)', checking.kouan / checking.raw, 6, true),
    line('sign XMLDSig : raw RSA alone (time)', signing.kouan / signing.raw, 2, true),
    line('verify XMLDSig : xml-crypto (speed)', checking.xmlCrypto / checking.kouan, 20, false),
    line('sign XMLDSig : xml-crypto (speed)', signing.xmlCrypto / signing.kouan, 20, false),
  ];
  return [...lines, ...againstXmlsec1(signed, checking.kouan, signing.kouan)];
}

function againstXmlsec1(signed, verifying, signing) {
  const folder = mkdtempSync(join(tmpdir(), 'kouan-bench-'));
  const file = (name, data) => {
    writeFileSync(join(folder, name), data);
    return join(folder, name);
  };
  const certificate = file('c.pem', pair.certificate);
  const key = file('k.pem', pair.key);
  const template = signed
    .toString()
    .replace(/(<ds:(?:DigestValue|SignatureValue)>)[^<]*/g, '$1')
    .replace(/<ds:KeyInfo>.*<\/ds:KeyInfo>/s, '');
  const check = xmlsec1(['--verify', '--pubkey-cert-pem', certificate, file('s.xml', signed)], 500);
  const make = xmlsec1(['--sign', '--privkey-pem', key, '--output', '/dev/null', file('t.xml', template)], 300);
  rmSync(folder, { recursive: true });
  if (check === undefined || make === undefined) {
    console.log('     xmlsec1 is missing (Debian: xmlsec1)');
    return [];
  }
  console.log(`     xmlsec1 verify ${(check * 1000).toFixed(0)} µs, sign ${(make * 1000).toFixed(0)} µs`);
  return [
    line('verify XMLDSig : xmlsec1 (speed)', check / verifying, 1, false),
    line('sign XMLDSig : xmlsec1 (speed)', make / signing, 1, false),
  ];
}
