/** The papers of one shipment: a folder, several files, or a list that names them. @module */
import { dirname, extname, isAbsolute, join } from 'node:path';
import { type Finding, finding, hasErrors, KouanError } from '@kouan/core';
import type { Format } from '@kouan/sdk';
import type { Paper } from '@kouan/sdk/across';
import { type CheckContext, check } from '@kouan/sdk/checks';
import * as z from 'zod';
import { type FileDocument, placed, type ReadOptions, readDocuments } from '../flow/decode.ts';
import { readText } from '../flow/files.ts';
import { inputFiles } from '../flow/inputs.ts';
import { CHK } from './catalogue.ts';

/** One document of one file, with what is wrong with it alone. */
export interface ReadPaper {
  /** The file, and behind `#` which document of it when there are several. */
  readonly name: string;
  readonly file: string;
  readonly format?: Format;
  readonly paper?: Paper;
  readonly findings: readonly Finding[];
  /** A later finding with its place in the file. */
  readonly place: (one: Finding) => Finding;
}

/** More than any shipment has; they are held together. */
const PAPERS_MAX = 1_000;

const LIST = /^\.ya?ml$/i;

/** A list may come from somebody else: it names what lies beside it, and nothing of the machine. */
function isBeside(file: string): boolean {
  return file !== '' && !isAbsolute(file) && !file.split(/[\\/]/).includes('..');
}

/** A list of papers, or a whole shipment document with its papers. */
const listSchema = z.looseObject({
  papers: z.array(z.looseObject({ file: z.string().refine(isBeside), format: z.string().optional() })).min(1),
});

interface Named {
  readonly file: string;
  readonly from?: string | undefined;
}

/** Reads and checks every paper by itself. */
export async function readPapers(
  names: readonly string[],
  options: ReadOptions,
  context: CheckContext,
  signal: AbortSignal,
): Promise<ReadPaper[]> {
  const papers: ReadPaper[] = [];
  for (const { file, from } of await filesOf(names)) {
    let row = 0;
    for await (const read of readDocuments([file], { ...options, from: from ?? options.from })) {
      signal.throwIfAborted();
      row += 1;
      if (papers.length >= PAPERS_MAX) throw tooMany();
      papers.push(paperOf(read, row, context));
    }
  }
  return papers;
}

/** Folders stand for their files, lists for what they name; a list in a folder of its own papers is not one of them. */
async function filesOf(names: readonly string[]): Promise<Named[]> {
  const files: Named[] = [];
  for (const name of await inputFiles(names)) {
    if (LIST.test(extname(name))) files.push(...(await listed(name)));
    else files.push({ file: name });
  }
  const seen = new Set<string>();
  return files
    .reverse()
    .filter(({ file }) => !seen.has(file) && seen.add(file))
    .reverse();
}

/** The papers that a list names, beside the list. */
async function listed(name: string): Promise<Named[]> {
  // YAML is read by what reads scenarios: no anchors, no tags, bounded.
  const { readYaml } = await import('@kouan/server/scenarios');
  const { value, findings } = readYaml(await readText(name));
  const list = listSchema.safeParse(value);
  if (findings.length > 0 || !list.success)
    throw new KouanError(
      'ERR_KOUAN_USAGE',
      { en: `${name}: not a list of papers`, zh: `${name}：不是单证清单` },
      {
        hint: {
          en: 'A list has papers: [{ file: invoice.json }, { file: bill.json, format: dcsa.transport-document }].',
          zh: '清单形如 papers: [{ file: invoice.json }, { file: bill.json, format: dcsa.transport-document }]。',
        },
      },
    );
  return list.data.papers.map(({ file, format }) => ({ file: join(dirname(name), file), from: format }));
}

function paperOf(read: FileDocument, row: number, context: CheckContext): ReadPaper {
  const { file, decoded } = read;
  const { document, format } = decoded;
  const name = row === 1 ? file : `${file}#${row}`;
  const own = document === undefined ? [] : check(document, context);
  // What has not the right shape cannot be compared.
  const usable = document !== undefined && !own.some(({ code }) => code.startsWith('SHP-'));
  const place = (one: Finding): Finding => ({ ...placed(one, read), at: { ...placed(one, read).at, file: name } });
  const lost =
    document === undefined && !hasErrors(decoded.findings) ? [finding(CHK.nothing, '', { at: { file } })] : [];
  return {
    name,
    file,
    ...(format === undefined ? {} : { format }),
    ...(usable ? { paper: { name, document } } : {}),
    findings: [...decoded.findings, ...lost, ...own].map(place),
    place,
  };
}

const tooMany = (): KouanError =>
  new KouanError(
    'ERR_KOUAN_LIMIT',
    { en: `More than ${PAPERS_MAX} papers.`, zh: `单证超过 ${PAPERS_MAX} 份。` },
    {
      hint: {
        en: 'Check one shipment at a time; without --shipment any number of documents is checked one by one.',
        zh: '请逐票检查；不加 --shipment 时逐份检查，数量不限。',
      },
    },
  );
