import { spawnSync } from 'node:child_process';
import { createPublicKey, sign as rawSign, verify as rawVerify, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compare, line } from '../measure.mjs';

const load = () => import('../../packages/sdk/dist/signing/index.js');
const folder = new URL('../../../shared/data/signing/pkits/', import.meta.url);
const DAY = 86_400_000;

/** Certificates, paths, and what judging costs beside the one verification that nobody can save. */
export async function run() {
  const kouan = await load();
  console.log('\nTrust');
  const results = [...certificates(kouan), ...paths(kouan)];
  if (existsSync(folder)) results.push(...pkits(kouan));
  return results;
}

function chainOf({ issueCertificate, newKey, readCertificate }) {
  const face = { notBefore: new Date(Date.now() - DAY), notAfter: new Date(Date.now() + 300 * DAY) };
  const more = { crlUrls: ['http://ca.example/a.crl'], ocspUrls: ['http://ca.example/ocsp'] };
  const keys = [newKey('RSA-2048'), newKey('RSA-2048'), newKey('RSA-2048')];
  const root = issueCertificate({ ...face, subject: 'CN=Root,O=Example,C=CN', key: keys[0], ca: true });
  const middle = issueCertificate({
    ...face,
    ...more,
    subject: 'CN=Middle,O=Example,C=CN',
    key: keys[1],
    ca: true,
    issuer: { certificate: readCertificate(root), key: keys[0] },
  });
  const leaf = issueCertificate({
    ...face,
    ...more,
    subject: 'CN=Leaf,O=Example,C=CN',
    key: keys[2],
    alternativeNames: ['email:a@b.example'],
    issuer: { certificate: readCertificate(middle), key: keys[1] },
  });
  return { root, middle, leaf, key: keys[2] };
}

/** A certificate that nobody has read before: the last octets of its signature count. */
function fresh(bytes) {
  let count = 0;
  return () => {
    const copy = Buffer.from(bytes);
    copy.writeUInt32BE(++count, copy.length - 4);
    return copy;
  };
}

function certificates(kouan) {
  const next = fresh(chainOf(kouan).leaf);
  const { ours, node } = compare({
    ours: () => kouan.readCertificate(next()).publicKey,
    node: () => {
      const one = new X509Certificate(next());
      return [one.subject, one.issuer, one.serialNumber, one.validFrom, one.validTo, one.publicKey];
    },
  });
  console.log(
    `     read a certificate and its key: ${(ours * 1000).toFixed(1)} µs, node ${(node * 1000).toFixed(1)} µs`,
  );
  return [line('read a certificate, names, dates, key : node X509Certificate (time)', ours / node, 0.8, true)];
}

/** A kind that costs nothing: what is measured is the judge. */
function kindOf({ certificates: embedded, leaf, made }) {
  const evidence = {
    kind: 'bench',
    source: 'bench',
    tests: [],
    algorithm: 'RSA-SHA256',
    content: leaf,
    certificates: embedded,
    leaf,
    made,
  };
  return { name: 'bench', title: { en: '', zh: '' }, source: 'bench', detect: () => true, read: () => [evidence] };
}

function paths(kouan) {
  const { root, middle, leaf, key } = chainOf(kouan);
  const message = Buffer.alloc(1000, 7);
  const value = rawSign('sha256', message, key);
  const open = createPublicKey(key);
  const raw = () => rawVerify('sha256', message, open, value);
  const kind = kindOf({ certificates: [leaf, middle], leaf, made: (one) => rawVerify('sha256', message, one, value) });
  const options = { trust: [root], at: new Date(), policy: { requireRevocation: false } };
  const trust = kouan.prepareTrust(options);
  if (kouan.verify(message, kind, { trust }).verdict !== 'valid') throw new Error('the path is not valid');
  const { once, prepared, unprepared } = compare({
    once: raw,
    prepared: () => kouan.verify(message, kind, { trust }),
    unprepared: () => kouan.verify(message, kind, options),
  });
  const us = (time) => `${(time * 1000).toFixed(1)} µs`;
  console.log(`     raw RSA-2048 ${us(once)}, path of 3: prepared ${us(prepared)}, not prepared ${us(unprepared)}`);
  return [
    line('signature with a path of 3, prepared trust : raw verify (time)', prepared / once, 1.6, true),
    line('the same, trust read anew each time : raw verify (time)', unprepared / once, 4, true),
  ];
}

function pkits(kouan) {
  const cases = JSON.parse(readFileSync(new URL('pkits.json', folder), 'utf8'));
  const bytes = (name) => readFileSync(new URL(name, folder));
  const all = cases.map(({ cert, other_certs = [], crls = [] }) => ({
    leaf: bytes(`certs/${cert}`),
    others: other_certs.map((name) => bytes(`certs/${name}`)),
    crls: ['TrustAnchorRootCRL.crl', ...crls].map((name) => bytes(`crls/${name}`)),
  }));
  const root = bytes('certs/TrustAnchorRootCertificate.crt');
  const start = performance.now();
  for (const { leaf, others, crls } of all) {
    const kind = kindOf({ certificates: others, leaf, made: () => true });
    kouan.verify(leaf, kind, { trust: [root], revocation: { crls }, at: '2020-01-01' });
  }
  const ours = performance.now() - start;
  // openssl is started once a case; what a start alone costs is taken away.
  const sample = cases.filter(({ crls }) => crls !== undefined).slice(0, 40);
  const at = (name) => fileURLToPath(new URL(name, folder));
  const theirs = timed(() => {
    for (const { cert, other_certs = [], crls } of sample)
      spawnSync('openssl', [
        ...['verify', '-attime', '1577836800', '-x509_strict', '-crl_check_all', '-extended_crl', '-use_deltas'],
        ...['-CAfile', at('certs/TrustAnchorRootCertificate.crt'), '-CRLfile', at('crls/TrustAnchorRootCRL.crl')],
        ...other_certs.flatMap((name) => ['-untrusted', at(`certs/${name}`)]),
        ...crls.flatMap((name) => ['-CRLfile', at(`crls/${name}`)]),
        at(`certs/${cert}`),
      ]);
  });
  const starts = timed(() => {
    for (const _ of sample) spawnSync('openssl', ['version']);
  });
  const each = Math.max(theirs - starts, 1) / sample.length;
  console.log(
    `     PKITS, 246 paths with their CRLs: ${ours.toFixed(0)} ms; openssl verify without its start about ${(each * 246).toFixed(0)} ms`,
  );
  return [line('PKITS : openssl verify without its start (time)', ours / (each * 246), 1, true)];
}

function timed(run) {
  const start = performance.now();
  run();
  return performance.now() - start;
}
