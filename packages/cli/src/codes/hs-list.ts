import { subheadingsOf } from '@kouan/rcep-calc/editions';
import { type HsEditionAbout, hsEdition, hsEditionNames } from '@kouan/sdk/nomenclature';

/** An edition of the HS as `kouan codes` names it: `hs-2022`. */
export interface HsList extends HsEditionAbout {
  readonly name: string;
  readonly rows: number;
}

export const hsLists: readonly HsList[] = hsEditionNames.flatMap((edition) => {
  const about = hsEdition(edition);
  return about === undefined ? [] : [{ name: `hs-${edition}`, rows: about.subheadings, ...about }];
});

/** Its subheadings: codes, since the texts are not here. */
export const hsEntries = ({ edition }: HsList): readonly { readonly code: string }[] =>
  (subheadingsOf(edition) ?? []).map((code) => ({ code }));
