import { CommanderError } from 'commander';
import stringWidth from 'fast-string-width';
import { expect, it, vi } from 'vitest';
import { commandsOf } from '../src/commands/entry.ts';
import { COMMANDS } from '../src/commands/table.ts';
import type { Context } from '../src/frame/context.ts';
import { type Output, painter } from '../src/frame/output.ts';
import { buildProgram } from '../src/frame/program.ts';

/** What the help of a command writes to stdout. A process for each would take a minute. */
async function helpOf(path: string, language: 'en' | 'zh'): Promise<string> {
  const talk = (): never => {
    throw new Error('help is data');
  };
  const output = { paint: painter(false), talk } as Partial<Output> as Output;
  const context = { say: (text) => text[language], output } as Partial<Context> as Context;
  const words = path.split(' ');
  const program = await buildProgram(words, '0.0.0', context, () => {});
  let said = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
  try {
    await program.parseAsync([...words, '--help'], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError) || error.exitCode !== 0) throw error;
  } finally {
    write.mockRestore();
  }
  return said;
}

it.each(commandsOf(COMMANDS).map(({ path }) => path))(
  '%s --help begins with examples, in both languages',
  async (path) => {
    const [english, chinese] = [await helpOf(path, 'en'), await helpOf(path, 'zh')];
    for (const [said, title] of [[english, 'Usage:'] as const, [chinese, '用法：'] as const]) {
      expect(said).toContain(title);
      const [examples = '', rest = ''] = said.split(title);
      expect(examples).toContain(`kouan ${path}`);
      for (const line of rest.split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(80);
    }
    expect(chinese).toMatch(/\p{Script=Han}/u);
    expect(chinese).not.toMatch(/Usage:|Options:|Commands:|choices:|default:|\[options\]|\[command\]/);
    expect(english).not.toMatch(/\p{Script=Han}/u);
  },
);
