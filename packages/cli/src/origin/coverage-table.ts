import type { Text } from '@kouan/core';
import type { Coverage } from '@kouan/rcep-calc';
import { table } from '../frame/table.ts';

/** Coverage by chapter, as a person reads it; chapters that are whole are left to the sum. */
export function coverageTable({ subheadings, answered, chapters }: Coverage, say: (text: Text) => string): string {
  const head = [
    say({ en: 'chapter', zh: '章' }),
    say({ en: 'subheadings', zh: '子目' }),
    say({ en: 'certain', zh: '确定' }),
    say({ en: 'likely', zh: '较可信' }),
    say({ en: 'derived', zh: '推导' }),
    say({ en: 'missing', zh: '缺' }),
  ];
  const rows = chapters.map((one) => {
    const gaps = Object.entries(one.missing).map(([reason, count]) => `${count} (${reason})`);
    return [
      one.chapter,
      ...[one.subheadings, one.certain, one.likely, one.derived].map(String),
      gaps.length === 0 ? '–' : gaps.join(', '),
    ];
  });
  const sum = say({
    en: `${answered} of ${subheadings} subheadings answered`,
    zh: `${subheadings} 个子目中有 ${answered} 个有规则`,
  });
  return `${table([head, ...rows])}\n${sum}`;
}
