import type { Text } from '@kouan/core';
import type { CommandSpec } from '../frame/command.ts';

/** One row of the command table. Nothing of a command is loaded until it is called. */
export interface CommandLeaf {
  readonly name: string;
  readonly summary: Text;
  load(): Promise<{ readonly command: CommandSpec }>;
}

/** Commands about one thing: `kouan origin assess`. With `load` its name alone is a command as well: `kouan submit`. */
export interface CommandGroup {
  readonly name: string;
  readonly summary: Text;
  readonly commands: readonly CommandEntry[];
  readonly load?: CommandLeaf['load'];
}

export type CommandEntry = CommandLeaf | CommandGroup;

export const isGroup = (entry: CommandEntry): entry is CommandGroup => 'commands' in entry;

/** A command with all the words that call it. */
export interface NamedCommand extends CommandLeaf {
  /** `origin rules import` */
  readonly path: string;
}

/** Every command below, in the order of the help. */
export function commandsOf(entries: readonly CommandEntry[], before = ''): readonly NamedCommand[] {
  return entries.flatMap((entry) => {
    const path = `${before}${entry.name}`;
    if (!isGroup(entry)) return [{ ...entry, path }];
    const own = entry.load === undefined ? [] : [{ name: entry.name, summary: entry.summary, load: entry.load, path }];
    return [...own, ...commandsOf(entry.commands, `${path} `)];
  });
}

/** The words of a command line that name its command; they may stand among options. */
export function calledPath(args: readonly string[], entries: readonly CommandEntry[]): readonly string[] {
  const path: string[] = [];
  let level: readonly CommandEntry[] = entries;
  for (const arg of args) {
    const entry = level.find(({ name }) => name === arg);
    if (entry === undefined) continue;
    path.push(entry.name);
    if (!isGroup(entry)) break;
    level = entry.commands;
  }
  return path;
}
