import type { Rule } from '../ast.ts';
import { parseRule } from '../grammar/parse.ts';
import { ruleText } from '../grammar/words.ts';
import { isSubheading } from './editions.ts';
import { unpackCodes } from './pack.ts';
import { RCEP_2012 } from './rcep-2012.generated.ts';
import { RCEP_2022 } from './rcep-2022.generated.ts';
import { createRuleSet, type RuleRow, type RuleSet } from './rule-set.ts';

/** Rules with their rows, as the compiled tables hold them. */
type Packed = readonly (readonly [rule: string, codes: string])[];

/** One rule object for each wording, so that whoever compiles rules compiles each one once. */
const rules = new Map<string, { readonly rule: Rule; readonly text: string }>();

function ruleOf(compact: string): { readonly rule: Rule; readonly text: string } {
  const known = rules.get(compact);
  if (known !== undefined) return known;
  const { rule } = parseRule(compact);
  // The compiled tables are read back by a test, rule by rule.
  const made = { rule: rule ?? { alternatives: [] }, text: rule === undefined ? compact : ruleText(rule) };
  rules.set(compact, made);
  return made;
}

function unpack(packed: Packed, like: Omit<RuleRow, 'from' | 'to' | 'rule' | 'text'>): RuleRow[] {
  return packed.flatMap(([compact, codes]) => {
    const { rule, text } = ruleOf(compact);
    return unpackCodes(codes).map((code) => ({ from: code, to: code, rule, text, ...like }));
  });
}

/**
 * Annex 3A in HS 2022, complete. The rules are facts read from a Party's legal text (Viet Nam, Circular
 * 32/2022/TT-BCT, Annex I).
 */
export const rcep2022: RuleSet = createRuleSet(
  { agreement: 'RCEP', edition: '2022', source: RCEP_2022.source, asOf: RCEP_2022.asOf },
  () => unpack(RCEP_2022.rows, { source: RCEP_2022.source, confidence: 'certain' }),
  (hs6) => isSubheading(hs6, '2022') === true,
);

/**
 * Annex 3A in HS 2012: the rows seen in print, and for the other subheadings what the HS 2022 table says of the same
 * goods, marked as derived. Where the editions do not agree on a rule there is none.
 */
export const rcep2012: RuleSet = createRuleSet(
  { agreement: 'RCEP', edition: '2012', source: RCEP_2012.source, asOf: RCEP_2012.asOf },
  () => [
    ...RCEP_2012.printed.flatMap(([confidence, source, packed]) => unpack(packed, { source, confidence })),
    ...derivedRows(),
  ],
  (hs6) => isSubheading(hs6, '2012') === true,
);

/** Rows carried over from HS 2022: those with their own rule, and those that say what the same code says there. */
function derivedRows(): RuleRow[] {
  const source = RCEP_2012.derivedFrom;
  return RCEP_2012.derived.flatMap(([grade, own, same]) => {
    const rows = unpack(own, { source, confidence: 'derived', grade });
    for (const code of unpackCodes(same)) {
      const answer = rcep2022.lookup(code);
      if (!answer.found) continue;
      const { rule, text } = answer;
      rows.push({ from: code, to: code, rule, text, source, confidence: 'derived', grade });
    }
    return rows;
  });
}

/** The rule sets in this package. */
export const shippedRuleSets: readonly RuleSet[] = [rcep2022, rcep2012];

/** The shipped rule set of an agreement and edition. */
export function shippedRuleSet(agreement: string, edition: string): RuleSet | undefined {
  return shippedRuleSets.find((set) => set.agreement === agreement && set.edition === edition);
}
