/** A list of the papers of a shipment: YAML or JSON with `papers`, or a whole shipment document that names its papers. @module */
import { stat } from 'node:fs/promises';
import { dirname, extname, isAbsolute, join } from 'node:path';
import { KouanError } from '@kouan/core';
import * as z from 'zod';
import { readText } from '../flow/files.ts';

/** A file with the format that the list gives it. */
export interface NamedPaper {
  readonly file: string;
  readonly from?: string | undefined;
}

const YAML = /^\.ya?ml$/i;
/** Longer than any list; a longer JSON file is a document. */
const LIST_MAX = 512 * 1024;

/** A list may come from somebody else: it names what lies beside it, and nothing else of the machine. */
function isBeside(file: string): boolean {
  return file !== '' && !isAbsolute(file) && !file.split(/[\\/]/).includes('..');
}

const listSchema = z.looseObject({
  papers: z.array(z.looseObject({ file: z.string().refine(isBeside), format: z.string().optional() })).min(1),
});

/** Whether a file is a list: every YAML file is, and a JSON file that names the files of papers. */
export async function isPaperList(name: string): Promise<boolean> {
  const ending = extname(name);
  if (YAML.test(ending)) return true;
  if (name === '-' || ending.toLowerCase() !== '.json') return false;
  // What is wrong with the file is said where it is opened.
  const about = await stat(name).catch(() => undefined);
  if (about?.isFile() !== true || about.size > LIST_MAX) return false;
  try {
    const { papers } = JSON.parse(await readText(name, LIST_MAX)) as { papers?: unknown };
    return Array.isArray(papers) && papers.some((one) => typeof (one as { file?: unknown } | null)?.file === 'string');
  } catch {
    return false;
  }
}

/**
 * The papers that a list names, beside the list.
 *
 * @throws KouanError `ERR_KOUAN_USAGE` when it is none.
 */
export async function listedPapers(name: string): Promise<NamedPaper[]> {
  // YAML, and so JSON, is read by what reads scenarios: no anchors, no tags, bounded.
  const { readYaml } = await import('@kouan/server/scenarios');
  const { value, findings } = readYaml(await readText(name));
  const list = listSchema.safeParse(value);
  if (findings.length > 0 || !list.success)
    throw new KouanError(
      'ERR_KOUAN_USAGE',
      { en: `${name}: not a list of papers`, zh: `${name}：不是单证清单` },
      {
        hint: {
          en: 'A list has papers: [{ file: invoice.json }, { file: bill.json, format: dcsa.transport-document }], beside itself.',
          zh: '清单形如 papers: [{ file: invoice.json }, { file: bill.json, format: dcsa.transport-document }]，文件须与清单同处。',
        },
      },
    );
  return list.data.papers.map(({ file, format }) => ({ file: join(dirname(name), file), from: format }));
}
