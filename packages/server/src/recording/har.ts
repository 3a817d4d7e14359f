import * as z from 'zod';
import { redactedHeaders, redactedText } from '../admin/redact.ts';
import { answerHeaders, type Exchange, referenceIn, utf8 } from './exchange.ts';

const header = z.object({ name: z.string().max(1_000), value: z.string().max(100_000) });

/** An HTTP Archive (HAR 1.2), as far as it is read; browsers add members of their own. */
export const har = z
  .object({
    log: z.object({
      entries: z
        .array(
          z.object({
            request: z.object({
              method: z.string().min(1).max(20),
              url: z.url().max(16_384),
              postData: z.object({ text: z.string().optional() }).optional(),
            }),
            response: z.object({
              status: z.int().min(0).max(999),
              headers: z.array(header).max(500),
              content: z.object({
                mimeType: z.string().max(1_000).optional(),
                text: z.string().optional(),
                encoding: z.string().max(40).optional(),
              }),
            }),
          }),
        )
        .max(5_000),
    }),
  })
  .meta({ id: 'Har', description: 'HAR 1.2.' });

/** What an archive has, without what lets somebody in. */
export const exchangesOf = ({ log }: z.infer<typeof har>): readonly Exchange[] =>
  log.entries.map(({ request, response }): Exchange => {
    const { pathname, search } = new URL(request.url);
    const reference = referenceIn(request.postData?.text ?? '');
    const { text: written, encoding, mimeType } = response.content;
    const text = encoding === 'base64' ? utf8(Buffer.from(written ?? '', 'base64')) : (written ?? '');
    const headers = Object.fromEntries(response.headers.map(({ name, value }) => [name, value]));
    return {
      method: request.method.toUpperCase(),
      target: redactedText(`${pathname}${search}`),
      ...(reference === undefined ? {} : { reference }),
      status: response.status,
      headers: redactedHeaders(answerHeaders(headers)),
      ...(mimeType === undefined || mimeType === '' ? {} : { mediaType: mimeType }),
      ...(text === undefined ? {} : { body: redactedText(text) }),
      size: text?.length ?? 0,
    };
  });
