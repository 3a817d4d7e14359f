import type { Language, Text } from '@kouan/core';
import type { Output } from './output.ts';

/** Version of what `--json` prints; it changes when a field is renamed or removed, not when one is added. */
export const FORMAT_VERSION = 1;

/** All that a command may know of the world around it. */
export interface Context {
  readonly output: Output;
  readonly language: Language;
  readonly json: boolean;
  readonly env: NodeJS.ProcessEnv;
  /** Aborted at the first SIGINT or SIGTERM. */
  readonly signal: AbortSignal;
  readonly now: () => Date;
  /** The text in the reader's language. */
  readonly say: (text: Text) => string;
}

/** Exit codes of the command line; docs/cli.md tells them. */
export const EXIT = {
  done: 0,
  failed: 1,
  usage: 2,
  findings: 3,
  unauthorised: 4,
  unavailable: 5,
  conflict: 6,
  signature: 7,
  interrupted: 130,
} as const;
