/** The page of a shipment: the papers side by side, the conflicts marked, each linked to what is to say of it. @module */
import type { Finding, Severity, Text } from '@kouan/core';
import { type AcrossFinding, PAPER_TITLES } from '@kouan/sdk/across';
import { counted } from '../frame/counted.ts';
import { html, tag } from '../report/markup.ts';
import { shell } from '../report/shell.ts';
import type { CheckedShipment } from './across.ts';
import { factTitle, shortNames } from './conflict-table.ts';
import { type Cell, type Grid, gridOf, type Mark } from './grid.ts';
import { PAGE_STYLE } from './page-style.ts';

type Say = (text: Text) => string;

/** Own findings of papers that a page shows; the JSON has all. */
const OWN_SHOWN = 200;

export function shipmentPage(shipment: CheckedShipment, title: string, language: 'en' | 'zh', say: Say): string {
  const { papers, across } = shipment;
  const usable = papers.flatMap(({ paper }) => (paper === undefined ? [] : [paper]));
  const grid = gridOf(usable, across.findings);
  const short = shortNames(papers.map(({ name }) => name));
  const count = (severity: Severity): number => across.findings.filter((one) => one.severity === severity).length;
  const own = papers.flatMap(({ findings }) => findings);
  const tiles: readonly [number, Text, string][] = [
    [papers.length, { en: 'papers', zh: '份单证' }, ''],
    [across.checks.length, { en: 'checks made', zh: '项比对' }, ''],
    [count('error'), { en: 'conflicts', zh: '处冲突' }, count('error') > 0 ? 'bad' : 'good'],
    [count('warning') + count('info'), { en: 'to look at', zh: '处待核' }, 'attention'],
    [own.length, { en: 'on single papers', zh: '处单证自身问题' }, ''],
  ];
  const main = [
    `<ul class="tiles">${tiles.map(([number, text, kind]) => `<li class="${kind}">${tag('b', number)}${tag('span', say(text))}</li>`).join('')}</ul>`,
    legend(say),
    gridPart(grid, short, say),
    conflictsPart(across.findings, short, say),
    ownPart(own, short, say),
    gapsPart(shipment, grid, say),
  ].join('\n');
  return shell({
    title: say({ en: 'Papers side by side', zh: '单证比对' }),
    language,
    style: PAGE_STYLE,
    header: `<p class="shipment">${html(title)}</p>`,
    main,
  });
}

function legend(say: Say): string {
  const items: readonly [string, Text][] = [
    ['error fault', { en: 'the field that explains the conflict', zh: '最可能有误的字段' }],
    ['error', { en: 'what it contradicts', zh: '与之矛盾的字段' }],
    ['warning fault', { en: 'to look at', zh: '待核' }],
  ];
  return `<p class="legend">${items.map(([kind, text]) => `<span><i class="value ${kind}"></i>${html(say(text))}</span>`).join('')}</p>`;
}

function gridPart({ columns, groups }: Grid, short: (name: string) => string, say: Say): string {
  if (columns.length === 0) return '';
  const heads = columns.map(
    ({ name, type }) => `<th scope="col">${html(say(PAPER_TITLES[type]))}<small>${html(short(name))}</small></th>`,
  );
  const bodies = groups.map(({ title, rows }) => {
    const head = `<tr class="part"><th scope="rowgroup" colspan="${columns.length + 1}">${html(say(title))}</th></tr>`;
    const lines = rows.map(({ cells, ...row }) => {
      const wrong = cells.some((cell) => cell !== undefined && marksOf(cell).length > 0);
      return `<tr${wrong ? ' class="wrong"' : ''}><th scope="row">${html(factTitle(row, say))}</th>${cells.map(cellPart).join('')}</tr>`;
    });
    return `<tbody>${head}${lines.join('\n')}</tbody>`;
  });
  return `<div class="scroll grid"><table><thead><tr><th scope="col">${html(say({ en: 'Fact', zh: '事项' }))}</th>${heads.join('')}</tr></thead>${bodies.join('\n')}</table></div>`;
}

