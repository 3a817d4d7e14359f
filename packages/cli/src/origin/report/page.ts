import type { Text } from '@kouan/core';
import type { Assessment, Good, Outcome } from '@kouan/rcep-calc';
import { html, tag } from '../../report/markup.ts';
import { shell } from '../../report/shell.ts';
import { MARGINS, OUTCOMES } from '../render.ts';
import { partyMap } from './parties.ts';
import { ORIGIN_STYLE } from './style.ts';
import { decisionTree } from './tree.ts';
import { waterfall } from './waterfall.ts';

type Say = (text: Text) => string;

/** A good with what was decided; without a good it could not be read. */
export interface Decided {
  readonly good?: Good;
  readonly assessment: Assessment;
}

/** The page that shows how goods were decided. */
export function originPage(goods: readonly Decided[], language: 'en' | 'zh', say: Say): string {
  const count = (outcome: Outcome): number => goods.filter(({ assessment }) => assessment.outcome === outcome).length;
  const tiles: readonly (readonly [Outcome, string])[] = [
    ['originating', 'good'],
    ['not-originating', 'bad'],
    ['undetermined', 'held'],
  ];
  const list = tiles.map(
    ([outcome, kind]) => `<li class="${kind}">${tag('b', count(outcome))}${tag('span', say(OUTCOMES[outcome]))}</li>`,
  );
  return shell({
    title: say({ en: 'Origin', zh: '原产地判定' }),
    language,
    style: ORIGIN_STYLE,
    header: goods.length > 1 ? `<ul class="tiles">${list.join('')}</ul>` : '',
    main: goods.map((one) => section(one, say)).join('\n'),
  });
}

function section({ good, assessment }: Decided, say: Say): string {
  const { id, outcome, criteria, countryOfOrigin } = assessment;
  const heading = [
    tag('span', id),
    tag('span', say(OUTCOMES[outcome]), `verdict ${outcome}`),
    criteria.length > 0 ? tag('code', criteria.join(' ')) : '',
    countryOfOrigin?.country ? tag('span', countryOfOrigin.country) : '',
  ];
  const lead =
    good === undefined
      ? ''
      : `<p class="lead">HS ${html(good.good.hs)} · ${say({ en: 'made in', zh: '生产于' })} ${html(good.producedIn)}${good.importer === undefined ? '' : ` → ${html(good.importer)}`} · FOB ${html(good.value?.fob ?? '–')} ${html(good.value?.currency ?? '')}</p>`;
  const pictures =
    good === undefined
      ? ''
      : `<div class="pair">${waterfall(good, assessment, say)}${partyMap(good, assessment, say)}</div>`;
  const tree =
    assessment.alternatives.length === 0 && criteria.length === 0
      ? ''
      : part({ en: 'Decision', zh: '判定路径' }, decisionTree(assessment, say), say);
  return `<article class="case"><h2>${heading.join('')}</h2>${lead}${pictures}${tree}${facts(assessment, say)}${steps(assessment, say)}${open(assessment, say)}</article>`;
}

const part = (title: Text, body: string, say: Say): string =>
  body === '' ? '' : `<h3>${html(say(title))}</h3>${body}`;

function facts({ agreement, rule, rvc, deMinimis, countryOfOrigin, claims, margin }: Assessment, say: Say): string {
  const rows: string[] = [];
  const add = (label: Text, text: string | undefined): void => {
    if (text) rows.push(tag('dt', say(label)) + tag('dd', text));
  };
  const ratio = (one: { percent: string; exact: string } | undefined): string | undefined =>
    one && `${one.percent} % = ${one.exact}`;
  add({ en: 'agreement', zh: '协定' }, agreement);
  add({ en: 'rule', zh: '规则' }, rule?.text);
  add({ en: 'source', zh: '依据' }, rule && `${rule.source} (${rule.confidence})`);
  add({ en: 'RVC, build-down', zh: '区域价值成分（扣减）' }, ratio(rvc?.buildDown));
  add({ en: 'RVC, build-up', zh: '区域价值成分（累加）' }, ratio(rvc?.buildUp));
  add({ en: 'tolerance by value', zh: '微小含量（价值）' }, ratio(deMinimis?.value));
  add({ en: 'tolerance by weight', zh: '微小含量（重量）' }, ratio(deMinimis?.weight));
  const { country, candidates = [], basis = '' } = countryOfOrigin ?? {};
  add({ en: 'country of origin', zh: '原产国' }, countryOfOrigin && `${country ?? candidates.join(' / ')} (${basis})`);
  for (const claim of claims ?? [])
    add({ en: 'rate', zh: '税率' }, `${claim.rate} % ${claim.country ?? ''} (${claim.basis})`);
  for (const [name, value] of Object.entries(margin ?? {}))
    add(MARGINS[name] ?? { en: `margin: ${name}`, zh: `余量：${name}` }, value);
  return part({ en: 'Figures', zh: '数据' }, rows.length === 0 ? '' : `<dl class="facts">${rows.join('')}</dl>`, say);
}

function steps({ steps: list = [] }: Assessment, say: Say): string {
  const rows = list.map(({ article, passed, message, path }) => {
    const [mark, kind] = passed === null ? ['·', 'open'] : passed ? ['✔', 'yes'] : ['✖', 'no'];
    return `<tr>${tag('td', article)}${tag('td', mark ?? '', kind)}${tag('td', say(message))}<td>${path === '' ? '' : tag('code', path)}</td></tr>`;
  });
  const table =
    rows.length === 0 ? '' : `<div class="scroll"><table class="steps"><tbody>${rows.join('')}</tbody></table></div>`;
  return part({ en: 'Article by article', zh: '逐条说明' }, table, say);
}

function open({ missing, findings }: Assessment, say: Say): string {
  const items = [
    ...missing.map(
      ({ article, message, path }) =>
        `<li class="warning"><p>${html(say(message))}</p><p class="where">${tag('code', path)} · ${html(article)}</p></li>`,
    ),
    ...findings.map(
      ({ code, severity, message, path }) =>
        `<li class="${severity}"><p>${tag('span', code, 'code')} ${html(say(message))}</p><p class="where">${tag('code', path)}</p></li>`,
    ),
  ];
  return part({ en: 'Open', zh: '待定' }, items.length === 0 ? '' : `<ul class="findings">${items.join('')}</ul>`, say);
}
