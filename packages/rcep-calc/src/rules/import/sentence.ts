import type { ChangeLevel, ContentMethod, HsRange, RuleAlternative, RuleTest } from '../ast.ts';
import { readExceptions } from '../grammar/exceptions.ts';
import { isPercent } from '../grammar/parse.ts';
import type { Reader } from '../grammar/reader.ts';
import { LIMITS } from '../limits.ts';

/** What an opened list (`not less than: a) … b) …`) goes on with: every limb carries the same tests and goods. */
export interface OpenList {
  readonly tests: readonly RuleTest[];
  readonly only: string | undefined;
}

/** One sentence as alternatives of a rule. */
export interface Sentence {
  readonly alternatives: readonly RuleAlternative[];
  /** The list that the next fragment may continue. */
  readonly open: OpenList | undefined;
}

const LEVELS: Readonly<Record<string, ChangeLevel>> = { chapter: 'CC', heading: 'CTH', subheading: 'CTSH' };

const CHANGE = /^A change to (.{1,1500}?),? from any other (chapter|heading|subheading)\b(.*)$/i;
const NO_CHANGE =
  /^No change in tariff classification (?:is )?required for (.{1,1500}?),? (?=provided\b|under the following)(.*)$/i;
const GOODS = /^(.*?)\s*(?:\bof|\bfor)\s+(?=(?:sub)?heading \d|chapter \d)/i;

/** The tests that no word of a rule of origin may be lost for: what cannot be read is kept. */
const text = (words: string): RuleTest => ({ kind: 'TEXT', text: words.trim().slice(0, LIMITS.noteLength) });

/**
 * Reads one sentence of a CPTPP-style rule: `A change to a good of heading 0101 to heading 0106 from any other chapter,
 * except from …, provided …` or `No change in tariff classification required for …, provided there is a regional value
 * content of not less than 40% under the build-down method`. What the rule grammar has no test for becomes `TEXT`.
 */
export function readSentence(sentence: string, covers: (ranges: readonly HsRange[]) => boolean): Sentence {
  const plain = sentence.replace(/[\s.]+$/, '');
  const change = CHANGE.exec(plain);
  const none = change === null ? NO_CHANGE.exec(plain) : null;
  const goods = (change ?? none)?.[1];
  if (goods === undefined) return { alternatives: [{ all: [text(plain)] }], open: undefined };
  const only = goodsOf(goods, covers);
  const level = change === null ? undefined : LEVELS[(change[2] ?? '').toLowerCase()];
  const tail = (change === null ? none?.[2] : change[3]) ?? '';
  const [clause = '', proviso] = splitProviso(tail);
  const tests = level === undefined ? [] : changeTests(level, clause);
  return proviso === undefined
    ? { alternatives: [alternative(tests.length === 0 ? [text(plain)] : tests, only)], open: undefined }
    : withProviso(proviso, tests, only);
}

/** Alternatives of a fragment `b) 45% under the build-down method`, which continues an opened list. */
export function readFragment(fragment: string, open: OpenList): Sentence {
  const content = contentTests(fragment.replace(/^[-\s]*\(?[a-z]\)\s*/i, '').replace(/[\s.;,]+$/, ''));
  const tests = content ?? [text(fragment)];
  return { alternatives: [alternative([...open.tests, ...tests], open.only)], open };
}

function alternative(all: readonly RuleTest[], only: string | undefined): RuleAlternative {
  return only === undefined ? { all } : { all, only };
}

function splitProviso(tail: string): [string, string?] {
  const at = /,?\s*\bprovided(?: that)?\s+/i.exec(tail);
  return at === null ? [tail] : [tail.slice(0, at.index), tail.slice(at.index + at[0].length)];
}

/**
 * The part of the codes that the sentence speaks of: nothing for `a good of heading 0101`, `other` for `any other good
 * of …`, else the words themselves.
 */
function goodsOf(goods: string, covers: (ranges: readonly HsRange[]) => boolean): string | undefined {
  const named = GOODS.exec(goods);
  if (named === null) return goods.slice(0, LIMITS.noteLength);
  const reader: Reader = { text: goods, at: named[0].length };
  const ranges = readExceptions(reader);
  const rest = goods.slice(reader.at).trim();
  const whole = rest === '' && ranges.length > 0 && covers(ranges);
  const kind = (named[1] ?? '').trim().toLowerCase();
  if (kind === 'a good' && whole) return undefined;
  if (kind === 'any other good' && whole) return 'other';
  return goods.slice(0, LIMITS.noteLength);
}

