import { hasErrors } from '@kouan/core';
import { readScenarioFile } from '@kouan/server/scenarios';
import type { CommandSpec } from '../../frame/command.ts';
import { counted } from '../../frame/counted.ts';
import { EXIT } from '../../frame/exit.ts';
import { findingBlock } from '../../frame/findings.ts';

export const command: CommandSpec = {
  args: '<scenario...>',
  options: [],
  examples: [{ line: 'kouan scenario check scenario.yaml', about: { en: 'with line and column', zh: '给出行与列' } }],
  async run(context, names) {
    const { output, json, say, signal } = context;
    let wrong = 0;
    for (const name of names) {
      signal.throwIfAborted();
      const { findings } = await readScenarioFile(name);
      if (hasErrors(findings)) wrong += 1;
      if (json) await output.record({ file: name, findings });
      else for (const finding of findings) await output.data(findingBlock(finding, context));
    }
    output.talk(
      say({
        en: `${counted(names.length, 'scenario')}, ${wrong} with errors`,
        zh: `共 ${names.length} 个场景，${wrong} 个有错误`,
      }),
    );
    return wrong > 0 ? EXIT.findings : EXIT.done;
  },
};
