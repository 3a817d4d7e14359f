import type { Message } from '../message/index.ts';

/** What messages of bonded zones have in common. */
export const FACTS = {
  standard: {
    name: 'China International Trade Single Window, special customs zones and bonded logistics (INV, SAS)',
    version: '1.0',
    source: 'Single Window import client, directory Sas: messages INV101, SAS121 and their receipts',
  },
  mediaType: 'application/xml',
  extensions: ['xml'],
} as const;

/** Under this key stands which root a document came in, when it is not the usual one. */
const ROOT = 'root';

type Kept = { readonly extensions?: Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined };

/** Two written forms of one document: signed as it is sent, and the bare package. */
export function bothRoots(name: string, [signed, bare]: readonly [Message, Message]) {
  const derive = (row: Record<string, unknown>): void => {
    const own = (row['extensions'] ??= {}) as Record<string, Record<string, unknown>>;
    (own[name] ??= {})[ROOT] = bare.root.element;
  };
  const messages = [signed, { ...bare, derive }] as const;
  const messageOf = ({ extensions }: Kept): Message =>
    extensions?.[name]?.[ROOT] === bare.root.element ? messages[1] : messages[0];
  return { messages, messageOf };
}
