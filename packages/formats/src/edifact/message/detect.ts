const SERVICE = /^(?:\ufeff|\u00ef\u00bb\u00bf)?\s*(?:UNA|UN[BGH][^A-Za-z0-9\s])/;
const SPECIAL = /[\\^$.*+?()[\]{}|/-]/g;

/** 1: the first message is of this type; less: another one is, or none says its type and the content is like it. */
export function scoreOf(head: Uint8Array, type: string, mark?: RegExp): number {
  const text = new TextDecoder('latin1').decode(head);
  if (!SERVICE.test(text)) return 0;
  const [, separator = '+'] = /UN[BGH]([^A-Za-z0-9\s])/.exec(text) ?? [];
  const element = separator.replace(SPECIAL, '\\$&');
  const header = new RegExp(`UNH${element}[^${element}]{0,99}${element}([A-Z]{6})?`, 'g');
  const types = [...text.matchAll(header)].map(([, found]) => found);
  if (types[0] === type) return 1;
  if (types.includes(type)) return 0.6;
  return types.length > 0 && types[0] === undefined && mark?.test(text) === true ? 0.4 : 0;
}
