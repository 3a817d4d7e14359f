import { stat } from 'node:fs/promises';
import type { Finding } from '@kouan/core';
import { hasErrors } from '@kouan/core';
import { type CheckContext, check } from '@kouan/sdk/checks';
import { isPaperList } from '../check/list.ts';
import { placed, type ReadOptions, readDocuments } from '../flow/decode.ts';
import { TODAY, todayOf } from '../flow/today.ts';
import { type CommandSpec, textOf } from '../frame/command.ts';
import type { Context } from '../frame/context.ts';
import { counted } from '../frame/counted.ts';
import { EXIT } from '../frame/exit.ts';
import { findingBlock } from '../frame/findings.ts';
import { FROM, MAPPING } from '../frame/options.ts';
import { progress } from '../frame/progress.ts';
import { usage } from '../frame/usage.ts';

export const command: CommandSpec = {
  args: '<file...>',
  options: [
    {
      flags: '--profile <step>',
      about: { en: 'step to be ready for', zh: '检查所针对的步骤' },
      choices: ['declare', 'store'],
      fallback: 'declare',
    },
    TODAY,
    FROM,
    MAPPING,
    {
      flags: '--shipment',
      about: {
        en: 'the files are papers of one shipment: check them against each other (a folder or a list of papers always is)',
        zh: '各文件属同一票货物：相互比对（文件夹或单证清单默认如此）',
      },
    },
    {
      flags: '--format <form>',
      about: { en: 'form of the output', zh: '输出形式' },
      choices: ['text', 'sarif'],
      fallback: 'text',
    },
    { flags: '--html <file>', about: { en: 'write the papers side by side as a page', zh: '将单证并列写成网页' } },
    {
      flags: '--fix <file>',
      about: {
        en: 'write certain repairs as JSON Patches; no paper is edited',
        zh: '将确定的更正写成 JSON Patch，不改动单证',
      },
    },
    { flags: '--all', about: { en: 'also say what could not be compared', zh: '同时列出无法比对的项目' } },
  ],
  examples: [
    { line: 'kouan check declaration.xml', about: { en: 'every finding with its clause', zh: '列出每个问题及其依据' } },
    {
      line: 'kouan check orders.csv --json > findings.ndjson',
      about: { en: 'one line a document', zh: '每份单证一行' },
    },
    {
      line: 'kouan check shipment/ --html shipment.html',
      about: { en: 'all papers of a shipment, side by side', zh: '并列比对一票货物的全部单证' },
    },
  ],
  async run(context, files, options) {
    const today = todayOf(options);
    const how: CheckContext = {
      profile: textOf(options, 'profile') === 'store' ? 'store' : 'declare',
      ...(today === undefined ? {} : { today }),
    };
    const read = { from: textOf(options, 'from'), mapping: textOf(options, 'mapping') };
    const wanted = {
      sarif: textOf(options, 'format') === 'sarif',
      all: options['all'] === true,
      page: textOf(options, 'html'),
      patches: textOf(options, 'fix'),
    };
    if (options['shipment'] === true || (await areShipment(files))) {
      const [{ readPapers }, { shipmentOf }, { tellShipment }] = await Promise.all([
        import('../check/papers.ts'),
        import('../check/across.ts'),
        import('../check/run-shipment.ts'),
      ]);
      return tellShipment(shipmentOf(await readPapers(files, read, how, context.signal)), files, wanted, context);
    }
    if (wanted.page !== undefined || wanted.all)
      throw usage(
        { en: '--html and --all need the papers of a shipment.', zh: '--html 和 --all 须用于一票货物的单证。' },
        { en: 'Name a folder, or add --shipment.', zh: '请指定文件夹，或加上 --shipment。' },
      );
    return eachByItself(files, read, how, wanted, context);
  },
};

/** A folder and a list stand for the papers of one shipment. */
async function areShipment(names: readonly string[]): Promise<boolean> {
  for (const name of names) {
    if (await isPaperList(name)) return true;
    // What is wrong with a name is said where the file is opened.
    if (name !== '-' && (await stat(name).catch(() => undefined))?.isDirectory() === true) return true;
  }
  return false;
}

/** Documents that have nothing to do with each other, one after the other; a file of many is never held whole. */
async function eachByItself(
  files: readonly string[],
  read: ReadOptions,
  how: CheckContext,
  wanted: { readonly sarif: boolean; readonly patches?: string | undefined },
  context: Context,
): Promise<number> {
  const { output, say, json, signal, language } = context;
  const bar = progress(context, say({ en: 'checked', zh: '已检查' }));
  const count = { documents: 0, withErrors: 0, findings: 0 };
  const kept: Finding[] = [];
  const rows = new Map<string, number>();
  for await (const one of readDocuments(files, read)) {
    signal.throwIfAborted();
    const { file, decoded } = one;
    const more = decoded.document === undefined ? [] : check(decoded.document, how);
    const findings = [...decoded.findings, ...more.map((finding) => placed(finding, one))];
    count.documents += 1;
    count.findings += findings.length;
    if (hasErrors(findings) || decoded.document === undefined) count.withErrors += 1;
    const row = (rows.get(file) ?? 0) + 1;
    rows.set(file, row);
    // A repair is for one document of a file.
    const name = row === 1 ? file : `${file}#${row}`;
    if (wanted.sarif || wanted.patches !== undefined)
      kept.push(...findings.map((finding) => ({ ...finding, at: { ...finding.at, file: name } })));
    if (!wanted.sarif && json) await output.record({ file, document: count.documents, findings });
    else if (!wanted.sarif) for (const finding of findings) await output.data(findingBlock(finding, context));
    bar.step(count.documents);
  }
  bar.end();
  if (wanted.sarif) {
    const { sarifLog } = await import('../check/sarif.ts');
    await output.data(JSON.stringify(sarifLog(kept, say, language), null, 2));
  }
  if (wanted.patches !== undefined) await writePatches(wanted.patches, kept);
  output.talk(
    say({
      en: `${counted(count.documents, 'document')}, ${count.withErrors} with errors, ${counted(count.findings, 'finding')}`,
      zh: `共 ${count.documents} 份单证，${count.withErrors} 份有错误，${count.findings} 个问题`,
    }),
  );
  return count.withErrors > 0 ? EXIT.findings : EXIT.done;
}

async function writePatches(file: string, findings: readonly Finding[]): Promise<void> {
  const [{ patchesOf }, { writeWhole }] = await Promise.all([
    import('../check/patches.ts'),
    import('../flow/files.ts'),
  ]);
  await writeWhole(file, `${JSON.stringify(patchesOf(findings), null, 2)}\n`);
}
