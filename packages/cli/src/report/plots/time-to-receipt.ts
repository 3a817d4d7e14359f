import type { Text } from '@kouan/core';
import { duration } from '../../frame/duration.ts';
import { html } from '../markup.ts';
import { picture, round } from '../svg.ts';

/** Upper ends of the columns, in milliseconds; the last takes all that is slower. */
const ENDS = [1, 3, 10, 30, 60, 180, 600, 1_800, 3_600, 10_800, 43_200, 86_400, 259_200].map(
  (seconds) => seconds * 1_000,
);

const COLUMN = 44;
const HEIGHT = 110;
const LEFT = 8;
/** Columns that are room for, so that few are not drawn wide. */
const FEWEST = 7;

/** Counts durations without keeping them. */
export class Durations {
  private readonly counts = new Array<number>(ENDS.length + 1).fill(0);
  private sum = 0;

  add(ms: number): void {
    const at = ENDS.findIndex((end) => ms <= end);
    const index = at < 0 ? ENDS.length : at;
    this.counts[index] = (this.counts[index] ?? 0) + 1;
    this.sum++;
  }

  get total(): number {
    return this.sum;
  }

  /** Numbers by upper end in milliseconds; `null` for the slowest. */
  buckets(): readonly { readonly upToMs: number | null; readonly count: number }[] {
    return this.counts.map((count, index) => ({ upToMs: ENDS[index] ?? null, count }));
  }

  /** The upper end within which this share arrived; `null` when it lies beyond the last. */
  within(share: number): number | null {
    let seen = 0;
    for (const { upToMs, count } of this.buckets()) {
      seen += count;
      if (seen >= share * this.sum) return upToMs;
    }
    return null;
  }
}

/** How long it took from the sending of a document to the first receipt beyond the answer. */
export function timeToReceipt(durations: Durations, say: (text: Text) => string): string {
  if (durations.total === 0)
    return `<p class="lead">${html(say({ en: 'No receipt has come yet.', zh: '尚未收到回执。' }))}</p>`;
  const all = durations.buckets();
  const used = all.map(({ count }) => count > 0);
  const from = Math.max(0, used.indexOf(true) - 1);
  const shown = all.slice(from, used.lastIndexOf(true) + 2);
  const most = Math.max(...shown.map(({ count }) => count));
  const bars = shown.map(({ upToMs, count }, index) => {
    const x = LEFT + index * COLUMN;
    const height = (count / most) * HEIGHT;
    const name = upToMs === null ? `> ${duration(ENDS.at(-1) ?? 0, say)}` : `≤ ${duration(upToMs, say)}`;
    const number =
      count === 0
        ? ''
        : `<text class="value" x="${round(x + COLUMN / 2)}" y="${round(16 + HEIGHT - height)}">${count}</text>`;
    return `<rect class="moving" x="${round(x + 4)}" y="${round(20 + HEIGHT - height)}" width="${COLUMN - 8}" height="${round(height)}"><title>${html(`${name}: ${count}`)}</title></rect>${number}<text class="tick" x="${round(x + COLUMN / 2)}" y="${HEIGHT + 34}">${html(name)}</text>`;
  });
  const width = LEFT * 2 + Math.max(FEWEST, shown.length) * COLUMN;
  const base = `<line class="base" x1="${LEFT}" x2="${width - LEFT}" y1="${20 + HEIGHT}" y2="${20 + HEIGHT}"/>`;
  const about = shown
    .map(({ upToMs, count }) => `${upToMs === null ? '>' : `≤ ${duration(upToMs, say)}`}: ${count}`)
    .join(', ');
  const typical = [0.5, 0.9, 0.99].map((share) => {
    const ms = durations.within(share);
    const within = ms === null ? `> ${duration(ENDS.at(-1) ?? 0, say)}` : `≤ ${duration(ms, say)}`;
    return `<span>${share * 100} % <b>${html(within)}</b></span>`;
  });
  return `<p class="shares">${typical.join('')}</p>${picture(width, HEIGHT + 42, about, `${base}${bars.join('')}`)}`;
}
