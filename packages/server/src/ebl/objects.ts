/** What scripts send to the reference platforms, field by field, and what PINT asks beside envelopes. @module */
import { titleParty } from '@kouan/sdk/title';
import * as z from 'zod';

/** POST /v3/receiver-validation. */
export const receiverValidation = z
  .strictObject({
    codeListProvider: z.string().min(1).max(100),
    partyCode: z.string().min(1).max(150),
    codeListName: z.string().max(100).optional(),
  })
  .meta({ id: 'ReceiverValidation' });

/** A party by the word that it is known by here, or in full. */
const whom = z.union([z.string().min(1).max(100), titleParty]);

const act = z.strictObject({
  actionCode: z.string().min(1).max(50).meta({ description: 'Action code of PINT 3.0.' }),
  actor: whom.optional().meta({ description: 'Whoever has possession, without.' }),
  recipient: whom.optional().meta({ description: 'The carrier, without, where the act is a surrender.' }),
  reasonCode: z.string().max(4).optional(),
  comments: z.string().max(255).optional(),
  head: z.string().optional().meta({ description: 'Head of the chain as the caller has seen it.' }),
  documents: z
    .array(
      z.strictObject({
        name: z.string().regex(/^\S(?:.*\S)?$/s),
        mediaType: z.string().min(1).max(100),
        content: z.base64().min(1),
      }),
    )
    .optional()
    .meta({ description: 'What goes along to another platform.' }),
});

const issue = z.strictObject({
  transportDocument: z.record(z.string(), z.json()),
  issueTo: z.string().min(1).max(100).meta({ description: 'Word of a known party.' }),
  visualisation: z
    .strictObject({
      name: z.string().min(1).max(100),
      content: z.base64(),
      contentType: z.string().max(100).optional(),
    })
    .optional(),
});

const decision = z.strictObject({
  action: z.enum(['SURR', 'SREJ']),
  comments: z.string().min(1).max(255).optional().meta({ description: 'Why it is rejected; nothing otherwise.' }),
  platform: z.string().optional().meta({ description: 'Code of the platform, where two use one reference.' }),
});

const releaseFacts = z.strictObject({
  transportDocumentReference: z.string().min(1).max(20),
  claimant: whom.optional().meta({ description: 'Who asks for the goods.' }),
  identityProved: z.boolean().optional(),
  freightPaid: z.boolean().optional(),
});

const use = z.strictObject({ code: z.string().min(1).max(100), by: z.string().min(1).max(100) });

const peer = z.strictObject({
  code: z.string().regex(/^\S{1,4}$/),
  url: z.url().max(1_000).optional(),
  certificate: z.string().max(20_000).optional(),
  jwk: z.record(z.string(), z.json()).optional(),
  token: z.string().min(16).max(200).optional(),
});

const knownParty = titleParty.extend({
  eblPlatform: z.string().regex(/^\S{1,4}$/),
  handle: z.string().min(1).max(100).optional(),
});

const forget = z.strictObject({ transportDocumentReference: z.string().min(1).max(20).optional() });

/** What a conformance run tells a desk to do (docs/ebl-conformance.md). */
const instruction = z.strictObject({
  scenario: z.string().max(40),
  act: z.enum([
    'transfer',
    'repeat',
    're-sign',
    'validate-receiver',
    'issue',
    'surrender',
    'accept-surrender',
    'reject-surrender',
  ]),
  url: z.url().max(1_000).meta({ description: 'Where the run listens, up to and without /v3.' }),
  transportDocumentReference: z.string().min(1).max(20),
  bill: z.enum(['straight', 'negotiable', 'blank']),
  to: titleParty.optional(),
  entries: z.union([z.literal(1), z.literal(2)]).optional(),
  documents: z.number().int().min(0).max(2).optional(),
  surrenderRequestReference: z.string().max(100).optional(),
  surrenderRequestCode: z.enum(['SREQ', 'AREQ']).optional(),
  reasonCode: z.string().max(4).optional(),
});

export const REQUESTS = {
  EblAct: act,
  EblIssue: issue,
  EblDecision: decision,
  EblReleaseFacts: releaseFacts,
  EblReleaseUse: use,
  EblPeer: peer,
  EblParty: knownParty,
  EblForget: forget,
  EblInstruction: instruction,
} as const;
