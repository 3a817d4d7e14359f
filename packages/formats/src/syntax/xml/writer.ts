/**
 * Characters XML 1.0 cannot carry at all (§2.2), lone surrogates included. Built from strings, so that no control
 * character stands in a pattern.
 */
const FORBIDDEN = new RegExp(
  [
    ['[', String.raw`\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff`, ']'].join(''),
    String.raw`[\ud800-\udbff](?![\udc00-\udfff])`,
    String.raw`(?<![\ud800-\udbff])[\udc00-\udfff]`,
  ].join('|'),
);
const SPECIAL = /[&<>\r]/g;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\r': '&#xD;',
  '"': '&quot;',
  '\n': '&#xA;',
  '\t': '&#x9;',
};

/** False when the text has a character that no XML 1.0 file can hold. */
export function isWritable(text: string): boolean {
  return !FORBIDDEN.test(text);
}

/** Escapes the text of an element. */
export function escapeText(text: string): string {
  return text.search(SPECIAL) < 0 ? text : text.replace(SPECIAL, (char) => ENTITIES[char] as string);
}

/** Escapes the value of an attribute in double quotes; white space survives normalisation (XML 1.0 §3.3.3). */
export function escapeAttribute(text: string): string {
  return text.replace(/[&<>\r\n\t"]/g, (char) => ENTITIES[char] as string);
}
