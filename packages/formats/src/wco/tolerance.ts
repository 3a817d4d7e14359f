import type { Tolerance } from '../syntax/message/index.ts';
import { WCO } from './catalogue.ts';

/** Envelopes that samples come in. */
const ENVELOPES = new Set(['submitDeclarationRequest', 'cancelDeclarationRequest']);

/** What is read although no schema has it: envelopes, and prefixes that have become part of a name (`_2MetaData`). */
export const TOLERANCE: Tolerance = {
  wraps: (name) => ENVELOPES.has(name),
  mend: (name) => /^_\d+(?:_\d+)*(?=[A-Z])(.*)$/.exec(name)?.[1],
  says: { wrapped: WCO.wrapped, mended: WCO.mended, outOfOrder: WCO.outOfOrder },
};
