import { usage } from '../frame/usage.ts';
import { readText } from './files.ts';

/** A file that is one JSON text. */
export async function readJson(file: string, max?: number): Promise<unknown> {
  const text = await readText(file, max);
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : '';
    throw usage({ en: `${file}: not JSON: ${detail}`, zh: `${file}：不是 JSON：${detail}` });
  }
}
