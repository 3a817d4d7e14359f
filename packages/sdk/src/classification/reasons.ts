/** Why nothing was found, in words. @module */
import type { Text } from '@kouan/core';
import type { Naming } from './naming.ts';
import type { Described } from './text.ts';
import type { RuledOut } from './types.ts';

/** The reason of an answer without a candidate; what was read and did not suffice is named. */
export function nothingFound(described: Described, namings: readonly Naming[], ruledOut: readonly RuledOut[]): Text {
  if (described.text === '') return { en: 'nothing is described', zh: '没有描述' };
  if (ruledOut.length > 0) {
    const headings = ruledOut.map(({ heading }) => heading).join(', ');
    return {
      en: `the words fit ${headings}, and what is known of the goods speaks against each`,
      zh: `描述与 ${headings} 相符，但已知要素均不符`,
    };
  }
  if (namings.length > 0) {
    const words = [...new Set(namings.map(({ word }) => `“${word}”`))].join(', ');
    return {
      en: `${words} says what the goods are for, of or with; the word that says what they are is not known here`,
      zh: `${words} 仅说明用途、材料或所属，表示货品本身的词无法识别`,
    };
  }
  return {
    en: 'no word that is known here says what the goods are: name the thing, its material and its use',
    zh: '没有可识别的货品名称：请写明货品名称、材料和用途',
  };
}
