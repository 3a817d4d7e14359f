import { type Finding, hasErrors } from '@kouan/core';
import { formatByName } from '@kouan/formats';
import { check } from '@kouan/sdk/checks';
import type { CheckedDocument } from '@kouan/sdk/title';

/** What the schema of a transport document and the rules between its fields say (dcsa.transport-document). */
export function checkTransportDocument(document: Readonly<Record<string, unknown>>): CheckedDocument {
  const bytes = new TextEncoder().encode(JSON.stringify(document));
  const { document: bill, findings } = formatByName('dcsa.transport-document').decode(bytes);
  const schema = findings.filter((one) => hasErrors([one]));
  if (bill?.type !== 'bill-of-lading') return { schema, rules: [] };
  return { bill, schema, rules: check(bill) };
}

/** The same, as findings on the message that the document stands in. */
export function documentFindings({ schema, rules }: CheckedDocument, at: string): readonly Finding[] {
  return [...schema, ...rules].map((one) => ({ ...one, path: `${at}${one.path}` }));
}
