/** Looks at XML as text, in time that grows with the text: what is explained may be anything. @module */

/** The text without its blocks from one mark to the next of the other; one that is not closed stays. */
export function cutBlocks(text: string, open: string, close: string): string {
  const left: string[] = [];
  let from = 0;
  for (;;) {
    const at = text.indexOf(open, from);
    const end = at < 0 ? -1 : text.indexOf(close, at + open.length);
    if (end < 0) break;
    left.push(text.slice(from, at));
    from = end + close.length;
  }
  left.push(text.slice(from));
  return left.join('');
}

/** What is no tag, by how it begins; the longer beginnings first. */
const BLOCKS = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<!', '>'],
  ['</', '>'],
] as const;

/** Start tags of a text, as they are written; up to the first thing that is not closed. */
export function startTags(text: string): string[] {
  const found: string[] = [];
  for (let at = text.indexOf('<'); at >= 0; ) {
    const block = BLOCKS.find(([open]) => text.startsWith(open, at));
    const end = block === undefined ? tagEnd(text, at + 1) : afterMark(text, block[1], at + block[0].length);
    if (end < 0) break;
    if (block === undefined) found.push(text.slice(at, end));
    at = text.indexOf('<', end);
  }
  return found;
}

function afterMark(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
}

/** Behind the `>` of a tag: one inside quotation marks ends nothing. */
function tagEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const one = text[at];
    if (one === '>') return at + 1;
    if (one !== '"' && one !== "'") continue;
    at = text.indexOf(one, at + 1);
    if (at < 0) return -1;
  }
  return -1;
}

/** The text without its first element `Signature`, up to the last end of one of the same prefix. */
export function withoutSignature(text: string): string {
  const open = /<([\w.-]*:)?Signature[\s>]/.exec(text);
  if (open === null) return text;
  const close = text.lastIndexOf(`</${open[1] ?? ''}Signature`);
  const end = close < open.index ? -1 : text.indexOf('>', close);
  return end < 0 ? text : text.slice(0, open.index) + text.slice(end + 1);
}

/** The text with other white space before its last end tag; the same where there is none. */
export function spacedBeforeEnd(text: string, space: string): string {
  const at = text.lastIndexOf('</');
  const head = text.slice(0, Math.max(at, 0)).trimEnd();
  const tag = text.slice(at);
  return at < 0 || head.length === at || tag.indexOf('>') !== tag.length - 1 ? text : head + space + tag;
}
