import type { Text } from '@kouan/core';
import { html } from '../markup.ts';

/** One row of a plot of bars. */
export interface Bar {
  readonly label: string;
  /** Class of its colour. */
  readonly kind: string;
  readonly count: number;
  /** What stands under the label. */
  readonly note?: string;
}

/** Bars with their numbers, longest possible at full width; the numbers are text, so that everybody can read them. */
export function bars(rows: readonly Bar[], say: (text: Text) => string, kind = ''): string {
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return `<p class="lead">${html(say({ en: 'Nothing to show.', zh: '没有内容。' }))}</p>`;
  const most = Math.max(...rows.map(({ count }) => count));
  const lines = rows.map(({ label, kind: colour, count, note }) => {
    const share = ((count / total) * 100).toFixed(1);
    const under = note === undefined ? '' : `<small>${html(note)}</small>`;
    return `<tr><th scope="row">${html(label)}${under}</th><td class="number">${count}</td><td class="number share">${share} %</td><td class="track"><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="${html(colour)}" width="${((count / most) * 100).toFixed(2)}" height="10"/></svg></td></tr>`;
  });
  return `<table class="bars ${kind}"><tbody>${lines.join('')}</tbody></table>`;
}
