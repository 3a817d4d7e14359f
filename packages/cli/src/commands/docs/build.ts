import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { hasErrors } from '@kouan/core';
import { type BuiltPaper, buildPapers, OUTS, type Out, onNone, provenanceOf } from '../../convert/build.ts';
import { coverageLine, droppedTable, gapTable, notCarriedTable, provenanceTable } from '../../convert/lists.ts';
import { SETTINGS, settingsOf } from '../../convert/settings.ts';
import { readShipment } from '../../convert/shipment-file.ts';
import { fileError, writeWhole } from '../../flow/files.ts';
import { type CommandSpec, textOf } from '../../frame/command.ts';
import type { Context } from '../../frame/context.ts';
import { EXIT } from '../../frame/exit.ts';
import { findingBlock } from '../../frame/findings.ts';
import { usage } from '../../frame/usage.ts';
import { FONT, fontBytes } from '../../origin/font.ts';

export const command: CommandSpec = {
  args: '<shipment>',
  options: [
    {
      flags: '--out <forms>',
      about: { en: 'forms to write, separated by commas: xml, pdf, json', zh: '输出形式，以逗号分隔：xml、pdf、json' },
      fallback: 'xml,pdf,json',
    },
    { flags: '--dir <folder>', about: { en: 'folder to write into', zh: '输出文件夹' }, fallback: '.' },
    ...SETTINGS,
    FONT,
  ],
  examples: [
    {
      line: 'kouan docs build shipment.yaml --out xml,pdf,json --dir papers',
      about: { en: 'four papers, and where each of their fields came from', zh: '生成四种单证，并说明每个字段的来源' },
    },
  ],
  async run(context, [file = '-'], options) {
    const { output, json, say } = context;
    const outs = outsOf(textOf(options, 'out') ?? '');
    const { name, shipment, findings } = await readShipment(file);
    for (const finding of findings) output.talk(findingBlock(finding, context));
    if (shipment === undefined) {
      if (json) await output.record({ file: name, findings });
      return EXIT.findings;
    }
    let font: Promise<Uint8Array> | undefined;
    const papers = await buildPapers(name, shipment, outs, settingsOf(options), () => {
      font ??= fontBytes(textOf(options, 'font'));
      return font;
    });
    const folder = textOf(options, 'dir') ?? '.';
    await folderFor(folder);
    for (const { files } of papers) for (const one of files) await writeWhole(join(folder, one.file), one.bytes);
    await writeWhole(join(folder, 'provenance.json'), `${JSON.stringify(provenanceOf(papers), null, 2)}\n`);
    for (const paper of papers) await show(context, paper);
    const lost = onNone(papers);
    if (!json && lost.length > 0) {
      await output.data(say({ en: 'of the shipment, on none of the papers:', zh: '货运档案中未用于任何单证的内容：' }));
      await output.data(notCarriedTable(lost));
    }
    if (!json)
      output.talk(
        say({ en: `Written to ${folder}, with provenance.json`, zh: `已写入 ${folder}，含 provenance.json` }),
      );
    const all = papers.flatMap(({ converted, written }) => [...converted.findings, ...written.findings]);
    return hasErrors([...findings, ...all]) ? EXIT.findings : EXIT.done;
  },
};

function outsOf(text: string): ReadonlySet<Out> {
  const names = text.split(',').map((name) => name.trim());
  for (const name of names)
    if (!(OUTS as readonly string[]).includes(name))
      throw usage(
        { en: `--out knows xml, pdf and json, not “${name}”`, zh: `--out 只支持 xml、pdf、json，不支持“${name}”` },
        { en: 'Write --out xml,pdf,json.', zh: '格式如 --out xml,pdf,json。' },
      );
  return new Set(names as Out[]);
}

async function folderFor(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (cause) {
    throw fileError(folder, cause);
  }
}

/** One paper: its files, where its fields came from, what is missing, what was left. */
async function show(context: Context, { name, title, converted, files, written }: BuiltPaper): Promise<void> {
  const { output, say, json } = context;
  const { filled, gaps, coverage, findings } = converted;
  if (json) {
    const names = files.map(({ file }) => file);
    await output.record({ paper: name, files: names, coverage, gaps, findings: [...findings, ...written.findings] });
    return;
  }
  const names = files.map(({ file }) => file).join(', ');
  await output.data(`${output.paint('bold', say(title))}${names === '' ? '' : `  ${names}`}`);
  await output.data(provenanceTable(filled, say));
  for (const finding of [...findings, ...written.findings]) output.talk(findingBlock(finding, context));
  const line = coverageLine(converted, say);
  if (line !== undefined) await output.data(line);
  if (gaps.length > 0) await output.data(gapTable(gaps, say, output.paint));
  if (written.dropped.length > 0) {
    await output.data(say({ en: 'dropped by the written form:', zh: '书面形式无法承载：' }));
    await output.data(droppedTable(written.dropped));
  }
  await output.data('');
}
