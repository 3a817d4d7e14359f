import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Finding, finding, hasErrors, type Place, resolvePointer } from '@kouan/core';
import type { Document, Format } from '@kouan/sdk';
import { check } from '@kouan/sdk/checks';
import { clientReferenceOf } from '@kouan/sdk/documents';
import type { Submission } from '@kouan/sdk/exchange';
import { carries } from '@kouan/sdk/format';
import { type Signer, sign, xmldsigEnveloped } from '@kouan/sdk/signing';
import { SUB } from './catalogue.ts';
import { deadlineOf, type Limit } from './deadline.ts';
import { type FileDocument, placed, type ReadOptions, readDocuments } from './decode.ts';
import { writeWhole } from './files.ts';

/** A document looked at: to be sent when it has a submission, withheld when it has none. */
export interface Prepared {
  readonly file: string;
  readonly at?: Place;
  readonly clientReference?: string;
  readonly findings: readonly Finding[];
  readonly submission?: Submission;
}

/** How documents become submissions. */
export interface OutgoingOptions extends ReadOptions {
  readonly format: Format;
  /** Day that dates are compared with, `YYYY-MM-DD`. */
  readonly today: string;
  readonly signer?: Signer | undefined;
  /** Pointer to the reference of the document that must be accepted before. */
  readonly after?: string | undefined;
  readonly priority?: number | undefined;
  /** Until when each must be accepted. */
  readonly limit?: Limit | undefined;
  /** Folder that keeps a copy of what is sent. */
  readonly keep?: string | undefined;
}

const NAME_MAX = 80;

/** Every document of the files, checked, written and signed; one at a time. */
export async function* prepare(files: readonly string[], options: OutgoingOptions): AsyncGenerator<Prepared> {
  if (options.keep !== undefined) await mkdir(options.keep, { recursive: true });
  for await (const read of readDocuments(files, options)) yield prepareOne(read, options);
}

async function prepareOne(read: FileDocument, options: OutgoingOptions): Promise<Prepared> {
  const { file, decoded } = read;
  const { document, at } = decoded;
  const clientReference = document === undefined ? undefined : clientReferenceOf(document);
  const face = {
    file,
    ...(at === undefined ? {} : { at }),
    ...(clientReference === undefined ? {} : { clientReference }),
  };
  const findings: Finding[] = [...decoded.findings];
  if (document === undefined) return { ...face, findings };
  const add = (more: readonly Finding[]): void => void findings.push(...more.map((one) => placed(one, read)));
  add(check(document, { profile: 'declare', today: options.today }));
  const { format } = options;
  if (!carries(format, document.type) || format.encode === undefined)
    add([finding(SUB.wrongDocument, '', { params: { type: document.type, format: format.name } })]);
  if (clientReference === undefined) add([finding(SUB.noReference, '/clientReference')]);
  if (hasErrors(findings) || clientReference === undefined) return { ...face, findings };

  // What came in the form that is sent goes on as it came: it may be signed.
  const own = decoded.format?.name === format.name ? decoded.bytes : undefined;
  const encoded = own === undefined ? format.encode?.(document) : undefined;
  if (encoded !== undefined) {
    add(encoded.findings);
    add(encoded.dropped.map(({ path }) => finding(SUB.notCarried, path, { params: { format: format.name } })));
    if (hasErrors(findings)) return { ...face, findings };
  }
  const { deadline, unread } = deadlineOf(document, options.limit);
  if (unread !== undefined) {
    const { pointer, found } = unread;
    add([finding(SUB.noDeadline, pointer, found === undefined ? {} : { found })]);
  }
  const unsigned = own ?? encoded?.bytes ?? new Uint8Array();
  const { signer } = options;
  const bytes = signer === undefined ? unsigned : await sign(unsigned, xmldsigEnveloped, { signer });
  const fileName = fileNameOf(clientReference, format);
  if (options.keep !== undefined) await writeWhole(join(options.keep, fileName), bytes);
  const source = { file, ...(at?.row === undefined ? {} : { row: at.row }) };
  return {
    ...face,
    findings,
    submission: {
      bytes,
      clientReference,
      mediaType: format.mediaType,
      fileName,
      source,
      // A signature is made anew each time; what is signed is the same.
      contentSha256: createHash('sha256').update(unsigned).digest('hex'),
      ...(signer === undefined ? {} : { signed: true }),
      ...predecessorOf(document, options),
      ...(deadline === undefined ? {} : { deadline }),
      ...(options.priority === undefined ? {} : { priority: options.priority }),
    },
  };
}

/** What a submission waits for. */
function predecessorOf(document: Document, { after }: OutgoingOptions): Pick<Submission, 'after'> {
  const before = after === undefined ? undefined : resolvePointer(document, after);
  return typeof before === 'string' && before !== '' ? { after: before } : {};
}

/** A reference as a file name: what is safe stays readable, the rest is told apart by a digest. */
function fileNameOf(reference: string, { extensions }: Format): string {
  const safe = reference.replace(/[^A-Za-z0-9-]/g, '_').slice(0, NAME_MAX);
  const digest = createHash('sha256').update(reference).digest('hex').slice(0, 8);
  return `${safe === reference ? safe : `${safe}-${digest}`}.${extensions[0] ?? 'bin'}`;
}
