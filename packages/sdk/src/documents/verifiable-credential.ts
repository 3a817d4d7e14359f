/**
 * What an issuer says of a document under its name, as a W3C Verifiable Credential 2.0. Who signed it, and whether that
 * counts, is the signing room's to say.
 *
 * @module
 */
import * as z from 'zod';
import { extensions, text } from './parts/scalars.ts';

/** An XML Schema dateTimeStamp: the zone is part of it (VCDM 2.0 §2.2). */
const stamp = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/)
  .meta({ id: 'DateTimeStamp', description: 'Time with its offset (RFC 3339).' });

const members = z.record(z.string(), z.json());

export const verifiableCredentialSchema = z
  .strictObject({
    type: z.literal('verifiable-credential'),
    id: text('URL of the credential.').optional(),
    types: z.array(z.string()).optional().meta({ description: 'Types beside VerifiableCredential.' }),
    contexts: z.array(z.json()).optional().meta({ description: 'JSON-LD contexts behind that of version 2.0.' }),
    issuer: z
      .strictObject({ id: text('URL of the issuer, https: or did:.'), name: text('Its name.').optional() })
      .optional(),
    name: text('Name of the credential.').optional(),
    description: text('What it is.').optional(),
    validFrom: stamp.optional(),
    validUntil: stamp.optional(),
    subject: text('URL of whom or what it is about.').optional(),
    content: members.optional().meta({ description: 'The document that it is around, as it stands there.' }),
    status: z.array(members).optional().meta({ description: 'Where to ask whether it still counts.' }),
    schemas: z.array(members).optional().meta({ description: 'Schemas that it follows.' }),
    extensions: extensions.optional(),
  })
  .meta({ id: 'VerifiableCredential', title: 'Verifiable credential' });

export interface VerifiableCredential extends z.output<typeof verifiableCredentialSchema> {}
