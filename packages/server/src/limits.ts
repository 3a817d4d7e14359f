/** Bytes of the largest message that is taken in, by whatever way it comes. */
export const MAX_BODY = 10_000_000;
