import stringWidth from 'fast-string-width';
import { html } from './markup.ts';

/** Text in a picture, cut to a width in terminal cells; the whole of it is in the tooltip. */
export function label(x: number, y: number, text: string, cells: number, kind = ''): string {
  const shown = cut(text, cells);
  const title = shown === text ? '' : `<title>${html(text)}</title>`;
  return `<text x="${round(x)}" y="${round(y)}"${kind === '' ? '' : ` class="${kind}"`}>${title}${html(shown)}</text>`;
}

function cut(text: string, cells: number): string {
  if (stringWidth(text) <= cells) return text;
  let shown = '';
  for (const character of text) {
    if (stringWidth(shown + character) > cells - 1) break;
    shown += character;
  }
  return `${shown}…`;
}

export const round = (value: number): string => value.toFixed(1).replace(/\.0$/, '');

/** A picture with what it shows said in words, for those who do not see it. */
export function picture(width: number, height: number, about: string, body: string): string {
  return `<svg style="max-width:${Math.ceil(width * 1.1)}px" viewBox="0 0 ${round(width)} ${round(height)}" role="img" aria-label="${html(about)}">${body}</svg>`;
}
