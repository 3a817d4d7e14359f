import { Broken } from '../cms/broken.ts';
import type { PdfView } from './file.ts';
import { unpacked } from './filter.ts';
import { isList, PdfRef, PdfStream, type PdfValue } from './values.ts';

/** Certificates and revocation data of a document security store, DER (ISO 32000-2 §12.8.4.3, EN 319 142-1 §5.4.2). */
export interface SecurityStore {
  readonly certificates: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
  readonly ocsps: readonly Uint8Array[];
}

const MAX_STREAMS = 1024;
const MAX_OCTETS = 16 * 1024 * 1024;

/** Reads it all; what VRI names for one signature is as good for another. Throws Broken. */
export function securityStore(view: PdfView): SecurityStore {
  const store = view.dict(view.catalog.get('DSS'));
  const vri = view.dict(store?.get('VRI'));
  const parts = [...(vri?.entries.values() ?? [])].map((one) => view.dict(one));
  const seen = new Set<number>();
  let room = MAX_OCTETS;
  const read = (lists: readonly (PdfValue | undefined)[]): Uint8Array[] => {
    const found: Uint8Array[] = [];
    for (const value of lists) {
      const list = view.resolve(value);
      for (const one of isList(list) ? list : []) {
        if (!(one instanceof PdfRef) || seen.has(one.number)) continue;
        seen.add(one.number);
        if (seen.size > MAX_STREAMS) throw new Broken('the security store is too large', '安全存储过大');
        const stream = view.value(one);
        if (!(stream instanceof PdfStream)) continue;
        const data = unpacked(stream, room);
        room -= data.length;
        found.push(data);
      }
    }
    return found;
  };
  return {
    certificates: read([store?.get('Certs'), ...parts.map((one) => one?.get('Cert'))]),
    crls: read([store?.get('CRLs'), ...parts.map((one) => one?.get('CRL'))]),
    ocsps: read([store?.get('OCSPs'), ...parts.map((one) => one?.get('OCSP'))]),
  };
}
