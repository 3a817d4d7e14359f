import type { Envelope } from '@kouan/sdk';
import { defineFormat } from '@kouan/sdk/format';
import { decode, MAX_BYTES, NAME } from './decode.ts';
import { encode } from './encode.ts';
import { MESSAGE_TYPES, openEnvelope } from './seal.ts';

/** Transport envelopes of the China E-port: DxpMsg, DxpMsgSv, and the platform's reply DxpRep. */
export default defineFormat<Envelope>({
  name: NAME,
  title: { en: 'China E-port transport envelope (DxpMsg, DxpMsgSv, DxpRep)', zh: '电子口岸传输报文' },
  documentType: 'envelope',
  standard: { name: 'China E-port DXP', version: '1.0 (2022-05)', source: 'DXP terminal and transport node messages' },
  mediaType: 'application/xml',
  extensions: ['xml'],
  maxBytes: MAX_BYTES,
  detect: (head) =>
    /<(?:[\w.-]+:)?(DxpMsg|DxpMsgSv|DxpRep)[\s>/]/.test(new TextDecoder('latin1').decode(head)) ? 1 : 0,
  decode,
  encode,
  open: (envelope) => {
    const bytes = openEnvelope(envelope);
    const announced = MESSAGE_TYPES.get(envelope.transfer?.messageType ?? '');
    return bytes === undefined ? undefined : { bytes, ...(announced === undefined ? {} : { format: announced }) };
  },
});
