import type { Text } from '@kouan/core';
import { LIST_LABELS, type ListEdition } from '@kouan/sdk/code-lists';
import { table } from '../frame/table.ts';

/** What a list says of itself. */
export interface AboutList extends ListEdition {
  readonly title: Text;
  readonly sha256?: string;
  readonly covers?: boolean;
  readonly asOf?: string;
}

/** The days of an edition; `?` where an end is not known. */
export const daysOf = ({ from, until }: Pick<ListEdition, 'from' | 'until'>): string =>
  `${from ?? '?'} – ${until ?? '?'}`;

/** The lines that stand over a list. */
export function aboutBlock(list: AboutList, say: (text: Text) => string): string {
  const rows = [
    [say({ en: 'list', zh: '代码表' }), say(list.title)],
    [say({ en: 'edition', zh: '版本' }), list.edition],
    [say({ en: 'label', zh: '标签' }), `${list.label}: ${say(LIST_LABELS[list.label])}`],
    [say({ en: 'known for', zh: '已知适用' }), daysOf(list)],
    [say({ en: 'source', zh: '来源' }), `${say(list.source)}; ${say(list.via)}`],
  ];
  if (list.sha256 !== undefined) rows.push(['sha-256', list.sha256]);
  if (list.covers === false)
    rows.push([
      list.asOf ?? '',
      say({
        en: 'outside these days: what held then is unknown',
        zh: '不在上述期间：当日情况未知',
      }),
    ]);
  return table(rows);
}
