/** What recordings are told. @module */
import * as z from 'zod';
import { har } from './har.ts';

const names = z.array(z.string().min(1).max(100)).max(100);

export const newRecording = z.strictObject({
  upstream: z
    .url({ protocol: /^https?$/ })
    .max(1_000)
    .meta({ description: 'Of an origin that the server was started with.' }),
  redact: z.strictObject({ headers: names.optional(), members: names.optional() }).optional().meta({
    description: 'Headers, and members of JSON or elements of XML, that are hidden beside tokens and passwords.',
  }),
});

export const RECORDING_OBJECTS = { NewRecording: newRecording, Har: har } as const;
