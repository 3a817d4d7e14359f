/** The text of each member of a JSON object as it stands in the source. The text is JSON already. */
export function memberTexts(text: string): ReadonlyMap<string, string> {
  const members = new Map<string, string>();
  let at = text.indexOf('{') + 1;
  for (;;) {
    const open = text.indexOf('"', at);
    if (open < 0) return members;
    const close = endOfString(text, open);
    const name = JSON.parse(text.slice(open, close)) as string;
    const start = text.indexOf(':', close) + 1;
    const end = endOfValue(text, start);
    members.set(name, text.slice(start, end).trim());
    if (text[end] !== ',') return members;
    at = end + 1;
  }
}

/** Index behind the quote that ends a string. */
function endOfString(text: string, open: number): number {
  let at = open + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

/** Index of the comma or the brace behind a value. */
function endOfValue(text: string, start: number): number {
  let depth = 0;
  let at = start;
  for (;;) {
    const char = text[at];
    if (char === '"') {
      at = endOfString(text, at);
      continue;
    }
    if (char === '{' || char === '[') depth++;
    else if (char === '}' || char === ']') {
      if (depth === 0) return at;
      depth--;
    } else if (char === ',' && depth === 0) return at;
    at++;
  }
}
