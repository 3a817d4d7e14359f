import type { CertificateOfOrigin } from '@kouan/sdk';
import { defineFormat } from '@kouan/sdk/format';
import { MAX_BYTES } from '../../syntax/tree/index.ts';
import { codec, NAME } from './message.ts';

/** Members of a certificate that no other message of the master has. */
const OWN =
  /"(applicableCrossBorderRegulatoryProcedure|freeTradeAgreementName|x-originCriterion|x-producerDisclosure)"\s*:/;
const TYPE = /"typeCode"\s*:\s*\{\s*"content"\s*:\s*"864"/;

/** A certificate of origin of a trade agreement as UN/CEFACT’s buy-ship-pay master has it; also ATIGA Form D. */
export default defineFormat<CertificateOfOrigin>({
  name: NAME,
  title: { en: 'UN/CEFACT preferential certificate of origin (JSON)', zh: 'UN/CEFACT 优惠原产地证书（JSON）' },
  documentType: 'certificate-of-origin',
  standard: {
    name: 'UN/CEFACT Buy-Ship-Pay, Preferential CoO',
    version: 'D23B',
    source: 'UN/CEFACT JSON Schema, BSP eCert, Preferential CoO; ATIGA Annex 7',
  },
  mediaType: 'application/json',
  extensions: ['json'],
  maxBytes: MAX_BYTES,
  detect: (head) => {
    const text = new TextDecoder('latin1').decode(head);
    if (!/^\s*\{/.test(text) || !/"(exchangedDocument|specifiedConsignment)"\s*:/.test(text)) return 0;
    return TYPE.test(text) || OWN.test(text) ? 0.9 : 0;
  },
  ...codec,
});
