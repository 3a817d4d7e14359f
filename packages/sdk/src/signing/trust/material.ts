import { KouanError } from '@kouan/core';
import { DerError } from '../asn1/index.ts';
import type { LongTermMaterial } from '../cms/write.ts';
import { readPem, writePem } from '../keys/pem.ts';
import { readCertificate } from './x509/certificate.ts';
import { readCrl } from './x509/crl.ts';
import { readOcsp } from './x509/ocsp.ts';

type Sort = keyof LongTermMaterial;

/** What it may be, asked one after the other: no octets are two of them. */
const SORTS: readonly (readonly [Sort, (bytes: Uint8Array) => unknown])[] = [
  ['certificates', readCertificate],
  ['crls', readCrl],
  ['ocsps', readOcsp],
];

/**
 * Reads what is to go in beside a signature so that it can be verified in later years: certificates, CRLs and OCSP
 * responses, each file DER of one of them or PEM of any number.
 *
 * @throws KouanError `ERR_KOUAN_KEY` for a file that is none of them
 */
export function readMaterial(files: readonly Uint8Array[]): LongTermMaterial {
  const found: Record<Sort, Uint8Array[]> = { certificates: [], crls: [], ocsps: [] };
  for (const file of files)
    for (const bytes of valuesIn(file)) {
      const sort = sortOf(bytes);
      if (sort === undefined) throw unknown();
      found[sort].push(bytes);
    }
  return found;
}

/** How each is called in PEM; there is no name for an OCSP response in RFC 7468, and this is what is usual. */
const LABELS: Readonly<Record<Sort, string>> = {
  certificates: 'CERTIFICATE',
  crls: 'X509 CRL',
  ocsps: 'OCSP RESPONSE',
};

/** The same as PEM, each once, for {@link readMaterial}; an empty text where there is nothing. */
export function writeMaterial(material: LongTermMaterial): string {
  const texts = SORTS.flatMap(([sort]) => (material[sort] ?? []).map((bytes) => writePem(LABELS[sort], bytes)));
  return [...new Set(texts)].join('');
}

function valuesIn(file: Uint8Array): readonly Uint8Array[] {
  if (file[0] === 0x30) return [new Uint8Array(file)];
  const { blocks, broken } = readPem(Buffer.from(file).toString('latin1'));
  if (broken.length > 0 || blocks.length === 0) throw unknown();
  return blocks.map(({ bytes }) => bytes);
}

function sortOf(bytes: Uint8Array): Sort | undefined {
  for (const [sort, read] of SORTS)
    try {
      read(bytes);
      return sort;
    } catch (error) {
      if (!(error instanceof DerError)) throw error;
    }
  return undefined;
}

const unknown = (): KouanError =>
  new KouanError(
    'ERR_KOUAN_KEY',
    {
      en: 'This is neither a certificate nor a CRL nor an OCSP response.',
      zh: '该文件既不是证书，也不是 CRL 或 OCSP 应答。',
    },
    { hint: { en: 'Give them in DER or PEM.', zh: '请提供 DER 或 PEM 格式的文件。' } },
  );
