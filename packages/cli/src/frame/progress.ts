import type { Context } from './context.ts';

const PLAIN_EVERY_MS = 3000;
const DRAW_EVERY_MS = 100;
const BAR = 24;

/** Shows how far a long command has come: a bar on a terminal, one plain line every few seconds elsewhere. */
export interface Progress {
  /** @param note what stands behind the number: `12 rejected` */
  step(done: number, total?: number, note?: string): void;
  end(): void;
}

export function progress({ output, now }: Pick<Context, 'output' | 'now'>, label: string): Progress {
  const every = output.live ? DRAW_EVERY_MS : PLAIN_EVERY_MS;
  const began = now().getTime();
  let last = began;
  let drawn = false;
  return {
    step(done, total, note) {
      const time = now().getTime();
      if (time - last < every) return;
      last = time;
      const rate = (done * 1_000) / Math.max(1, time - began);
      const left = total === undefined || rate === 0 ? '' : `  ${duration((total - done) / rate)}`;
      const pace = done > 0 ? `  ${rate >= 10 ? Math.round(rate) : rate.toFixed(1)}/s${left}` : '';
      const count = `${total === undefined ? String(done) : `${done}/${total}`}${note === undefined ? '' : `  ${note}`}${pace}`;
      if (!output.live) return output.talk(`${label} ${count}`);
      const filled = total ? Math.round((BAR * done) / total) : 0;
      const bar = total ? `${'█'.repeat(filled)}${'░'.repeat(BAR - filled)} ` : '';
      output.errorStream.write(`\r\u001b[K${label} ${bar}${count}`);
      drawn = true;
    },
    end() {
      if (drawn) output.errorStream.write('\r\u001b[K');
    },
  };
}

/** Seconds as `1:02:03`. */
function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `ETA ${parts.join(':').replace(/^00:/, '')}`;
}
