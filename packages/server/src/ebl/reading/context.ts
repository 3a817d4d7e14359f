import { checkTransportDocument } from '@kouan/formats';
import type { PintProfile, ReadingContext } from '@kouan/sdk/title';

/** What a platform of this server reads envelopes with beside its keys, in whatever thread. */
export const readingContext = (platform: string, profile: PintProfile): Omit<ReadingContext, 'keys'> => ({
  platform,
  profile,
  checkDocument: checkTransportDocument,
  carrierOf: ({ carrierCode }) => carrierCode,
});
