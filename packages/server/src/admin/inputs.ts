import type { HeaderValues } from './kept-request.ts';

/** Something that was asked of a namespace and may have changed it. */
export interface Input {
  /** The server’s time when it came. */
  readonly instant: number;
  readonly method: string;
  /** Path and query, within the namespace. */
  readonly target: string;
  readonly headers: HeaderValues;
  readonly body: Uint8Array;
  /** It came by another way than HTTP, and met neither faults nor machines. */
  readonly inside?: true | undefined;
}

/** What a state can be made of again, at most. */
export const MAX_INPUTS = 50_000;
export const MAX_INPUT_BYTES = 64 * 1024 * 1024;

/**
 * All that was asked of a namespace since its beginning, in order: a namespace is its beginning and what was asked of it.
 * Beyond its bounds nothing is kept, and there is no state to save any more.
 */
export class Inputs {
  private readonly kept: Input[] = [];
  private size = 0;
  private over = false;

  add(input: Input): void {
    this.size += input.body.length + input.target.length;
    if (this.over || this.kept.length >= MAX_INPUTS || this.size > MAX_INPUT_BYTES) {
      this.over = true;
      this.kept.length = 0;
      return;
    }
    this.kept.push(input);
  }

  get count(): number {
    return this.kept.length;
  }

  get bytes(): number {
    return this.size;
  }

  /** Everything so far; nothing when it was more than is kept. */
  all(): readonly Input[] | undefined {
    return this.over ? undefined : [...this.kept];
  }
}
