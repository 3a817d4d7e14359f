import { availableParallelism } from 'node:os';
import type { CommandSpec } from '../../frame/command.ts';
import { textOf } from '../../frame/command.ts';
import type { Context } from '../../frame/context.ts';
import { counted } from '../../frame/counted.ts';
import { EXIT } from '../../frame/exit.ts';
import { progress } from '../../frame/progress.ts';
import { usage } from '../../frame/usage.ts';
import type { Block } from '../../origin/blocks.ts';
import { addCounts, type Counts, noCounts } from '../../origin/engine.ts';
import { goodBlocks } from '../../origin/goods.ts';
import { workGraph } from '../../origin/graph.ts';
import { ENGINE_OPTIONS, engineSettings } from '../../origin/options.ts';
import { workBlocks } from '../../origin/pool.ts';
import type { Worked, WorkSettings } from '../../origin/work.ts';

const MOST_THREADS = 64;

export const command: CommandSpec = {
  args: '<file...>',
  options: [
    ...ENGINE_OPTIONS,
    { flags: '--explain', about: { en: 'every article, also in a list', zh: '列表中也逐条说明' } },
    {
      flags: '--no-steps',
      about: { en: 'leave the explanation out: faster, smaller', zh: '不输出说明：更快、更小' },
    },
    {
      flags: '--graph',
      about: {
        en: 'materials name their `supplier`, a good of the same batch; suppliers are decided first',
        zh: '材料以 `supplier` 指明同批货物；先判定供应商',
      },
    },
    {
      flags: '--threads <n>',
      about: {
        en: 'threads for long input (default: one a core); with --journal 0 leaves all to the workers',
        zh: '长输入所用线程数（默认每核一个）；与 --journal 同用时 0 表示全部交给工作进程',
      },
    },
    {
      flags: '--journal <file|url>',
      about: {
        en: 'spread the work over every `kouan worker` on this journal',
        zh: '由该日志上的所有 `kouan worker` 分担',
      },
    },
  ],
  examples: [
    { line: 'kouan origin assess chair.json', about: { en: 'one good, article by article', zh: '单个货物，逐条说明' } },
    {
      line: 'kouan origin assess catalogue.csv --json > assessments.ndjson',
      about: { en: 'a table with one row a material', zh: '每行一种材料的表格' },
    },
    {
      line: 'kouan origin assess - --json --no-steps < goods.ndjson',
      about: { en: 'one good a line, any number', zh: '每行一个货物，数量不限' },
    },
    {
      line: 'kouan origin assess catalogue.ndjson --json --journal postgres://kouan@db/kouan > out.ndjson',
      about: { en: 'on many machines: those that run `kouan worker`', zh: '由多台运行 `kouan worker` 的机器分担' },
    },
  ],
  async run(context, files, options) {
    const { output, say, json, signal } = context;
    const where = textOf(options, 'journal');
    const graph = options['graph'] === true;
    if (graph && where !== undefined)
      throw usage({
        en: '--graph decides in the order of suppliers and cannot be spread with --journal.',
        zh: '--graph 按供应关系顺序判定，不能与 --journal 同用。',
      });
    const threads = threadsOf(textOf(options, 'threads'), where === undefined ? 1 : 0);
    const explain = options['explain'] === true;
    const settings: WorkSettings = {
      engine: engineSettings(context, options, options['steps'] !== false),
      render: {
        json,
        language: context.language,
        coloured: output.coloured,
        explain,
        explainSingle: files.length === 1,
      },
    };
    const counts = noCounts();
    const bar = progress(context, say({ en: 'goods', zh: '货物' }));
    const blocks = allBlocks(files, signal);
    const worked = async (): Promise<AsyncIterable<Worked>> => {
      if (graph) return workGraph(blocks, settings);
      if (where === undefined) return workBlocks(blocks, settings, threads);
      const { spreadBlocks } = await import('../../origin/spread/spread.ts');
      const name = `origin assess ${files.join(' ')}`.slice(0, 200);
      return spreadBlocks(blocks, settings, { where, threads, name, signal });
    };
    for await (const { bytes, counts: more } of await worked()) {
      signal.throwIfAborted();
      await output.bytes(bytes);
      addCounts(counts, more);
      bar.step(counts.goods);
    }
    bar.end();
    tell(context, counts);
    return counts.originating === counts.goods ? EXIT.done : EXIT.findings;
  },
};

async function* allBlocks(files: readonly string[], signal: AbortSignal): AsyncGenerator<Block> {
  for (const file of files) {
    for await (const block of goodBlocks(file)) {
      signal.throwIfAborted();
      yield block;
    }
  }
}

function threadsOf(text: string | undefined, least: number): number {
  if (text === undefined) return availableParallelism();
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= least && count <= MOST_THREADS) return count;
  throw usage({
    en: `--threads is a number from ${least} to ${MOST_THREADS}: ${text}`,
    zh: `--threads 应为 ${least} 至 ${MOST_THREADS} 的整数：${text}`,
  });
}

function tell({ output, say }: Context, counts: Counts): void {
  const { goods, originating, notOriginating, undetermined } = counts;
  output.talk(
    say({
      en: `${counted(goods, 'good')}: ${originating} originating, ${notOriginating} not, ${undetermined} undetermined`,
      zh: `共 ${goods} 个货物：${originating} 个原产，${notOriginating} 个非原产，${undetermined} 个无法判定`,
    }),
  );
}
