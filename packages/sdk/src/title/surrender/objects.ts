/** What travels between platform and carrier when a bill is surrendered (DCSA EBL_SUR, EBL_END 3.0). @module */
import * as z from 'zod';
import { titleParty } from '../party.ts';

const trimmed = (max: number) =>
  z
    .string()
    .regex(/^\S(?:.*\S)?$/s)
    .max(max);

/** Codes that a link can have; `SURRENDERED` is how platforms tell that the carrier has accepted. */
export const LINK_CODES = [
  'ISSUE',
  'ENDORSE',
  'ENDORSE_TO_ORDER',
  'BLANK_ENDORSE',
  'TRANSFER',
  'SIGN',
  'SURRENDER_FOR_DELIVERY',
  'SURRENDER_FOR_AMENDMENT',
  'SURRENDERED',
] as const;

/** One link of an endorsement chain. */
export const endorsementLink = z
  .strictObject({
    actionDateTime: z.iso.datetime({ offset: true }),
    actionCode: z.string().max(50),
    actor: titleParty,
    recipient: titleParty.optional(),
    auditReference: z.string().max(100).optional(),
  })
  .meta({ id: 'EndorsementChainLink' });

export type EndorsementLink = z.infer<typeof endorsementLink>;

/** For delivery, or for amendment; the second includes the switch to paper. */
export const SURRENDER_CODES = ['SREQ', 'AREQ'] as const;

/** POST /v3/ebl-surrender-requests. */
export const surrenderRequest = z
  .strictObject({
    surrenderRequestReference: trimmed(100),
    transportDocumentReference: trimmed(20),
    transportDocumentSubReference: trimmed(100).optional(),
    surrenderRequestCode: z.enum(SURRENDER_CODES),
    reasonCode: z.string().max(4).optional(),
    comments: z.string().max(255).optional(),
    endorsementChain: z.array(endorsementLink).optional(),
  })
  .meta({ id: 'SurrenderRequest' });

export type SurrenderRequest = z.infer<typeof surrenderRequest>;

/** Accepted, or rejected. */
export const SURRENDER_ACTIONS = ['SURR', 'SREJ'] as const;

export type SurrenderAction = (typeof SURRENDER_ACTIONS)[number];

/** POST /v3/ebl-surrender-responses. */
export const surrenderResponse = z
  .strictObject({
    surrenderRequestReference: trimmed(100),
    action: z.enum(SURRENDER_ACTIONS),
    comments: z.string().max(255).optional(),
    feedbackElements: z.array(z.json()).optional(),
  })
  .meta({ id: 'SurrenderResponse' });

export type SurrenderResponse = z.infer<typeof surrenderResponse>;
