/** How the rule catalogues of the declaration are written. @module */
import type { Definition, Severity } from '@kouan/core';

/** One definition in one line. */
export const define = (code: string, severity: Severity, en: string, zh: string, source: string): Definition => ({
  code,
  severity,
  message: { en, zh },
  source,
});

/** The interface table as a source. */
export const table = (element: string): string => `Single Window DecMessage interface table, ${element}`;
