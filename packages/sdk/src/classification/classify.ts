/** Assisted classification: candidates with what speaks for and against them, and the facts that are missing. @module */
import { codeList } from '../code-lists/code-list.ts';
import { FACTS, type FactName, factsOf, type Known } from './facts.ts';
import { type Naming, namingsOf, type Role } from './naming.ts';
import { narrow, subheadingsUnder, WRITTEN_FOR } from './narrow.ts';
import { exclusionsOf, pointersTo } from './notes.ts';
import { nothingFound } from './reasons.ts';
import { headingsByText, linesUnder } from './tariff-lines.ts';
import { type Described, describe } from './text.ts';
import type { Candidate, Classification, ClassifyOptions, Question, RuledOut, WordEvidence } from './types.ts';
import { type Entry, verdictOf, vocabulary } from './vocabulary.ts';

/** One word that names the goods; every further word adds. */
const WORD = 10;
const FURTHER = 6;
const ROLES: Readonly<Record<Role, number>> = { head: 1.3, beside: 0.9, modifier: 0.35 };
const FACT = 3;
const POINTER = 2;
const EXCLUDED = -8;

/** A word that says only what goods are for stays below, however long it is. */
const THRESHOLD = 8;
/** Of the best candidate's score: below this share a candidate is not shown, above this one it leaves the outcome open. */
const SHOWN = 0.45;
const CLOSE = 0.75;

/**
 * Candidates for a description of goods in English or Chinese. Nothing is asked of a network and nothing is learned: the
 * words of shipped tables, notes of chapters and facts decide, and each is named in the answer. Where no word says what
 * the goods are, there is no candidate.
 *
 * @throws KouanError `ERR_KOUAN_USAGE` for a fact or a value that is not known
 */
export function classify(description: string, options: ClassifyOptions = {}): Classification {
  const { edition = WRITTEN_FOR, tariff, limit = 5 } = options;
  const described = describe(description);
  const known = factsOf(described, options.facts);
  const namings = namingsOf(described);
  const found: Candidate[] = [];
  const ruledOut: RuledOut[] = [];
  for (const entry of vocabulary().headings) {
    const own = namings.filter(({ headings }) => headings.has(entry.code));
    if (own.length === 0) continue;
    const judged = judge(entry, own, described, known, options);
    if ('of' in judged) found.push(judged);
    else if (judged.against.length > 0) ruledOut.push(judged);
  }
  if (found.length === 0) found.push(...byText(described, known, options));
  found.sort((a, b) => b.score - a.score || (a.heading < b.heading ? -1 : 1));
  const best = found[0]?.score ?? 0;
  const candidates = found.filter(({ score }) => score >= best * SHOWN).slice(0, limit);
  const outcome = outcomeOf(candidates);
  return {
    description: described.text,
    edition,
    outcome,
    reason: reasonOf(outcome, candidates, described, namings, ruledOut, tariff !== undefined),
    facts: Object.fromEntries([...known].map(([fact, values]) => [fact, [...values]])),
    candidates,
    ruledOut,
    questions: questionsOf(candidates, known),
  };
}

