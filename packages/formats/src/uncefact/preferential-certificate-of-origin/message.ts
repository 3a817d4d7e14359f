import type { CertificateOfOrigin } from '@kouan/sdk';
import { jsonCodec, type TreeMessage } from '../../syntax/tree/index.ts';
import { TABLE } from './table.ts';

export const NAME = 'uncefact.preferential-certificate-of-origin';

interface Line {
  itemNumber?: unknown;
}

const linesOf = ({ items }: Record<string, unknown>): readonly Line[] =>
  Array.isArray(items) ? (items as Line[]) : [];

export const MESSAGE: TreeMessage<CertificateOfOrigin> = {
  name: NAME,
  table: TABLE,
  base: { type: 'certificate-of-origin', items: [] },
  marks: ['exchangedDocument', 'specifiedConsignment'],
  constants: [{ at: ['exchangedDocument', 'typeCode', 'content'], value: '864' }],
  // The lines of the message have no number: their order is it.
  implied: {
    add: (document) => {
      for (const [at, line] of linesOf(document).entries()) line.itemNumber ??= String(at + 1);
    },
    omit: (document) => ({
      ...document,
      ...('items' in document
        ? {
            items: linesOf(document).map(({ itemNumber, ...line }, at) =>
              itemNumber === String(at + 1) ? line : { itemNumber, ...line },
            ),
          }
        : {}),
    }),
  },
};

export const codec = jsonCodec(MESSAGE);
