import type { Finding, Text } from '@kouan/core';
import type { CountedFinding, Report, ReportedSubmission, WithheldDocument } from './collect.ts';
import { html, tag } from './markup.ts';
import { bars } from './plots/bars.ts';
import { PLOTS_STYLE } from './plots/style.ts';
import { type Durations, timeToReceipt } from './plots/time-to-receipt.ts';
import { shell } from './shell.ts';
import { RECEIPT_STATES, STATES, type Tone } from './states.ts';

type Say = (text: Text) => string;

const TOP_FINDINGS = 12;
/** More than anybody corrects from a page. */
const WITHHELD_SHOWN = 200;
const TONES: readonly Tone[] = ['good', 'moving', 'attention', 'bad'];

/** The report as one page. */
export function reportPage(report: Report, durations: Durations, language: 'en' | 'zh', say: Say): string {
  const header = `<dl>
<div>${tag('dt', say({ en: 'Batch', zh: '批次' }))}${tag('dd', `${report.batch} · ${report.name}`)}</div>
<div>${tag('dt', say({ en: 'To', zh: '报送至' }))}${tag('dd', report.target)}</div>
<div>${tag('dt', say({ en: 'From', zh: '开始' }))}<dd>${time(report.startedAt)}</dd></div>
<div>${tag('dt', say({ en: 'Until', zh: '结束' }))}<dd>${time(report.endedAt)}</dd></div>
</dl>`;
  const main = [
    tiles(report, say),
    bar(report, say),
    alarmsPart(report.alarms, say),
    plots(report, durations, say),
    withheldPart(report.withheld, say),
    submissionsPart(report, say),
    remarksPart(report.remarks, say),
  ].join('\n');
  return shell({ title: say({ en: 'Submission report', zh: '报送报告' }), language, style: PLOTS_STYLE, header, main });
}

const time = (iso: string, upTo = 19): string =>
  `<time datetime="${html(iso)}">${html(iso.slice(0, upTo).replace('T', ' '))} UTC</time>`;

function tonesOf({ states }: Report): Record<Tone, number> {
  const sums: Record<Tone, number> = { good: 0, moving: 0, attention: 0, bad: 0 };
  for (const [state, count] of Object.entries(states)) sums[STATES[state as keyof typeof STATES].tone] += count;
  return sums;
}

const shownOf = (state: string) =>
  RECEIPT_STATES[state as keyof typeof RECEIPT_STATES] ?? STATES[state as keyof typeof STATES];
const toneOf = (state: string): Tone => shownOf(state)?.tone ?? 'attention';
const wordOf = (state: string, say: Say): string => say(shownOf(state)?.text ?? { en: state, zh: state });
/** The authority's own word, where it has said one. */
const fineOf = ({ state, receiptState }: ReportedSubmission): string => receiptState ?? state;

function tiles(report: Report, say: Say): string {
  const tones = tonesOf(report);
  const shown: readonly [number, Text, string][] = [
    [report.documents, { en: 'documents read', zh: '读取单证' }, ''],
    [tones.good, { en: 'cleared or released', zh: '已审结或放行' }, 'good'],
    [tones.moving + tones.attention, { en: 'on their way', zh: '处理中' }, 'moving'],
    [tones.bad, { en: 'sent back', zh: '被退回' }, 'bad'],
    [report.withheld.length, { en: 'withheld: to correct', zh: '未报送：待更正' }, 'held'],
  ];
  const cells = shown.map(
    ([count, text, kind]) => `<li class="${kind}">${tag('b', count)}${tag('span', say(text))}</li>`,
  );
  return `<ul class="tiles">${cells.join('')}</ul>`;
}

