import type { Text } from '@kouan/core';
import type { Assessment, State } from '@kouan/rcep-calc';
import { label, picture, round } from '../../report/svg.ts';

type Say = (text: Text) => string;

/** A question or an answer of the decision. */
interface Node {
  readonly text: string;
  readonly state: State | 'plain';
  /** It is on the way to the answer. */
  readonly taken: boolean;
  readonly children: readonly Node[];
}

const WIDTH = 190;
const HEIGHT = 34;
const COLUMN = 232;
const ROW = 46;

/** The ways in which a good can originate, each with what was found, and the way that was taken. */
export function decisionTree(assessment: Assessment, say: Say): string {
  const root = rootOf(assessment, say);
  const parts: string[] = [];
  let rows = 0;
  let columns = 0;
  const draw = (node: Node, column: number): number => {
    columns = Math.max(columns, column + 1);
    const children = node.children.map((child) => ({ child, y: draw(child, column + 1) }));
    const [first, last] = [children[0], children.at(-1)];
    const y = first === undefined || last === undefined ? rows++ * ROW : (first.y + last.y) / 2;
    const x = column * COLUMN;
    for (const { child, y: to } of children) {
      const [fromX, toX] = [x + WIDTH, x + COLUMN];
      const middle = (fromX + toX) / 2;
      parts.push(
        `<path class="edge${child.taken ? ' taken' : ''}" d="M${fromX} ${round(y + HEIGHT / 2)}C${middle} ${round(y + HEIGHT / 2)} ${middle} ${round(to + HEIGHT / 2)} ${toX} ${round(to + HEIGHT / 2)}"/>`,
      );
    }
    const mark = MARKS[node.state];
    parts.push(
      `<g class="node ${node.state}${node.taken ? ' taken' : ''}"><rect x="${x + 1}" y="${round(y + 1)}" width="${WIDTH}" height="${HEIGHT}" rx="7"/>${label(x + 12, y + 22, `${mark}${node.text}`, 25)}</g>`,
    );
    return y;
  };
  draw(root, 0);
  const about = say({ en: 'Ways to origin and the one taken', zh: '取得原产资格的途径及所采用者' });
  return `<figure class="tree">${picture(columns * COLUMN - COLUMN + WIDTH + 2, rows * ROW, about, parts.join(''))}</figure>`;
}

const MARKS: Readonly<Record<Node['state'], string>> = { passed: '✔ ', failed: '✖ ', undetermined: '? ', plain: '' };

function rootOf(assessment: Assessment, say: Say): Node {
  const { id, criteria, outcome, countryOfOrigin, alternatives, rule } = assessment;
  const [criterion] = criteria;
  const country = countryOfOrigin?.country;
  const end: readonly Node[] =
    outcome !== 'originating'
      ? []
      : [
          {
            text: criteria.join(' '),
            state: 'passed',
            taken: true,
            children: country
              ? [
                  {
                    text: `${say({ en: 'origin', zh: '原产国' })} ${country}`,
                    state: 'passed',
                    taken: true,
                    children: [],
                  },
                ]
              : [],
          },
        ];
  const way = (name: Text, key: string, article: string): Node => {
    const taken = criterion === key;
    return {
      text: say(name),
      state: taken ? 'passed' : stateOf(assessment, article),
      taken,
      children: taken ? end : [],
    };
  };
  let used = false;
  const limbs = alternatives.map(({ text, state, tests }): Node => {
    const taken = !used && state === 'passed' && criterion !== 'WO' && criterion !== 'PE' && outcome === 'originating';
    used ||= taken;
    const parts =
      tests.length > 1 ? tests.map((test): Node => ({ text: test.text, state: test.state, taken, children: [] })) : [];
    return { text, state, taken, children: taken ? end : parts };
  });
  const byRule: Node = {
    text: rule?.text ?? say({ en: 'no rule', zh: '无规则' }),
    state: used ? 'passed' : rule === undefined ? 'undetermined' : together(alternatives.map(({ state }) => state)),
    taken: used,
    children: limbs,
  };
  return {
    text: id,
    state: 'plain',
    taken: true,
    children: [
      way({ en: 'wholly obtained', zh: '完全获得' }, 'WO', '3.3'),
      way({ en: 'from originating materials only', zh: '仅用原产材料生产' }, 'PE', '3.2(b)'),
      byRule,
    ],
  };
}

function stateOf({ steps = [] }: Assessment, article: string): State {
  const step = steps.find((one) => one.article.startsWith(article));
  return step?.passed === true ? 'passed' : step?.passed === null ? 'undetermined' : 'failed';
}

function together(states: readonly State[]): State {
  if (states.includes('passed')) return 'passed';
  return states.includes('undetermined') ? 'undetermined' : 'failed';
}
