/** The papers of one shipment: a folder, several files, or a list that names them. @module */
import { type Finding, finding, hasErrors, KouanError } from '@kouan/core';
import type { Format } from '@kouan/sdk';
import type { Paper } from '@kouan/sdk/across';
import { type CheckContext, check } from '@kouan/sdk/checks';
import { type FileDocument, placed, type ReadOptions, readDocuments } from '../flow/decode.ts';
import { inputFiles } from '../flow/inputs.ts';
import { CHK } from './catalogue.ts';
import { isPaperList, listedPapers, type NamedPaper } from './list.ts';

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

/** Folders stand for their files, lists for what they name. */
async function filesOf(names: readonly string[]): Promise<NamedPaper[]> {
  const files: NamedPaper[] = [];
  for (const name of await inputFiles(names)) {
    if (await isPaperList(name)) files.push(...(await listedPapers(name)));
    else files.push({ file: name });
  }
  // A list that lies in the folder of its papers says more of them than their names.
  const known = new Map<string, NamedPaper>();
  for (const one of files) if (one.from !== undefined || !known.has(one.file)) known.set(one.file, one);
  return [...known.values()];
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
