import type { Text } from '@kouan/core';
import { DerError } from '../../asn1/index.ts';
import type { RevocationData } from '../../evidence.ts';
import { readCrl } from '../x509/crl.ts';
import { readOcsp } from '../x509/ocsp.ts';
import type { RevocationSources } from './question.ts';

/** One signature does not bring more. */
const MOST = 256;

/** Reads revocation data. What cannot be read does no harm, and is told where a status stays unknown. */
export function readSources({ crls = [], ocsps = [] }: RevocationData): RevocationSources {
  const unread: Text[] = [];
  const readable = <T>(all: readonly Uint8Array[], read: (bytes: Uint8Array) => T, en: string, zh: string): T[] => {
    if (all.length > MOST) unread.push({ en: `more than ${MOST} ${en}s`, zh: `${zh} 超过 ${MOST} 个` });
    return all.slice(0, MOST).flatMap((bytes) => {
      try {
        return [read(bytes)];
      } catch (error) {
        if (!(error instanceof DerError)) throw error;
        unread.push({ en: `a ${en} cannot be read: ${error.message}`, zh: `${zh} 无法读取：${error.message}` });
        return [];
      }
    });
  };
  return {
    crls: readable(crls, readCrl, 'CRL', 'CRL'),
    ocsps: readable(ocsps, readOcsp, 'OCSP response', 'OCSP 响应'),
    unread,
  };
}
