import type { Definition } from '@kouan/core';

/** What reading and writing by tables may have to say; each family of messages brings the texts and sources of its own. */
export type Says = Readonly<
  Record<
    | 'notMessage'
    | 'wrongNamespace'
    | 'unknownElement'
    | 'repeated'
    | 'unreadable'
    | 'length'
    | 'missing'
    | 'tooMany'
    | 'signed'
    | 'foreign'
    | 'several'
    | 'noDocument'
    | 'notWritable'
    | 'tooLarge'
    | 'unattended'
    | 'mixed'
    | 'fixed',
    Definition
  >
>;