const marksOf = ({ values, marks }: Cell): readonly Mark[] => [...marks, ...values.flatMap((value) => value.marks)];

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** The gravest conflict gives the colour; numbers lead to all of them. */
function marked(text: string, marks: readonly Mark[]): string {
  const [worst] = [...marks].sort((a, b) => RANK[a.severity] - RANK[b.severity] || Number(b.fault) - Number(a.fault));
  if (worst === undefined) return `<span class="value">${html(text)}</span>`;
  const numbers = [...new Set(marks.map(({ number }) => number))].map(
    (number) => `<a href="#c${number}">${number}</a>`,
  );
  return `<span class="value ${worst.severity}${worst.fault ? ' fault' : ''}">${html(text)} ${numbers.join(' ')}</span>`;
}

function cellPart(cell: Cell | undefined): string {
  if (cell === undefined) return '<td class="none">·</td>';
  const values = cell.values.map(({ text, marks }) => marked(text, marks));
  const missing = cell.marks.length > 0 ? [marked('—', cell.marks)] : [];
  return `<td>${[...values, ...missing].join('')}</td>`;
}

function conflictsPart(findings: readonly AcrossFinding[], short: (name: string) => string, say: Say): string {
  const title = tag('h2', say({ en: 'Conflicts', zh: '冲突' }));
  if (findings.length === 0)
    return `<section>${title}<p class="lead">${html(say({ en: 'The papers agree.', zh: '各单证一致。' }))}</p></section>`;
  const items = findings.map((found, index) => {
    const others = (found.related ?? []).map(
      ({ document = '', path }) => `<span>${html(short(document))} <code>${html(path)}</code></span>`,
    );
    const fix = (found.fix ?? []).flatMap((one) => ('value' in one ? [String(one.value)] : []));
    const repair =
      fix.length === 0
        ? ''
        : `<p class="repair">${html(say({ en: 'Repair', zh: '更正' }))}: ${html(short(found.at?.file ?? ''))} → <code>${html(fix.join(', '))}</code></p>`;
    return `<li id="c${index + 1}" class="${found.severity}"><b class="number">${index + 1}</b><div><p>${tag('span', found.code, 'code')} ${html(say(found.message))}</p><p class="where"><span class="at">${html(short(found.at?.file ?? ''))} <code>${html(found.path)}</code></span> ↔ ${others.join(' ')}</p>${repair}<p class="source">${html(found.source)}</p></div></li>`;
  });
  return `<section>${title}<ol class="conflicts">${items.join('\n')}</ol></section>`;
}

function ownPart(own: readonly Finding[], short: (name: string) => string, say: Say): string {
  if (own.length === 0) return '';
  const items = own
    .slice(0, OWN_SHOWN)
    .map(
      ({ code, severity, message, at, path, source }) =>
        `<li class="${severity}"><p>${tag('span', code, 'code')} ${html(say(message))}</p><p class="where">${html(short(at?.file ?? ''))} <code>${html(path)}</code></p><p class="source">${html(source)}</p></li>`,
    );
  const left = own.length - items.length;
  const more =
    left > 0 ? tag('p', say({ en: `${left} more are in the JSON.`, zh: `另有 ${left} 项见 JSON。` }), 'lead') : '';
  return `<section><h2>${html(say({ en: 'On single papers', zh: '单证自身的问题' }))}</h2><ul class="findings">${items.join('')}</ul>${more}</section>`;
}

function gapsPart({ papers, across }: CheckedShipment, { alone }: Grid, say: Say): string {
  const gaps = across.notComparable.length;
  const apart = papers.filter(({ paper }) => paper === undefined).length;
  const lines = [
    say({
      en: `${gaps} checks could not be made: a paper does not say it, or it cannot be told from what it says.`,
      zh: `${gaps} 项比对无法进行：单证未填写，或无法由所填内容判断。`,
    }),
    say({
      en: `${alone} facts stand on one paper only and are not shown.`,
      zh: `${alone} 个事项仅见于一份单证，未列出。`,
    }),
    ...(apart > 0
      ? [
          say({
            en: `${counted(apart, 'paper')} could not be read and not compared.`,
            zh: `${apart} 份单证无法读取，未参与比对。`,
          }),
        ]
      : []),
  ];
  return `<p class="lead">${lines.map(html).join('<br>')}</p>`;
}
