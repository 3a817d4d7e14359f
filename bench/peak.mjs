/** Loaded before a program: leaves its peak memory, in bytes, in the file that KOUAN_PEAK names. */
import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

if (isMainThread && process.env.KOUAN_PEAK) {
  process.on('exit', () => writeFileSync(process.env.KOUAN_PEAK, String(process.resourceUsage().maxRSS * 1024)));
}
