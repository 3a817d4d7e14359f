import { checkTransportDocument } from '@kouan/formats';
import type { PintProfile, PlatformKeys, ReadingContext } from '@kouan/sdk/title';

/** What a platform of this server reads envelopes with, in whatever thread. */
export const readingContext = (platform: string, keys: PlatformKeys, profile: PintProfile): ReadingContext => ({
  platform,
  keys,
  profile,
  checkDocument: checkTransportDocument,
  carrierOf: ({ carrierCode }) => carrierCode,
});
