import * as z from 'zod';
import { billNumber, line, list, members, name, pattern, reference, said } from './schema-parts.ts';

/** What is there before a scenario begins: actors, documents, papers, and the courses that declarations take. @module */

export const actor = z
  .strictObject({
    partyName: line,
    platform: z.enum(['a', 'b']).meta(said('Platform of electronic bills that it is on.')),
    lei: z
      .string()
      .regex(/^[A-Z0-9]{18}\d{2}$/)
      .meta(said('Legal entity identifier (ISO 17442).')),
  })
  .meta({ id: 'Actor', description: 'A party, by the word that steps call it.' });

export const declaration = z
  .strictObject({
    reference: reference.meta(
      said('Reference of the sender (ClientSeqNo); one that ends as MAGIC has it chooses its course.'),
    ),
    direction: z.enum(['import', 'export']),
    change: members.optional().meta(said('Fields of the declaration that are others than those of the sample.')),
    known: z.boolean().optional().meta(said('It was taken in before the scenario begins.')),
  })
  .meta({ id: 'DeclarationFixture' });

export const bill = z
  .strictObject({
    reference: billNumber,
    kind: z.enum(['straight', 'negotiable', 'blank']),
    shipper: name.optional().meta(said('Who it is issued to; shipper without.')),
    buyer: name.optional().meta(said('Consignee or endorsee; buyer without.')),
    known: z.boolean().optional().meta(said('It was issued before the scenario begins.')),
  })
  .meta({ id: 'BillFixture' });

export const manifest = z
  .strictObject({ state: line, accepted: z.boolean() })
  .meta({ id: 'ManifestFixture', description: 'What a gate knows of the manifest of a container.' });

export const gatePass = z
  .strictObject({
    number: reference,
    state: line,
    approved: z.boolean(),
    vehicle: z.string().min(1).max(32).optional(),
  })
  .meta({ id: 'GatePassFixture', description: 'What a gate knows of a bonded gate pass.' });

export const step = z
  .strictObject({
    channel: z
      .string()
      .regex(/^[0-9A-Za-z]$/)
      .meta(said('Channel of the receipt.')),
    after: z.number().min(0).max(1_000_000).meta(said('Steps after the declaration was taken in.')),
    note: line.optional(),
    arrives: z
      .number()
      .min(0)
      .max(1_000_000)
      .optional()
      .meta(said('Steps after which it can be had; late, or out of order.')),
    fate: z.enum(['lost', 'doubled']).optional(),
  })
  .meta({ id: 'ReceiptStep' });

export const course = z
  .strictObject({
    steps: list(step).optional(),
    refuse: line.optional().meta(said('Why it is not even stored.')),
  })
  .meta({ id: 'Course', description: 'Receipts of a declaration, or why there are none.' });

export const rule = z
  .strictObject({
    reference: pattern.optional(),
    bill: pattern.optional(),
    billDeclared: z.boolean().optional().meta(said('Whether another declaration names the same bill.')),
    courses: list(name).meta(said('Of the first attempt, of the second …; the last stays.')),
  })
  .meta({ id: 'DeclarationRule', description: 'Which course a declaration takes; the first rule that fits decides.' });
