import type { Language, Text } from '@kouan/core';
import type { OptionSpec } from './options.ts';
import type { Output } from './output.ts';

/** A command as the completions know it. */
export interface CommandFace {
  /** All its words: `origin rules import`. */
  readonly name: string;
  readonly summary: Text;
  options(): Promise<readonly OptionSpec[]>;
}

/** All that a command may know of the world around it. */
export interface Context {
  readonly output: Output;
  readonly language: Language;
  readonly json: boolean;
  readonly env: NodeJS.ProcessEnv;
  /** Every command that the help shows. */
  readonly commands: readonly CommandFace[];
  /** Aborted at the first SIGINT or SIGTERM. */
  readonly signal: AbortSignal;
  readonly now: () => Date;
  /** Something to be put away when the command has ended, however it ended: a card, a connection. */
  atEnd(work: () => Promise<void>): void;
  /** The text in the reader's language. */
  readonly say: (text: Text) => string;
}
