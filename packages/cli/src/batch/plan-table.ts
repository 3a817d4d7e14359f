import type { Text } from '@kouan/core';
import { table } from '../frame/table.ts';
import type { Gathered } from './planned.ts';

const TOP = 8;

/** What would be sent, what not, and why. */
export function planTable(
  { counts, withheld, findings }: Gathered,
  target: string,
  say: (text: Text) => string,
): string {
  const rows: (readonly [number, Text])[] = [
    [counts.documents, { en: 'documents read', zh: '读取单证' }],
    [counts.planned, { en: 'to send', zh: '将报送' }],
    [counts.again, { en: 'to send, left by an earlier run', zh: '将报送（上次遗留）' }],
    [counts.known, { en: 'known already: not sent again', zh: '已报送过：不重复' }],
    [counts.conflict, { en: 'reference in use with another content: not sent', zh: '编号已用于其他内容：不报送' }],
    [withheld.length, { en: 'withheld: errors to correct', zh: '不报送：有错误待更正' }],
  ];
  const shown = rows.filter(([count], index) => count > 0 || index < 2);
  const lines = table(shown.map(([count, text]) => [String(count).padStart(6), say(text)]));
  const top = findings.lines(say).slice(0, TOP);
  return [`${say({ en: 'To', zh: '报送至' })} ${target}`, lines, ...(top.length > 0 ? ['', ...top] : [])].join('\n');
}
