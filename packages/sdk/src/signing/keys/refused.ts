import { KouanError } from '@kouan/core';

/** A key, a certificate or a file of them cannot be used; says why and what to do. */
export const refused = (en: string, zh: string, hintEn: string, hintZh: string, cause?: unknown): KouanError =>
  new KouanError(
    'ERR_KOUAN_KEY',
    { en, zh },
    { hint: { en: hintEn, zh: hintZh }, ...(cause === undefined ? {} : { cause }) },
  );
