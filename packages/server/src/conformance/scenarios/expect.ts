import type { Expected } from '../scenario.ts';

/** Taken, and nothing to say. */
export const NO_CONTENT: Expected = { status: [204], body: 'none' };

/** Refused without a signature. */
export const error = (...status: readonly number[]): Expected => ({ status, body: 'error' });
