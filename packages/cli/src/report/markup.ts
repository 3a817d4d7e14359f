const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** Text as HTML; control characters, which HTML cannot carry, become visible. */
export function html(text: string | number): string {
  return String(text)
    .replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '')
    .replace(/\p{Cc}/gu, (character) => (character === '\n' ? '\n' : '\ufffd'));
}

/** An element with text in it. */
export const tag = (name: string, text: string | number, kind?: string): string =>
  `<${name}${kind === undefined ? '' : ` class="${kind}"`}>${html(text)}</${name}>`;
