import type { Context } from './context.ts';

const PLAIN_EVERY_MS = 3000;
const DRAW_EVERY_MS = 100;
const BAR = 24;

/** Shows how far a long command has come: a bar on a terminal, one plain line every few seconds elsewhere. */
export interface Progress {
  step(done: number, total?: number): void;
  end(): void;
}

export function progress({ output, now }: Pick<Context, 'output' | 'now'>, label: string): Progress {
  const every = output.live ? DRAW_EVERY_MS : PLAIN_EVERY_MS;
  let last = now().getTime();
  let drawn = false;
  return {
    step(done, total) {
      const time = now().getTime();
      if (time - last < every) return;
      last = time;
      const count = total === undefined ? String(done) : `${done}/${total}`;
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
