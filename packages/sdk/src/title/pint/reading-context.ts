import type { Finding } from '@kouan/core';
import type { BillOfLading } from '../../documents/bill-of-lading/bill-of-lading.ts';
import type { PlatformKeys } from '../chain/keys.ts';
import type { PintProfile } from './profiles.ts';

/** What a format makes of the transport document of an envelope. The SDK knows no format: the caller brings it. */
export interface CheckedDocument {
  readonly bill?: BillOfLading;
  /** The message breaks its schema. */
  readonly schema: readonly Finding[];
  /** Its fields do not agree. */
  readonly rules: readonly Finding[];
}

/** What an envelope is read with. */
export interface ReadingContext {
  /** Code of the platform that receives. */
  readonly platform: string;
  readonly keys: PlatformKeys;
  readonly profile: PintProfile;
  checkDocument(document: Readonly<Record<string, unknown>>): CheckedDocument;
  /** The code of the carrier whose key must have signed the issuance; what the document says, without. */
  carrierOf?(bill: BillOfLading): string | undefined;
}
