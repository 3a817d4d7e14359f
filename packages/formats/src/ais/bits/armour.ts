/** Characters of an encapsulation sentence, by their six bits: IEC 61162-1, table of six-bit field. */
export const ARMOUR = '0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVW`abcdefghijklmnopqrstuvw';

/** What is no armour. */
export const NOT_ARMOUR = 255;

/** The six bits of a character code; {@link NOT_ARMOUR} for all others. */
export const SIX_BITS: Uint8Array = new Uint8Array(128).fill(NOT_ARMOUR);
for (let value = 0; value < 64; value += 1) SIX_BITS[ARMOUR.charCodeAt(value)] = value;

/** Letters of a text inside a message, by their six bits: ITU-R M.1371-5, table 47. */
export const LETTERS = '@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_ !"#$%&\'()*+,-./0123456789:;<=>?';
