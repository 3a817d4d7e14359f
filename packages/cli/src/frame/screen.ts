import stringWidth from 'fast-string-width';
import type { Output } from './output.ts';

/** A picture that is drawn again and again in the same place. */
export interface Screen {
  draw(text: string): Promise<void>;
}

/**
 * Draws over what it drew before where stdout is a terminal; elsewhere what has changed is written below, so that a file
 * or a pipe has every change once.
 */
export function screen(output: Output): Screen {
  let lines = 0;
  let before = '';
  return {
    async draw(text) {
      if (text === before) return;
      before = text;
      if (!output.screen) return output.data(`${text}\n`);
      const shown = text.split('\n').map((line) => cut(line, output.columns));
      const back = lines === 0 ? '' : `\u001b[${lines}A\r\u001b[J`;
      lines = shown.length;
      await output.bytes(new TextEncoder().encode(`${back}${shown.join('\n')}\n`));
    },
  };
}

const ESCAPE = '\u001b';

/** A line that the terminal would break takes two, and the next drawing would begin in the wrong place. */
export function cut(text: string, columns: number): string {
  if (stringWidth(text) < columns) return text;
  let shown = '';
  let width = 0;
  let isColour = false;
  let full = false;
  for (const character of text) {
    // Colours are kept whole, also behind the end: they take no place, and one that is begun must be ended.
    isColour ||= character === ESCAPE;
    if (isColour) {
      shown += character;
      isColour = character !== 'm';
      continue;
    }
    width += full ? 0 : stringWidth(character);
    full ||= width > columns - 2;
    if (!full) shown += character;
  }
  return `${shown}…`;
}
