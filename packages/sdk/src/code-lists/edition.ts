/** What a code list says of itself: edition, label, days, source. @module */
import type { Text } from '@kouan/core';

/** How far the content of a list is the publisher's own. */
export type ListLabel = 'official' | 'derived' | 'sample';

/** What the labels mean. */
export const LIST_LABELS: Readonly<Record<ListLabel, Text>> = {
  official: { en: 'codes and names as the publisher has them, all of them', zh: '代码与名称同发布机构，内容完整' },
  derived: { en: 'put together or extended from what publishers say', zh: '依据发布内容整理、推算或补充' },
  sample: { en: 'a part only: a code that is missing here may exist', zh: '仅为部分内容：未列出的代码可能存在' },
};

/** One edition of a list. */
export interface ListEdition {
  readonly edition: string;
  readonly label: ListLabel;
  /** Publisher and publication. */
  readonly source: Text;
  /** How its content came here. */
  readonly via: Text;
  /** First and last day for which the content is known to hold; of days outside nothing is known. */
  readonly from?: string;
  readonly until?: string;
}

/** Days of a single code, by the notice that made or ended it. */
export interface Validity {
  readonly from?: string;
  /** The last day. */
  readonly until?: string;
  readonly source: string;
}
