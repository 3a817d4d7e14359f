import type { CertificateOfOrigin } from '@kouan/sdk';
import { defineFormat } from '@kouan/sdk/format';
import { decode, MAX_BYTES, NAME } from './decode.ts';
import { encode } from './encode.ts';

/** Applications for certificates of origin at China's Single Window (CooImp). */
export default defineFormat<CertificateOfOrigin>({
  name: NAME,
  title: { en: 'Application for a certificate of origin (CooImp)', zh: '原产地证书导入报文' },
  documentType: 'certificate-of-origin',
  standard: {
    name: 'Single Window, import of origin certificates',
    version: '2026',
    source: 'CooImp, Certificate; two independent implementations, no public schema',
  },
  mediaType: 'application/xml',
  extensions: ['xml'],
  maxBytes: MAX_BYTES,
  detect: (head) => (/<(?:[\w.-]+:)?Certificate[\s>]/.test(new TextDecoder('latin1').decode(head)) ? 0.9 : 0),
  decode,
  encode,
});
