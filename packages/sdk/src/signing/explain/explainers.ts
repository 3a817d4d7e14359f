import type { Explain } from './explained.ts';

/** How signatures are taken apart, by the name of their kind; for programs that explain, beside `SIGNATURE_KINDS`. */
export const EXPLAINERS: Readonly<Record<string, Explain>> = {};
