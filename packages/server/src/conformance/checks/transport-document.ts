import type { Finding } from '@kouan/core';
import type { CheckedDocument } from '@kouan/sdk/title';

/** What is wrong with a transport document, as findings on the message that it stands in. */
export function documentFindings({ schema, rules }: CheckedDocument, at: string): readonly Finding[] {
  return [...schema, ...rules].map((one) => ({ ...one, path: `${at}${one.path}` }));
}
