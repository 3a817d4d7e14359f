import type { Message } from '../message/index.ts';

/** What all messages of cross-border e-commerce have in common. */
export const FACTS = {
  standard: {
    name: 'GACC cross-border e-commerce messages (CEB)',
    version: '2022-05',
    source: 'GACC, message definitions of cross-border e-commerce, import and export, edition 2022-05',
  },
  mediaType: 'application/xml',
  extensions: ['xml'],
} as const;

/** The message whose fixed fields are those of the document. */
export const carrierAmong =
  (messages: readonly Message[]) =>
  (document: object): Message | undefined =>
    messages.find(({ fixed }) =>
      Object.entries(fixed).every(([key, value]) => (document as Record<string, unknown>)[key] === value),
    );
