import { CODE_KINDS, type CodeKind, readTwins } from '@kouan/sdk/code-lists';
import { type CommandSpec, textOf } from '../../frame/command.ts';
import { EXIT } from '../../frame/exit.ts';
import { clean } from '../../frame/findings.ts';
import { table } from '../../frame/table.ts';
import { unknownName } from '../../frame/usage.ts';

const KINDS = Object.keys(CODE_KINDS) as CodeKind[];

export const command: CommandSpec = {
  args: '<kind> <code...>',
  options: [
    {
      flags: '--family <name>',
      about: {
        en: 'the family that the codes are of (default: every one that has them)',
        zh: '代码所属类别（默认逐类查找）',
      },
    },
  ],
  examples: [
    {
      line: 'kouan codes convert country CN 142',
      about: { en: 'ISO, GB and older customs codes', zh: 'ISO、国标与海关原代码' },
    },
    {
      line: 'kouan codes convert unit KGM --family rec20',
      about: { en: 'units of UN/ECE Rec 20', zh: '联合国第20号建议书计量单位' },
    },
  ],
  async run({ output, say, json }, [given = '', ...codes], options) {
    const kind = KINDS.find((one) => one === given);
    if (kind === undefined) throw unknownName({ en: 'kind of code', zh: '代码种类' }, given, KINDS);
    const families = CODE_KINDS[kind];
    const family = textOf(options, 'family');
    if (family !== undefined && !Object.hasOwn(families, family))
      throw unknownName({ en: 'family', zh: '代码类别' }, family, Object.keys(families));
    let all = true;
    for (const code of codes.map(clean)) {
      const readings = readTwins(kind, code, family);
      all &&= readings.length > 0;
      if (json) await output.record({ kind, code, readings });
      else if (readings.length === 0)
        output.talk(say({ en: `✖ ${code}: no family of ${kind} has it`, zh: `✖ ${code}：${kind} 各类代码中均无` }));
      for (const reading of json ? [] : readings) {
        const rows = reading.twins.map((twin) => [
          code,
          reading.family,
          ...Object.keys(families).map((one) => `${one}=${twin.codes[one] ?? '-'}`),
          twin.zh ?? '',
          twin.en ?? '',
        ]);
        await output.data(table(rows));
        if (reading.twins.length > 1)
          output.talk(
            say({
              en: `  ${code} stands for ${reading.twins.length}`,
              zh: `  ${code} 对应 ${reading.twins.length} 项`,
            }),
          );
      }
    }
    return all ? EXIT.done : EXIT.findings;
  },
};