/** One bar over everything that was read, so that shares are seen at a glance. */
function bar(report: Report, say: Say): string {
  const tones = tonesOf(report);
  const parts: readonly (readonly [string, number])[] = [
    ...TONES.map((tone) => [tone, tones[tone]] as const),
    ['held', report.withheld.length],
  ];
  const total = parts.reduce((sum, [, count]) => sum + count, 0);
  if (total === 0) return '';
  let x = 0;
  const rects = parts.map(([kind, count]) => {
    const width = (count / total) * 1000;
    const rect = width > 0 ? `<rect class="${kind}" x="${x.toFixed(2)}" width="${width.toFixed(2)}" height="14"/>` : '';
    x += width;
    return rect;
  });
  const label = say({ en: 'Share of each outcome', zh: '各结果占比' });
  return `<svg class="bar" viewBox="0 0 1000 14" preserveAspectRatio="none" role="img" aria-label="${html(label)}">${rects.join('')}</svg>`;
}

/** Time limits that want somebody, before everything else. */
function alarmsPart({ near, over, first }: Report['alarms'], say: Say): string {
  if (near + over === 0) return '';
  const counts = [
    ...(over > 0 ? [say({ en: `${over} over`, zh: `${over} 份已过期限` })] : []),
    ...(near > 0 ? [say({ en: `${near} soon`, zh: `${near} 份即将到期` })] : []),
  ].join(say({ en: ', ', zh: '，' }));
  const items = first.map(
    ({ clientReference, deadline, over: late }) =>
      `<li class="${late ? 'error' : 'warning'}"><b>${html(clientReference)}</b> <span>${html(say(late ? { en: 'was due', zh: '期限已过' } : { en: 'due', zh: '期限' }))} ${time(deadline, 16)}</span></li>`,
  );
  return `<section><h2>${html(say({ en: 'Time limits', zh: '期限' }))}: ${html(counts)}</h2><ul class="limits">${items.join('')}</ul></section>`;
}

/** Where everything stands, how long receipts took, and what is found most. */
function plots({ states, withheld, findings }: Report, durations: Durations, say: Say): string {
  const outcome = Object.entries(STATES)
    .map(([state, { text, tone }]) => ({ label: say(text), kind: tone as string, count: states[state] ?? 0 }))
    .concat({ label: say({ en: 'withheld', zh: '未报送' }), kind: 'held', count: withheld.length })
    .filter(({ count }) => count > 0);
  const top = findings.slice(0, TOP_FINDINGS).map(({ code, count, finding }) => ({
    label: `${code} ${say(finding.message)}`,
    kind: finding.severity === 'error' ? 'bad' : 'attention',
    count,
    note: finding.source,
  }));
  const rest = findings.slice(TOP_FINDINGS).reduce((sum, { count }) => sum + count, 0);
  if (rest > 0) top.push({ label: say({ en: 'others', zh: '其他' }), kind: 'held', count: rest, note: '' });
  const part = (kind: string, title: Text, body: string): string =>
    `<section class="${kind}"><h2>${html(say(title))}</h2>${body}</section>`;
  const parts = [
    part('outcome', { en: 'Outcome', zh: '结果' }, bars(outcome, say)),
    part(
      'time',
      { en: 'Time to the first receipt', zh: '首次回执用时' },
      `<div class="plot">${timeToReceipt(durations, say)}</div>`,
    ),
    top.length === 0
      ? ''
      : part('top', { en: 'Most frequent findings', zh: '最常见的问题' }, bars(top, say, 'findings-plot')),
  ];
  return `<div class="plots">${parts.join('\n')}</div>`;
}

function withheldPart(withheld: readonly WithheldDocument[], say: Say): string {
  if (withheld.length === 0) return '';
  const blocks = withheld.slice(0, WITHHELD_SHOWN).map(({ file, row, clientReference, findings }) => {
    const where = row === undefined ? file : `${file}:${row}`;
    return `<article class="withheld"><h3>${html(clientReference ?? where)} ${tag('small', where)}</h3>${findingList(findings, say)}</article>`;
  });
  const left = withheld.length - blocks.length;
  const more =
    left === 0
      ? ''
      : tag(
          'p',
          say({
            en: `${left} more are in report.json, and in the columns of the input: kouan batch export -o failed.xlsx`,
            zh: `另有 ${left} 份见 report.json；按原列导出：kouan batch export -o failed.xlsx`,
          }),
          'lead',
        );
  return `<section><h2>${html(say({ en: 'Withheld: correct these and run again', zh: '未报送：请更正后重新运行' }))}</h2>${blocks.join('\n')}${more}</section>`;
}

