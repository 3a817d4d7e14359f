import { checksum, type DocumentMetadata } from '@kouan/sdk/title';
import type { PaperName } from '../scenario.ts';

/** A document that goes along with a bill. */
export interface Paper {
  readonly metadata: DocumentMetadata;
  readonly content: Uint8Array;
}

const paper = (name: string, text: string): Paper => {
  const content = new TextEncoder().encode(text);
  return {
    content,
    metadata: { name, size: content.length, mediaType: 'text/plain', documentChecksum: checksum(content) },
  };
};

/** The two documents of a bill. They name it, so that no receiver has them from another one. */
export const papersOf = (reference: string): readonly [Paper, Paper] => [
  paper('commercial-invoice.txt', `Commercial invoice for the goods under ${reference}\n`),
  paper('packing-list.txt', `Packing list for the goods under ${reference}\n`),
];

/** What is sent under which checksum. */
export interface SentPaper {
  readonly checksum: string;
  readonly content: Uint8Array;
}

const asDeclared = ({ content, metadata }: Paper): SentPaper => ({ content, checksum: metadata.documentChecksum });

/** One bit of the last octet is another one: the size stays. */
const corrupted = (content: Uint8Array): Uint8Array =>
  content.map((octet, index) => (index === content.length - 1 ? octet ^ 1 : octet));

/** What is put for each name. */
export const SENT_PAPERS: Readonly<Record<PaperName, (papers: readonly [Paper, Paper]) => SentPaper>> = {
  first: ([first]) => asDeclared(first),
  second: ([, second]) => asDeclared(second),
  'second-corrupted': ([, second]) => ({ ...asDeclared(second), content: corrupted(second.content) }),
  undeclared: ([, second]) => asDeclared(paper('other.txt', `Not declared: ${second.metadata.documentChecksum}\n`)),
};
