import type { ConformanceReport } from './report.ts';

/** The whole report, with every message. */
export const toJson = (report: ConformanceReport): string => `${JSON.stringify(report, null, 2)}\n`;
