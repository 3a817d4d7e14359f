/** The entities that exist without a DOCTYPE (XML 1.0 §4.6). */
const PREDEFINED: Readonly<Record<string, number>> = { amp: 0x26, lt: 0x3c, gt: 0x3e, quot: 0x22, apos: 0x27 };

/** Whether a code point may stand in a document (XML 1.0 §2.2). */
export const isChar = (code: number): boolean =>
  code === 0x9 ||
  code === 0xa ||
  code === 0xd ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x10000 && code <= 0x10ffff);

/** The code point that stands for what lies between `&` and `;`, or `undefined` when there is none. */
export function referenced(name: string): number | undefined {
  const code = /^#[0-9]+$/.test(name)
    ? Number.parseInt(name.slice(1), 10)
    : /^#x[0-9A-Fa-f]+$/.test(name)
      ? Number.parseInt(name.slice(2), 16)
      : Object.hasOwn(PREDEFINED, name)
        ? PREDEFINED[name]
        : undefined;
  return code !== undefined && isChar(code) ? code : undefined;
}

/** References of which the document is known to hold only right ones, as the characters that they stand for. */
export const dereference = (text: string): string =>
  text.includes('&')
    ? text.replace(/&([^;]*);/g, (_, name: string) => String.fromCodePoint(referenced(name) ?? 0xfffd))
    : text;
