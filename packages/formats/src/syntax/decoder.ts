/** What reads bytes of one encoding. */
export interface Decoder {
  decode(bytes?: Uint8Array, options?: { readonly stream?: boolean }): string;
}

/** Labels that mean GB18030 or one of its subsets; GB18030 reads them all. */
export const GB: ReadonlySet<string> = new Set(['gb2312', 'gbk', 'gb18030', 'gb_2312-80', 'x-gbk', 'cp936']);

/** What the octets 80 to 9F are in windows-1252, by which the web reads ISO 8859-1 too (WHATWG Encoding §4.2). */
const WINDOWS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
const CONTROLS = /[\x80-\x9f]/g;

/**
 * A decoder that reads the same on every Node: 20 reads windows-1252 as ISO 8859-1, and leaves controls where others have a
 * euro sign or a dash.
 *
 * @throws RangeError for a label that nobody knows
 */
export function decoderOf(label: string, options: { readonly fatal?: boolean } = {}): Decoder {
  const decoder = new TextDecoder(GB.has(label.toLowerCase()) ? 'gb18030' : label, options);
  if (decoder.encoding !== 'windows-1252') return decoder;
  return {
    decode: (bytes, how) =>
      decoder.decode(bytes, how).replace(CONTROLS, (one) => WINDOWS[one.charCodeAt(0) - 0x80] as string),
  };
}
