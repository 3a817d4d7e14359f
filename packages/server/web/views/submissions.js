/** Every submission, how it stands. @module */
import { get, refresher } from '../api.js';
import { fill, h } from '../dom.js';
import { onEvents } from '../live.js';
import { button, empty, failed, heading } from '../parts/boxes.js';
import { chip, stateChip, wholeMoment } from '../parts/chips.js';
import { serverNow } from '../parts/clock.js';
import { row, table } from '../parts/rows.js';
import { address, go } from '../router.js';
import { duration } from '../text.js';
import { stateWord, t } from '../words.js';

const PAGE = 100;
const FILTERS = ['', 'stored', 'inspection', 'released', 'closed', 'rejected', 'returned', 'refused'];
const CONCERNED = /^(declaration|receipt|alarm|clock|scenario)\./;

/** @param {import('../router.js').Place} place */
export function submissions(place) {
  const state = place.query.get('state') ?? '';
  const columns = [
    t('reference'),
    t('state'),
    t('channel'),
    t('receipts'),
    t('attempts'),
    t('course'),
    t('came'),
    t('age'),
    t('declarationNumber'),
  ];
  const list = table(t('submissions'), columns, 'submissions');
  const nothing = empty(t('noSubmissions'), t('noSubmissionsHint'));
  const trouble = h('div');
  const more = button(t('more'), () => void further(), { class: 'more', hidden: true });
  /** @type {any[]} */
  let rows = [];
  /** @type {string | null} */
  let next = null;

  const path = (/** @type {string} */ extra) =>
    `control/submissions?limit=${PAGE}${state === '' ? '' : `&state=${encodeURIComponent(state)}`}${extra}`;

  async function further() {
    const page = await get(path(`&after=${next}`));
    rows = [...rows, ...page.submissions];
    next = page.next;
    show();
  }

  const fresh = refresher(async () => {
    try {
      const page = await get(path(''));
      rows = page.submissions;
      next = page.next;
      fill(trouble);
      show();
    } catch (error) {
      fill(trouble, failed(error));
    }
  });

  function show() {
    list.show(
      rows.map((one) =>
        row(
          {
            key: one.reference,
            testId: 'submission',
            open: () => go('submissions', one.reference),
            kind: one.alarm ? 'alarm' : '',
          },
          [
            h('a.strong', { href: address('submissions', one.reference), tabindex: '-1' }, one.reference),
            [stateChip(one.state), one.alarm ? chip(t('alarm'), 'alarm') : null],
            h('span.mono', {}, one.channel ?? '—'),
            dots(one.receipts),
            h('span.num', {}, String(one.attempts)),
            h('span.quiet', {}, one.course ?? '—'),
            wholeMoment(one.at),
            h('span.num.quiet', {}, duration(serverNow() - Date.parse(one.at))),
            h('span.mono.quiet', {}, one.declarationNumber ?? '—'),
          ],
        ),
      ),
    );
    nothing.hidden = rows.length > 0;
    more.hidden = next === null;
  }

  const off = onEvents((events, whole) => {
    if (whole || events.some(({ kind }) => CONCERNED.test(kind))) fresh.ask();
  });
  const tabs = FILTERS.map((one) =>
    h(
      'a.tab',
      {
        href: one === '' ? '#/submissions' : `#/submissions?state=${one}`,
        'aria-current': one === state ? 'true' : null,
      },
      one === '' ? t('all') : stateWord(one),
    ),
  );
  void fresh.now();
  return {
    element: h(
      'section.view',
      { 'aria-labelledby': 'title' },
      heading(t('submissions'), t('submissionsAbout')),
      h('nav.tabs', { 'aria-label': t('state') }, tabs),
      trouble,
      list.element,
      nothing,
      more,
    ),
    stop() {
      off();
      fresh.stop();
    },
  };
}

/** Receipts as dots: given, waiting, lost. @param {{ given: number, waiting: number, lost: number }} counts */
function dots({ given, waiting, lost }) {
  const label = `${given} ${t('given')}, ${waiting} ${t('waiting')}, ${lost} ${t('lost')}`;
  const some = (/** @type {number} */ count, /** @type {string} */ tone) =>
    Array.from({ length: Math.min(count, 12) }, () => h(`i.${tone}`));
  return h(
    'span.dots',
    { role: 'img', 'aria-label': label, title: label },
    some(given, 'given'),
    some(lost, 'lost'),
    some(waiting, 'waiting'),
  );
}
