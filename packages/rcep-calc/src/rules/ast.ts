/** Codes between two HS prefixes of the same length, both included; one code is `from === to`. 2, 4 or 6 digits. */
export interface HsRange {
  readonly from: string;
  readonly to: string;
}

/** The level at which a tariff classification must change. */
export type ChangeLevel = 'CC' | 'CTH' | 'CTSH';

/** How a regional value content is computed; a rule that names none leaves the choice to the trader. */
export type ContentMethod = 'build-down' | 'build-up' | 'focused-value' | 'net-cost';

/** One condition of a rule. */
export type RuleTest =
  | { readonly kind: 'WO' }
  | { readonly kind: 'PE' }
  /** Chemical reaction. */
  | { readonly kind: 'CR' }
  /** Change of classification of every non-originating material, except from `except`. */
  | { readonly kind: 'CTC'; readonly level: ChangeLevel; readonly except: readonly HsRange[] }
  /**
   * Regional value content of at least `threshold` percent (a decimal string). `of` names the materials that the
   * focused value method counts as non-originating (CPTPP Article 3.5.1(b)); it stands with no other method.
   */
  | {
      readonly kind: 'RVC';
      readonly threshold: string;
      readonly method?: ContentMethod;
      readonly of?: readonly HsRange[];
    }
  /** Active ingredients that originate make up at least `percent` by weight (heading 3808). */
  | { readonly kind: 'ACTIVE'; readonly percent: string }
  /** A named operation must have been done (`cut-and-sewn`, `distilled`, …). */
  | { readonly kind: 'OPERATION'; readonly operation: string }
  /** A condition of the text that this engine cannot decide; it leads to `undetermined`, never to a guess. */
  | { readonly kind: 'TEXT'; readonly text: string };

/**
 * All tests must hold. `only` limits the alternative to a part of the subheading (`ex […]`), in the words of the table;
 * the word `other` stands for every good that no other `only` of the rule names.
 */
export interface RuleAlternative {
  readonly all: readonly RuleTest[];
  readonly only?: string;
}

/** A product specific rule: one alternative is enough, the exporter chooses. Source: RCEP Annex 3A headnotes 4 and 8. */
export interface Rule {
  readonly alternatives: readonly RuleAlternative[];
}
