/** Room for documents up to this many octets is kept for the next one. */
const KEPT = 256 * 1024;

/**
 * Memory that a document is read into. New memory for each one costs a fifth of reading it, so that whoever reads many
 * and lets go of each lends the same again: nothing that outlives the reading may point into it.
 */
export class Scratch {
  readonly bytes: Buffer;
  nodes: Int32Array<ArrayBuffer>;
  attributes: Int32Array<ArrayBuffer>;

  constructor(size: number) {
    this.bytes = Buffer.allocUnsafeSlow(size + 1);
    this.nodes = new Int32Array((size >> 1) + 64);
    this.attributes = new Int32Array((size >> 3) + 64);
  }
}

let spare: Scratch | undefined;

/** Does something with memory for so many octets, which is taken back afterwards. */
export function withScratch<T>(size: number, use: (scratch: Scratch) => T): T {
  // Whoever reads while another reads has memory of their own.
  const lent = spare !== undefined && spare.bytes.length > size ? spare : new Scratch(size);
  spare = undefined;
  try {
    return use(lent);
  } finally {
    if (lent.bytes.length <= KEPT) spare = lent;
  }
}
