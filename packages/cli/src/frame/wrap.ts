import stringWidth from 'fast-string-width';

/**
 * What stays together at the end of a line: a word, or one Chinese character, with the marks that open before it and those
 * that close behind it (no line begins with a comma or ends with an opening bracket).
 */
const UNIT =
  /\s*[（《“「]*(?:\p{Script=Han}|[^\s\p{Script=Han}（《“「，。；：、！？）》”」]+)?[，。；：、！？）》”」]*/gu;

/** Lines of at most so many cells; Chinese has no spaces and is broken between characters. */
export function wrap(text: string, columns: number): string {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    let width = 0;
    for (const unit of paragraph.match(UNIT) ?? []) {
      const cells = stringWidth(unit);
      if (width > 0 && width + cells > columns) {
        lines.push(line);
        line = unit.trimStart();
        width = stringWidth(line);
      } else {
        line += unit;
        width += cells;
      }
    }
    lines.push(line);
  }
  return lines.join('\n');
}
