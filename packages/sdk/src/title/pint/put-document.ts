import { type Finding, finding } from '@kouan/core';
import { readJson } from '../../signing/json/read-json.ts';
import { Refused } from '../../signing/json/refusals.ts';
import { checksum } from '../chain/checksum.ts';
import type { Register } from '../register/register.ts';
import { addAttachment } from '../register/transfers.ts';
import { signedAnswer } from './answer.ts';
import { PNT } from './catalogue.ts';
import type { PintAnswer, PlatformContext } from './context.ts';

/** Largest document that goes along, as base64 in JSON. */
export const MAX_DOCUMENT_BYTES = 64 * 1024 * 1024;

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Takes a document of an open transfer (PUT …/additional-documents/{checksum}): 204, or INCD when it is another one. */
export async function putDocument(
  register: Register,
  reference: string,
  named: string,
  body: Uint8Array,
  context: PlatformContext,
): Promise<PintAnswer> {
  if (body.length > MAX_DOCUMENT_BYTES)
    return { status: 413, findings: [finding(PNT.tooLarge, '', { expected: String(MAX_DOCUMENT_BYTES) })] };
  const incoming = await register.incoming(reference);
  if (incoming === undefined)
    return { status: 404, findings: [finding(PNT.unknownTransfer, '', { found: reference })] };
  const { documents, checksum: last } = incoming;
  const refuse = (one: Finding) => signedAnswer('INCD', last, { finding: one }, context);
  const declared = documents.find(({ documentChecksum }) => documentChecksum === named);
  if (declared === undefined) return refuse(finding(PNT.undeclared, '', { found: named }));
  const content = contentOf(body);
  if (content === undefined) return { status: 400, findings: [finding(PNT.notBase64, '')] };
  const found = checksum(content);
  if (found !== named) return refuse(finding(PNT.otherContent, '', { found, expected: named }));
  if (content.length !== declared.size)
    return refuse(finding(PNT.otherContent, '', { found: String(content.length), expected: String(declared.size) }));
  await register.write((now) => addAttachment(incoming.billId, named, content, now));
  return { status: 204 };
}

/** The octets in a JSON string of base64. */
function contentOf(body: Uint8Array): Uint8Array | undefined {
  try {
    const text = readJson(body, { maxBytes: MAX_DOCUMENT_BYTES, maxDepth: 1 });
    if (typeof text !== 'string' || !BASE64.test(text)) return undefined;
    const content = Buffer.from(text, 'base64');
    return content.toString('base64') === text ? new Uint8Array(content) : undefined;
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}
