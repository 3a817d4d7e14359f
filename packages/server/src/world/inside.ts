/** A request from within: what a scenario lets happen goes through the doors that everybody takes. */
export interface Inside {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

/** Finds the endpoint that takes a request. */
export interface Finder {
  find(
    request: Inside,
  ): Promise<{ readonly route: { readonly id: string; readonly path: string; readonly outside?: true } } | undefined>;
}
