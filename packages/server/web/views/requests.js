/** Requests as they came; of those that nothing has matched, what they came near to. @module */
import { get, refresher } from '../api.js';
import { fill, h } from '../dom.js';
import { onEvents } from '../live.js';
import { button, empty, facts, failed, heading, source } from '../parts/boxes.js';
import { chip, moment, wholeMoment } from '../parts/chips.js';
import { row, table } from '../parts/rows.js';
import { decoded, either, size } from '../text.js';
import { t } from '../words.js';

const LIMIT = 500;
const DRAWN = 200;

/** @param {number} status */
const statusTone = (status) =>
  status === 0 ? 'bad' : status < 300 ? 'good' : status < 400 ? 'plain' : status < 500 ? 'warn' : 'bad';

/** @param {import('../router.js').Place} place */
export function requests(place) {
  const all = place.query.get('show') === 'all';
  let chosen = Number(place.args[0] ?? 0);
  const list = table(t('requests'), [t('time'), t('request'), t('operation'), t('status'), t('nearMiss')], 'requests');
  const nothing = empty(t(all ? 'noRequests' : 'noUnmatched'), t('noUnmatchedHint'));
  const trouble = h('div');
  const detail = h('aside.detail', { 'aria-label': t('request'), hidden: chosen === 0 });
  /** @type {any[]} */
  let rows = [];

  const fresh = refresher(async () => {
    try {
      rows = (
        await get(`control/requests?limit=${LIMIT}${all ? '' : '&unmatched=true'}&after=${await before()}`)
      ).requests.reverse();
      fill(trouble);
      show();
    } catch (error) {
      fill(trouble, failed(error));
    }
  }, 300);

  /** The journal is read from its end: the last so many. */
  async function before() {
    if (!all) return 0;
    const { requests: newest } = await get('control/state').catch(() => ({ requests: 0 }));
    return Math.max(0, Number(newest) - LIMIT);
  }

  /** @param {number} sequence */
  async function open(sequence) {
    chosen = chosen === sequence ? 0 : sequence;
    history.replaceState(null, '', `#/requests${chosen === 0 ? '' : `/${chosen}`}${all ? '?show=all' : ''}`);
    show();
    detail.hidden = chosen === 0;
    if (chosen === 0) return;
    try {
      fill(detail, requestDetail(await get(`control/requests/${chosen}`)));
    } catch (error) {
      fill(detail, failed(error));
    }
  }

  function show() {
    list.show(
      rows.slice(0, DRAWN).map((one) =>
        row(
          {
            key: String(one.sequence),
            testId: 'request-row',
            selected: one.sequence === chosen,
            open: () => void open(one.sequence),
          },
          [
            moment(one.time),
            [h('b.mono', {}, one.method), ' ', h('span.mono.wrap', {}, one.target)],
            h('span.quiet', {}, one.operation ?? '—'),
            [
              chip(one.status === 0 ? t('noAnswer') : String(one.status), statusTone(one.status)),
              one.fault === undefined ? null : chip(one.fault.name, 'warn'),
            ],
            one.nearMiss === undefined ? '' : either(one.nearMiss),
          ],
        ),
      ),
    );
    nothing.hidden = rows.length > 0;
  }

  const off = onEvents(() => fresh.ask());
  void fresh.now();
  if (chosen !== 0) {
    const sequence = chosen;
    chosen = 0;
    void open(sequence);
  }
  const tab = (/** @type {string} */ href, /** @type {string} */ text, /** @type {boolean} */ on) =>
    h('a.tab', { href, 'aria-current': on ? 'true' : null }, text);
  return {
    element: h(
      'section.view',
      { 'aria-labelledby': 'title' },
      heading(
        t('requests'),
        t('requestsAbout'),
        button(t('refresh'), () => void fresh.now(), { 'data-testid': 'refresh' }),
      ),
      h(
        'nav.tabs',
        { 'aria-label': t('requests') },
        tab('#/requests', t('unmatched'), !all),
        tab('#/requests?show=all', t('all'), all),
      ),
      trouble,
      h('div.split', {}, h('div.split-main', {}, list.element, nothing), detail),
    ),
    stop() {
      off();
      fresh.stop();
    },
  };
}

/** @param {any} body */
const bodyText = (body) => body?.text ?? (body?.base64 === undefined ? '' : decoded(body.base64));

/** @param {any} one */
function requestDetail(one) {
  const headers = (/** @type {Record<string, string>} */ said) =>
    Object.entries(said)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n');
  const bodyBox = (
    /** @type {string} */ title,
    /** @type {any} */ body,
    /** @type {Record<string, string>} */ said,
    /** @type {string} */ testId,
  ) => [
    h('h3', {}, title),
    source(title, [headers(said), bodyText(body)].filter((text) => text !== '').join('\n\n'), testId),
    body?.truncated ? h('p.hint', {}, t('truncated')) : null,
  ];
  return [
    h('h2.mono.wrap', {}, `${one.method} ${one.target}`),
    facts([
      [t('time'), wholeMoment(one.time)],
      [t('operation'), one.operation],
      [t('status'), chip(one.status === 0 ? t('noAnswer') : String(one.status), statusTone(one.status))],
      [t('fault'), one.fault && `${one.fault.name} · ${either(one.fault)}`],
      [t('size'), size(bodyText(one.requestBody).length)],
    ]),
    one.nearMiss === undefined ? null : nearMiss(one.nearMiss),
    ...bodyBox(t('request'), one.requestBody, one.requestHeaders, 'request-body'),
    ...bodyBox(t('answer'), one.responseBody, one.responseHeaders, 'response-body'),
  ];
}

/** @param {any} miss */
const nearMiss = (miss) =>
  h(
    'div.near-miss',
    { 'data-testid': 'near-miss' },
    h('h3', {}, t('nearMiss')),
    h('p', {}, either(miss)),
    h('p', {}, h('code', {}, miss.operation), ' ', h('code.wrap', {}, miss.path)),
    h(
      'table.differences',
      {},
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          [t('field'), t('expected'), t('found')].map((text) => h('th', { scope: 'col' }, text)),
        ),
      ),
      h(
        'tbody',
        {},
        miss.differences.map((/** @type {any} */ one) =>
          h(
            'tr',
            {},
            h('td', {}, h('code', {}, one.field)),
            h('td.good', {}, one.expected),
            h('td.bad', {}, one.found ?? '—'),
          ),
        ),
      ),
    ),
  );
