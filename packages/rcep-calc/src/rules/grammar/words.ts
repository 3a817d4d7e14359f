import type { Text } from '@kouan/core';
import type { ChangeLevel, ContentMethod, HsRange, Rule, RuleAlternative, RuleTest } from '../ast.ts';
import { dotted } from './ranges.ts';

const LEVEL_WORDS: Readonly<Record<number, Text>> = {
  2: { en: 'Chapter', zh: '章' },
  4: { en: 'heading', zh: '品目' },
  6: { en: 'subheading', zh: '子目' },
};

const CHANGES: Readonly<Record<ChangeLevel, Text>> = {
  CC: { en: 'change to this chapter from any other chapter', zh: '章改变' },
  CTH: { en: 'change to this heading from any other heading', zh: '品目改变' },
  CTSH: { en: 'change to this subheading from any other subheading', zh: '子目改变' },
};

const METHODS: Readonly<Record<ContentMethod, Text>> = {
  'build-down': { en: 'build-down', zh: '扣减法' },
  'build-up': { en: 'build-up', zh: '累加法' },
  'focused-value': { en: 'focused value', zh: '重点价格法' },
  'net-cost': { en: 'net cost', zh: '净成本法' },
};

/**
 * A rule in the wording of the printed table: `CTH except from heading 72.08 or 72.09, or RVC40`. `parseRuleText`
 * reads it.
 */
export function ruleText(rule: Rule): string {
  const groups = groupsOf(rule);
  if (groups.length === 1 && groups[0]?.only === undefined) return joinWords(groups[0]?.alternatives ?? []);
  return groups
    .map(({ only, alternatives }, index) => {
      const goods = only === undefined ? '' : ` for ${only === 'other' ? 'any other' : only}`;
      return `${index + 1}. ${joinWords(alternatives)}${goods}`;
    })
    .join('; ');
}

function joinWords(alternatives: readonly RuleAlternative[]): string {
  const parts = alternatives.map(({ all }) => all.map(testWords).join(' and '));
  const long = parts.length > 2 || parts.some((part) => / except | provided | and /.test(part));
  return parts.join(long ? ', or ' : ' or ').replaceAll(' and provided ', ' provided ');
}

function testWords(test: RuleTest): string {
  switch (test.kind) {
    case 'CTC':
      return test.except.length === 0 ? test.level : `${test.level} except from ${listWords(test.except)}`;
    case 'RVC': {
      if (test.method === undefined) return `RVC${test.threshold}`;
      const of = test.of === undefined ? '' : `, materials of ${listWords(test.of)}`;
      return `RVC${test.threshold} (${METHODS[test.method].en}${of})`;
    }
    case 'ACTIVE':
      return `provided that at least ${test.percent}% by weight of the active ingredient(s) used is originating`;
    case 'OPERATION':
      return `provided that the good is ${test.operation}`;
    case 'TEXT':
      return `provided that ${test.text}`;
    default:
      return test.kind;
  }
}

/** `heading 72.08 or 72.09`: the word of the level is said once for codes that follow each other. */
function listWords(ranges: readonly HsRange[]): string {
  const words = ranges.map(({ from, to }, index) => {
    const said = ranges[index - 1]?.from.length === from.length ? '' : `${LEVEL_WORDS[from.length]?.en ?? ''} `;
    return `${said}${dotted(from)}${from === to ? '' : ` to ${dotted(to)}`}`;
  });
  const last = words.pop() ?? '';
  return words.length === 0 ? last : `${words.join(', ')} or ${last}`;
}

/** A rule for people, in both languages. */
export function sayRule(rule: Rule): Text {
  const groups = groupsOf(rule);
  const say = (language: keyof Text): string =>
    groups
      .map(({ only, alternatives }) => {
        const limbs = alternatives.map(({ all }) => all.map((test) => sayTest(test)[language]).join(AND[language]));
        const goods = only === undefined ? undefined : only === 'other' ? OTHER[language] : only;
        const text = limbs.join(OR[language]);
        return goods === undefined ? text : FOR[language].replace('{goods}', () => goods).replace('{text}', () => text);
      })
      .join(NEXT[language]);
  return { en: say('en'), zh: say('zh') };
}

const AND: Text = { en: ' and ', zh: '，并且' };
const OR: Text = { en: '; or ', zh: '；或' };
const NEXT: Text = { en: '. ', zh: '。' };
const OTHER: Text = { en: 'any other good', zh: '其他货物' };
const FOR: Text = { en: 'For {goods}: {text}', zh: '{goods}：{text}' };

const PLAIN: Readonly<Record<'WO' | 'PE' | 'CR', Text>> = {
  WO: { en: 'wholly obtained or produced in a Party (WO)', zh: '在一缔约方完全获得或者生产（WO）' },
  PE: { en: 'produced exclusively from originating materials (PE)', zh: '完全使用原产材料生产（PE）' },
  CR: { en: 'made by a chemical reaction in a Party (CR)', zh: '在一缔约方经化学反应制得（CR）' },
};

function sayTest(test: RuleTest): Text {
  switch (test.kind) {
    case 'CTC': {
      const change = CHANGES[test.level];
      if (test.except.length === 0) return { en: `${change.en} (${test.level})`, zh: `${change.zh}（${test.level}）` };
      return {
        en: `${change.en}, except from ${listWords(test.except)} (${test.level})`,
        zh: `${change.zh}（${test.level}），但从${test.except.map(sayRange).join('、')}改变的除外`,
      };
    }
    case 'RVC': {
      const method = test.method === undefined ? { en: '', zh: '' } : METHODS[test.method];
      const of = test.of ?? [];
      const only = of.length === 0 ? { en: '', zh: '' } : { en: listWords(of), zh: of.map(sayRange).join('、') };
      return {
        en: `regional value content of at least ${test.threshold} %${inBrackets(method.en, only.en, ' (', '; materials of ', ')')}`,
        zh: `区域价值成分不低于 ${test.threshold}%${inBrackets(method.zh, only.zh, '（', '；仅计材料：', '）')}`,
      };
    }
    case 'ACTIVE':
      return {
        en: `at least ${test.percent} % by weight of the active ingredients originate`,
        zh: `按重量计至少 ${test.percent}% 的活性成分为原产`,
      };
    case 'OPERATION':
      return { en: `the good is ${test.operation.replaceAll('-', ' ')}`, zh: `货物经工序 ${test.operation}` };
    case 'TEXT':
      return { en: test.text, zh: test.text };
    default:
      return PLAIN[test.kind];
  }
}

function inBrackets(method: string, only: string, open: string, between: string, close: string): string {
  if (method === '') return '';
  return only === '' ? `${open}${method}${close}` : `${open}${method}${between}${only}${close}`;
}

function sayRange({ from, to }: HsRange): string {
  const word = from.length === 2 ? `第${from}` : `${LEVEL_WORDS[from.length]?.zh ?? ''}${dotted(from)}`;
  const end = from === to ? '' : `至${dotted(to)}`;
  return `${word}${end}${from.length === 2 ? '章' : ''}`;
}

interface Group {
  readonly only: string | undefined;
  readonly alternatives: RuleAlternative[];
}

function groupsOf(rule: Rule): Group[] {
  const groups: Group[] = [];
  for (const alternative of rule.alternatives) {
    const last = groups.at(-1);
    if (last !== undefined && last.only === alternative.only) last.alternatives.push(alternative);
    else groups.push({ only: alternative.only, alternatives: [alternative] });
  }
  return groups;
}
