import type { Text } from '@kouan/core';
import { Help, type HelpConfiguration, type Option } from 'commander';
import stringWidth from 'fast-string-width';
import type { Context } from './context.ts';
import { wrap } from './wrap.ts';

const TITLES: Readonly<Record<string, Text>> = {
  'Usage:': { en: 'Usage:', zh: '用法：' },
  'Options:': { en: 'Options:', zh: '选项：' },
  'Commands:': { en: 'Commands:', zh: '命令：' },
};
const PLACES: Readonly<Record<string, Text>> = {
  '[options]': { en: '[options]', zh: '[选项]' },
  '[command]': { en: '[command]', zh: '[命令]' },
};

/** The help of commander in the reader's language, and broken by the cells of a terminal. */
export function helpIn({ say }: Pick<Context, 'say'>): HelpConfiguration {
  const translated = (table: Readonly<Record<string, Text>>, word: string): string => {
    const text = table[word];
    return text === undefined ? word : say(text);
  };
  return {
    displayWidth: stringWidth,
    // The space behind “Usage:” stands in commander's text; a Chinese colon has its own.
    formatHelp: (command, helper) => Help.prototype.formatHelp.call(helper, command, helper).replace('： ', '：'),
    styleTitle: (title) => translated(TITLES, title),
    styleUsage: (line) =>
      line
        .split(' ')
        .map((word) => translated(PLACES, word))
        .join(' '),
    subcommandTerm: (command) => command.name(),
    optionDescription: (option) => described(option, say),
    boxWrap(this: Help, text: string, width: number) {
      return width < this.minWidthToWrap ? text : wrap(text, width);
    },
  };
}

/** What an option is for, what it takes and what it is when it is not given. */
function described({ description, argChoices, defaultValue }: Option, say: (text: Text) => string): string {
  const notes: Text[] = [];
  if (argChoices !== undefined) notes.push({ en: argChoices.join(', '), zh: argChoices.join('、') });
  if (typeof defaultValue === 'string' && defaultValue !== '')
    notes.push({ en: `default: ${defaultValue}`, zh: `默认：${defaultValue}` });
  if (notes.length === 0) return description;
  const [en, zh] = [notes.map((note) => note.en).join('; '), notes.map((note) => note.zh).join('；')];
  return `${description}${say({ en: ` (${en})`, zh: `（${zh}）` })}`;
}
