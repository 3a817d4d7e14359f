import type { Text } from '@kouan/core';
import stringWidth from 'fast-string-width';
import type { Context } from './context.ts';
import { clock } from './duration.ts';

const PLAIN_EVERY_MS = 3_000;
const DRAW_EVERY_MS = 100;
const BAR = 24;
const NARROWEST_BAR = 8;

/** Shows how far a long command has come: a bar on a terminal, one plain line every few seconds elsewhere. */
export interface Progress {
  /** @param notes what stands behind the number, the most important first: `12 rejected` */
  step(done: number, total?: number, notes?: readonly string[]): void;
  end(): void;
}

type Frame = Pick<Context, 'output' | 'now' | 'say'>;

const LEFT: Text = { en: 'left', zh: '剩余' };

export function progress({ output, now, say }: Frame, label: string): Progress {
  const every = output.live ? DRAW_EVERY_MS : PLAIN_EVERY_MS;
  const began = now().getTime();
  let last = began;
  let drawn = false;
  return {
    step(done, total, notes = []) {
      const time = now().getTime();
      if (time - last < every) return;
      last = time;
      const rate = (done * 1_000) / Math.max(1, time - began);
      const count = total === undefined ? String(done) : `${done}/${total}`;
      const pace = done > 0 ? [`${rate >= 10 ? Math.round(rate) : rate.toFixed(1)}/s`] : [];
      const left = total !== undefined && rate > 0 ? [`${say(LEFT)} ${clock((total - done) / rate)}`] : [];
      const words = [label, count, ...notes, ...pace, ...left];
      if (!output.live) return output.talk(words.join('  '));
      output.errorStream.write(`\r\u001b[K${line(words, done, total, output.columns)}`);
      drawn = true;
    },
    end() {
      if (drawn) output.errorStream.write('\r\u001b[K');
      drawn = false;
    },
  };
}

/** The words with a bar behind the first, as wide as the terminal allows; where it is too narrow the last words go. */
function line(words: readonly string[], done: number, total: number | undefined, columns: number): string {
  const room = columns - 1;
  let shown = [...words];
  while (shown.length > 1 && stringWidth(shown.join('  ')) > room) shown = shown.slice(0, -1);
  const width = Math.min(BAR, room - stringWidth(shown.join('  ')) - 2);
  if (!total || width < NARROWEST_BAR) return shown.join('  ');
  const filled = Math.min(width, Math.round((width * done) / total));
  const [first = '', ...rest] = shown;
  return [first, `${'█'.repeat(filled)}${'░'.repeat(width - filled)}`, ...rest].join('  ');
}
