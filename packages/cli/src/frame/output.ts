import { styleText } from 'node:util';
import { KouanError } from '@kouan/core';
import { systemError } from './system-errors.ts';

type Style = Parameters<typeof styleText>[0];

/** Gives a text a colour, where colours are wanted. */
export type Paint = (style: Style, text: string) => string;

export const painter =
  (coloured: boolean): Paint =>
  (style, text) =>
    coloured ? styleText(style, text, { validateStream: false }) : text;

/** Version of what `--json` prints; it changes when a field is renamed or removed, not when one is added. */
export const FORMAT_VERSION = 1;

/** Where a command writes: data to stdout, talk to stderr. */
export interface Output {
  /** One piece of data; waits when the reader is slow. */
  data(text: string): Promise<void>;
  /** One JSON value on one line, `format_version` first. */
  record(value: object): Promise<void>;
  bytes(bytes: Uint8Array): Promise<void>;
  /** One line for the person. */
  talk(text: string): void;
  readonly paint: Paint;
  /** Whether stdout is written in colours. */
  readonly coloured: boolean;
  /** True when stderr is a terminal that may be redrawn. */
  readonly live: boolean;
  /** The same of stdout. */
  readonly screen: boolean;
  /** Cells of a line of the terminal. */
  readonly columns: number;
  readonly errorStream: NodeJS.WriteStream;
}

/** Everything after this one is thrown away: the reader has gone, which is no mistake of ours (`kouan … | head`). */
export class ClosedPipe extends Error {
  override readonly name = 'ClosedPipe';
}

/** Of a terminal that does not say how wide it is. */
const COLUMNS = 80;

/** What `kouan … > file` meets on a full disk. */
function unwritable(cause: NodeJS.ErrnoException): KouanError {
  const known = systemError(cause);
  const why = known?.why ?? { en: cause.message, zh: cause.message };
  return new KouanError(
    'ERR_KOUAN_FILE',
    { en: `stdout: ${why.en}`, zh: `标准输出：${why.zh}` },
    { cause, ...(known?.hint === undefined ? {} : { hint: known.hint }) },
  );
}

/** Connects a command to the streams of the process. */
export function openOutput(stdout: NodeJS.WriteStream, stderr: NodeJS.WriteStream, env: NodeJS.ProcessEnv): Output {
  let failure: Error | undefined;
  const failed = (cause: NodeJS.ErrnoException): Error => {
    failure ??= cause.code === 'EPIPE' ? new ClosedPipe() : unwritable(cause);
    return failure;
  };
  stdout.on('error', failed);
  stderr.on('error', () => {});
  const draws = !env['CI'] && env['TERM'] !== 'dumb';
  const coloured = !env['NO_COLOR'] && (stdout.isTTY === true || Boolean(env['FORCE_COLOR']));

  async function bytes(chunk: string | Uint8Array): Promise<void> {
    if (failure !== undefined) throw failure;
    await new Promise<void>((resolve, reject) => {
      stdout.write(chunk, (cause) => {
        if (cause) reject(failed(cause));
        else resolve();
      });
    });
  }

  return {
    bytes,
    data: (text) => bytes(text.endsWith('\n') ? text : `${text}\n`),
    record: (value) => bytes(`${JSON.stringify({ format_version: FORMAT_VERSION, ...value })}\n`),
    talk: (text) => void stderr.write(text.endsWith('\n') ? text : `${text}\n`),
    paint: painter(coloured),
    coloured,
    live: stderr.isTTY === true && draws,
    screen: stdout.isTTY === true && draws,
    get columns() {
      return (stdout.isTTY === true ? stdout.columns : stderr.columns) || COLUMNS;
    },
    errorStream: stderr,
  };
}