/** The change of classification and its exceptions; exceptions of parts of a code stay words. */
function changeTests(level: ChangeLevel, clause: string): RuleTest[] {
  const words = clause.trim().replace(/^,\s*/, '');
  if (words === '') return [{ kind: 'CTC', level, except: [] }];
  const except = /^except from\b:?\s*/i.exec(words);
  if (except === null) return [{ kind: 'CTC', level, except: [] }, text(words)];
  const reader: Reader = { text: words, at: except[0].length };
  const ranges = readExceptions(reader);
  const rest = words.slice(reader.at).trim();
  if (rest === '') return [{ kind: 'CTC', level, except: ranges }];
  // “subheading 1901.90 containing …”: the last code is meant in part, so none of the list is taken as it stands.
  const clean = ranges.length > 0 && /^(?:,|or\b|and\b)/i.test(rest);
  const left = rest.replace(/^(?:,|or\b|and\b|\s)+/i, '');
  return [{ kind: 'CTC', level, except: clean ? ranges : [] }, text(clean ? `except from ${left}` : words)];
}

const CONTENT = /^(?:there is |the good has )?a regional value content of (?:not less than|at least)\s*:?\s*(.*)$/i;
const ITEM = /(?:^|\s)-\s*[a-z]\)\s*/;
const ACTIVE =
  /^(?:not less than|at least) (\d{1,3}(?:\.\d+)?)% by weight of the active ingredients?(?: or ingredients)? is originating$/i;

/** Operations that the text asks for in words of its own. */
const OPERATIONS: readonly (readonly [RegExp, string])[] = [
  [
    /^the goods? is (?:both )?cut or knit to shape,? or both,? and sewn or otherwise assembled in the territory of one or more of the parties$/i,
    'cut-and-sewn',
  ],
  [/^the good is smoked from a good that is not smoked$/i, 'smoked'],
  [/^the good is crushed or ground from a good that is not crushed or ground$/i, 'crushed-or-ground'],
];

function withProviso(proviso: string, tests: readonly RuleTest[], only: string | undefined): Sentence {
  const words = proviso.trim();
  const content = CONTENT.exec(words)?.[1];
  if (content !== undefined) {
    const items = content.split(ITEM).filter((item) => item.trim() !== '');
    const alternatives = items.map((item) => {
      const own = contentTests(item.replace(/[\s.;,]+$/, '')) ?? [text(`a regional value content of ${item}`)];
      return alternative([...tests, ...own], only);
    });
    if (alternatives.length > 0) return { alternatives, open: ITEM.test(content) ? { tests, only } : undefined };
  }
  const active = ACTIVE.exec(words)?.[1];
  const operation = OPERATIONS.find(([pattern]) => pattern.test(words))?.[1];
  const test: RuleTest =
    active !== undefined && isPercent(active)
      ? { kind: 'ACTIVE', percent: active }
      : operation === undefined
        ? text(words)
        : { kind: 'OPERATION', operation };
  return { alternatives: [alternative([...tests, test], only)], open: undefined };
}

const PERCENT = /^(\d{1,3}(?:\.\d{1,6})?)% under the (build-up|build-down|focused value|net cost) method\b\s*(.*)$/i;
const FOCUS = /^taking into account only the non-originating materials of\s+/i;

/** `60% under the focused value method taking into account only the non-originating materials of heading 8418`. */
function contentTests(item: string): RuleTest[] | undefined {
  const [, threshold = '', name = '', rest = ''] = PERCENT.exec(item.trim()) ?? [];
  if (!isPercent(threshold)) return undefined;
  const method = name.toLowerCase().replace(' ', '-') as ContentMethod;
  if (rest === '') return [{ kind: 'RVC', threshold, method }];
  const focus = FOCUS.exec(rest);
  if (focus === null) return [{ kind: 'RVC', threshold, method }, text(rest)];
  const reader: Reader = { text: rest, at: focus[0].length };
  const of = readExceptions(reader);
  const left = rest.slice(reader.at).trim();
  if (left === '' && of.length > 0) return [{ kind: 'RVC', threshold, method, of }];
  return [{ kind: 'RVC', threshold, method }, text(rest)];
}
