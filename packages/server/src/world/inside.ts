/** A request from within: what a scenario lets happen goes through the doors that everybody takes. */
export interface Inside {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}
