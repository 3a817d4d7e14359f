import type { CertificateOfOrigin } from '@kouan/sdk';
import { defineFormat } from '@kouan/sdk/format';
import type { Json } from '../../syntax/tree/index.ts';
import { type UblForm, ublCodec } from '../codec.ts';
import { TABLE } from './table.ts';

const APPLICATION = '/CertificateOfOriginApplication';
const ENDORSEMENT = '/IssuerEndorsement';

/** Numbers that the schema needs twice, and who endorses as what: the issuing body, once. */
function derived({ number, certification }: CertificateOfOrigin): Readonly<Record<string, Json>> {
  if (number === undefined) return {};
  const id = { '#': number };
  const endorsed = {
    [`${ENDORSEMENT}/DocumentID`]: id,
    [`${ENDORSEMENT}/EndorserParty/RoleCode`]: { '#': 'Issuer' },
    [`${ENDORSEMENT}/EndorserParty/SequenceNumeric`]: { '#': '1' },
  };
  return {
    [`${APPLICATION}/ReferenceID`]: id,
    [`${APPLICATION}/OriginalJobID`]: id,
    ...(certification === undefined ? {} : endorsed),
  };
}

const FORM: UblForm<CertificateOfOrigin> = {
  name: 'ubl.certificate-of-origin',
  root: 'CertificateOfOrigin',
  base: { type: 'certificate-of-origin', items: [] },
  table: TABLE,
  derived,
};

/** A certificate of origin by UBL 2. */
export default defineFormat<CertificateOfOrigin>({
  name: FORM.name,
  title: { en: 'UBL certificate of origin', zh: 'UBL 原产地证书' },
  documentType: 'certificate-of-origin',
  standard: {
    name: 'OASIS Universal Business Language, Certificate of Origin',
    version: '2.1–2.4',
    source: 'OASIS UBL 2.4, 20 June 2024',
  },
  mediaType: 'application/xml',
  extensions: ['xml'],
  ...ublCodec(FORM),
});
