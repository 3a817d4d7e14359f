import { TYPES } from './document.ts';

/** Members and brackets of JSON, one token after the other. */
const TOKEN = /"((?:[^"\\]|\\.)*)"|[{}[\]:,]|[^\s"{}[\]:,]+/gy;

/** The member `type` of the first object of a text that may be cut anywhere. */
function typeOf(text: string): string | undefined {
  let depth = 0;
  let object = 0;
  let name: string | undefined;
  let before = '';
  TOKEN.lastIndex = 0;
  for (let at = 0; at < text.length; ) {
    while (/\s/.test(text[at] ?? '')) at++;
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(text);
    if (found === null) return undefined;
    at = TOKEN.lastIndex;
    const [token, string] = found;
    if (token === '{' || token === '[') {
      depth++;
      if (token === '{' && object === 0) object = depth;
    } else if (token === '}' || token === ']') depth--;
    else if (string !== undefined && object > 0 && depth === object) {
      if (before === ':') {
        if (name === 'type') return string;
      } else name = string;
    }
    before = token;
    if (depth === 0) return undefined;
  }
  return undefined;
}

/**
 * Sure of an object that names a document. One that is a declaration on one line has always been read as a line of a
 * table, and goes on to be.
 */
export function detect(head: Uint8Array): number {
  const text = new TextDecoder().decode(head).trimStart();
  if (!/^[[{]/.test(text)) return 0;
  const type = typeOf(text);
  if (type === undefined || !TYPES.has(type)) return 0;
  return type === 'declaration' && text.startsWith('{') && !/^\{\s*\n/.test(text) ? 0.5 : 0.95;
}
