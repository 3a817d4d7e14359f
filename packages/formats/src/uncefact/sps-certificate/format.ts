import type { SanitaryCertificate } from '@kouan/sdk';
import { defineFormat } from '@kouan/sdk/format';
import { MAX_BYTES } from '../../syntax/tree/index.ts';
import { codec, NAME } from './message.ts';

const ROOT = /^[^<]*(?:<[?!][^>]*>[^<]*)*<(?:[\w.-]+:)?SPSCertificate[\s/>]/;

/** A phytosanitary or veterinary certificate as plant protection organisations exchange them (ePhyto). */
export default defineFormat<SanitaryCertificate>({
  name: NAME,
  title: { en: 'UN/CEFACT SPS certificate (ePhyto)', zh: 'UN/CEFACT 卫生与植物检疫证书（ePhyto）' },
  documentType: 'sanitary-certificate',
  standard: {
    name: 'UN/CEFACT SPSCertificate',
    version: '17',
    source: 'UN/CEFACT D13A; ISPM 12, Appendix 1',
  },
  mediaType: 'application/xml',
  extensions: ['xml'],
  maxBytes: MAX_BYTES,
  detect: (head) => (ROOT.test(new TextDecoder('latin1').decode(head)) ? 1 : 0),
  ...codec,
});