function findingList(findings: readonly Finding[], say: Say): string {
  const items = findings.map((one) => {
    const pointers = [one.path, ...(one.related ?? []).map(({ path }) => path)].filter(Boolean).join(' ↔ ');
    const { line, row, field } = one.at ?? {};
    const lines = [
      row === undefined ? '' : `${say({ en: 'row', zh: '第' })} ${row}${say({ en: '', zh: ' 行' })}`,
      row !== undefined || line === undefined
        ? ''
        : `${say({ en: 'line', zh: '第' })} ${line}${say({ en: '', zh: ' 行' })}`,
      field ?? '',
    ];
    const where = [...lines, pointers].filter(Boolean).join(' · ');
    const values = [
      !one.found ? '' : `${html(say({ en: 'found', zh: '实际' }))} <code>${html(one.found)}</code>`,
      one.expected === undefined
        ? ''
        : `${html(say({ en: 'expected', zh: '应为' }))} <code>${html(one.expected)}</code>`,
    ].filter(Boolean);
    return `<li class="${one.severity}"><p>${tag('span', one.code, 'code')} ${html(say(one.message))}</p><p class="where">${tag('code', where)} ${values.join(' · ')}</p><p class="source">${html(one.source)}</p></li>`;
  });
  return `<ul class="findings">${items.join('')}</ul>`;
}

function submissionsPart({ submissions, unlisted }: Report, say: Say): string {
  if (submissions.length === 0) return '';
  const head = [
    { en: 'Reference', zh: '客户端编号' },
    { en: 'State', zh: '状态' },
    { en: 'Single Window number', zh: '统一编号' },
    { en: 'Declaration number', zh: '报关单号' },
    { en: 'Receipts', zh: '回执' },
  ].map((text) => tag('th', say(text)));
  const rows = submissions.map((one) => {
    const chips = one.receipts.map(({ state, channel, note }) => {
      const hint = [wordOf(state, say), note].filter(Boolean).join(' · ');
      return `<abbr class="chip ${toneOf(state)}" title="${html(hint)}">${html(channel ?? wordOf(state, say))}</abbr>`;
    });
    const last = [...one.receipts].reverse().find(({ note }) => note !== undefined)?.note;
    const tone = toneOf(fineOf(one));
    const why = one.errorText ?? (tone === 'bad' || tone === 'attention' ? last : undefined);
    return `<tr><td>${html(one.clientReference)}</td><td><span class="state ${tone}">${html(wordOf(fineOf(one), say))}</span>${why === undefined ? '' : `<div class="why">${html(why)}</div>`}</td><td class="number">${html(one.singleWindowNumber ?? '')}</td><td class="number">${html(one.declarationNumber ?? '')}</td><td>${chips.join('')}</td></tr>`;
  });
  return `<section><h2>${html(say({ en: 'Submissions', zh: '报送明细' }))}</h2><div class="scroll"><table><thead><tr>${head.join('')}</tr></thead><tbody>
${rows.join('\n')}
</tbody></table></div>${unlisted === 0 ? '' : tag('p', say({ en: `${unlisted} more are not listed; kouan batch export gives all.`, zh: `另有 ${unlisted} 份未列出；可用 kouan batch export 导出全部。` }), 'lead')}</section>`;
}

/** A batch repeats the same remark on every document, so each is shown once with how often it was made. */
function remarksPart(remarks: readonly CountedFinding[], say: Say): string {
  if (remarks.length === 0) return '';
  const items = remarks.map(
    ({ code, count, finding }) =>
      `<li class="warning"><p>${count} × ${tag('span', code, 'code')} ${html(say(finding.message))}</p><p class="source">${html(finding.source)}</p></li>`,
  );
  const title = say({ en: 'Remarks that stopped nothing', zh: '不影响报送的提示' });
  return `<section><h2>${html(title)}</h2><ul class="findings">${items.join('')}</ul></section>`;
}