/** A heading whose words are in the description: a candidate, or why it is none. */
function judge(
  entry: Entry,
  namings: readonly Naming[],
  described: Described,
  known: Known,
  { edition = WRITTEN_FOR, tariff }: ClassifyOptions,
): Candidate | RuledOut {
  const { code: heading, title } = entry;
  const scored = namings.map((naming) => ({ naming, worth: worthOf(naming) })).sort((a, b) => b.worth - a.worth);
  const [first, ...more] = scored;
  let score = (first?.worth ?? 0) + more.reduce((sum, { worth }) => sum + worth * 0.2, 0);
  // Below the threshold by its words alone: facts and notes must not lift what is not named.
  if (score < THRESHOLD) return { heading, title, against: [] };
  const pro: WordEvidence[] = scored.map(({ naming }) => ({ word: naming.word, text: ROLE_TEXT[naming.role] }));
  const contra: WordEvidence[] = [];
  const missing: string[] = [];
  for (const [fact, accepted] of entry.conditions) {
    const verdict = verdictOf(accepted, fact, known);
    const values = [...accepted].join(', ');
    if (verdict === 'no') {
      const is = [...(known.get(fact) ?? [])].join(', ');
      contra.push({
        word: `${fact}=${is}`,
        text: { en: `${heading} takes ${fact} ${values}`, zh: `${heading} 要求 ${fact} 为 ${values}` },
      });
    } else if (verdict === 'yes') {
      score += FACT;
      pro.push({
        word: `${fact}=${[...(known.get(fact) ?? [])].join(', ')}`,
        text: { en: 'as the heading asks', zh: '符合品目要求' },
      });
    } else missing.push(fact);
  }
  if (subheadingsUnder(heading, edition).length === 0)
    contra.push({ word: heading, text: { en: `HS ${edition} has no such heading`, zh: `HS ${edition} 没有该品目` } });
  if (contra.length > 0) return { heading, title, against: contra };
  for (const { word, text } of pointersTo(heading, described, known)) {
    score += POINTER;
    pro.push({ word, text });
  }
  for (const { word, text } of exclusionsOf(heading, described)) {
    score += EXCLUDED;
    contra.push({ word, text });
  }
  if (score < THRESHOLD) return { heading, title, against: contra };
  const naming = namings.filter(({ role }) => role !== 'modifier');
  const narrowed = narrow(heading, edition, new Set(naming.map(({ word }) => word)), known);
  return {
    heading,
    title,
    ...narrowed,
    score: Math.round(score * 10) / 10,
    for: pro,
    against: contra,
    missing: [...new Set([...missing, ...narrowed.missing])],
    lines: linesUnder(narrowed.hs6 ?? heading, tariff, described),
  };
}

const worthOf = ({ role, size }: Naming): number => (WORD + FURTHER * (size - 1)) * ROLES[role];

const ROLE_TEXT = {
  head: { en: 'names the goods', zh: '为货品名称' },
  beside: { en: 'names the goods, after a comma', zh: '在补充说明中为货品名称' },
  modifier: { en: 'says what the goods are for', zh: '说明用途' },
} as const;

/** Where no shipped word names the goods, the texts of the user's tariff may. */
function byText(described: Described, known: Known, { edition = WRITTEN_FOR, tariff }: ClassifyOptions): Candidate[] {
  return [...headingsByText(tariff, described)]
    .filter(([heading]) => subheadingsUnder(heading, edition).length > 0)
    .map(([heading, line]) => {
      const chapter = codeList('hs-chapters').get(heading.slice(0, 2));
      const { missing: _none, ...narrowed } = narrow(heading, edition, new Set(), known);
      return {
        heading,
        title: { en: chapter?.en ?? heading, zh: chapter?.zh ?? heading },
        ...narrowed,
        score: THRESHOLD,
        for: [{ word: line.code, text: { en: line.en ?? line.zh ?? '', zh: line.zh ?? line.en ?? '' } }],
        against: [],
        missing: [],
        lines: linesUnder(heading, tariff, described),
      };
    });
}

function outcomeOf(candidates: readonly Candidate[]): Classification['outcome'] {
  const [first, second] = candidates;
  if (first === undefined) return 'not-enough';
  const alone = second === undefined || second.score < first.score * CLOSE;
  return alone && first.hs6 !== undefined && first.missing.length === 0 ? 'code' : 'open';
}

function reasonOf(
  outcome: Classification['outcome'],
  candidates: readonly Candidate[],
  described: Described,
  namings: readonly Naming[],
  ruledOut: readonly RuledOut[],
  hasTariff: boolean,
): Classification['reason'] {
  if (outcome === 'not-enough') return nothingFound(described, namings, ruledOut);
  if (outcome === 'code') return { en: 'one subheading is left', zh: '仅余一个子目' };
  if (candidates.some(({ missing }) => missing.length > 0)) return { en: 'facts are missing', zh: '要素不全' };
  if (candidates[0]?.hs6 !== undefined) return { en: 'several headings fit', zh: '有多个品目相符' };
  return hasTariff
    ? { en: 'the words do not decide between the subheadings', zh: '描述不足以确定子目' }
    : {
        en: 'the subheading follows from texts that are not here: give a tariff',
        zh: '确定子目需要税则文本，请提供税则文件',
      };
}

/** Facts that would decide, in the order in which candidates miss them, with the values that are still possible. */
function questionsOf(candidates: readonly Candidate[], known: Known): Question[] {
  const facts = [...new Set(candidates.flatMap(({ missing }) => missing))] as FactName[];
  return facts.map((fact) => {
    const possible = known.get(fact);
    const values = Object.keys(FACTS[fact].values).filter((value) => possible === undefined || possible.has(value));
    return { fact, text: FACTS[fact].question, values };
  });
}
