/**
 * Rules of origin as data: the grammar, the shipped tables, and what reads tables of others.
 *
 * @module
 */
export type { ChangeLevel, ContentMethod, HsRange, Rule, RuleAlternative, RuleTest } from './ast.ts';
export { RUL } from './catalogue.ts';
export { type RuleSetFile, readRuleSet, writeRuleSet } from './file.ts';
export { parseRule } from './grammar/parse.ts';
export { parseRuleText } from './grammar/parse-text.ts';
export { printAlternative, printRule, printTest } from './grammar/print.ts';
export { inRange, printRange } from './grammar/ranges.ts';
export type { ParsedRule } from './grammar/reader.ts';
export { ruleText, sayRule } from './grammar/words.ts';
export { importPsrLayout, type TextItem } from './import/layout/index.ts';
export type {
  ImportedRules,
  ImportOptions,
  ImportReport,
  Inexpressible,
  RowConflict,
  UnreadRow,
} from './import/report.ts';
export { importCsv, importRows, type TableRow } from './import/rows.ts';
export { importUkTariff } from './import/uk.ts';
export { isSubheading, subheadingsOf, type Transposition, transpose } from './table/editions.ts';
export {
  type ChapterCoverage,
  type Coverage,
  coverage,
  diffRuleSets,
  layer,
  type RuleDifference,
  sameRule,
} from './table/operations.ts';
export { rcep2012, rcep2022, shippedRuleSet, shippedRuleSets } from './table/rcep.ts';
export {
  type Confidence,
  createRuleSet,
  type HsEdition,
  type NoRule,
  type RuleAnswer,
  type RuleRow,
  type RuleSet,
  type RuleSetHead,
} from './table/rule-set.ts';
