/** Everything that happens, as it happens, the newest first. @module */
import { fill, h } from '../dom.js';
import { live, onEvents } from '../live.js';
import { button, copyButton, empty, facts, heading, pretty, source } from '../parts/boxes.js';
import { kindChip, moment, subjects, wholeMoment } from '../parts/chips.js';
import { row, table } from '../parts/rows.js';
import { summaryOf, toneOf } from '../summary.js';
import { decoded, either, number, size } from '../text.js';
import { t } from '../words.js';

/** @typedef {import('../live.js').WorldEvent} WorldEvent */

/** Rows that are drawn; what is further down is found by the filters. */
const DRAWN = 250;
const FIELDS = /** @type {const} */ (['kind', 'source', 'lane', 'container', 'reference', 'text']);
/** @typedef {Partial<Record<(typeof FIELDS)[number], string>>} Filter */

/** Text of an event for the search, made once. @type {WeakMap<WorldEvent, string>} */
const searched = new WeakMap();

/** @param {WorldEvent} event */
function searchText(event) {
  let text = searched.get(event);
  if (text === undefined) {
    text = JSON.stringify([event.kind, event.source, event.subject, event.data ?? null]).toLowerCase();
    searched.set(event, text);
  }
  return text;
}

/** @param {string | undefined} value @param {string | undefined} wanted */
const has = (value, wanted) => !wanted || (value ?? '').toLowerCase().includes(wanted.toLowerCase());

/**
 * @param {WorldEvent} event
 * @param {Filter} filter
 */
const passes = (event, filter) =>
  (!filter.kind || event.kind === filter.kind || event.kind.startsWith(`${filter.kind}.`)) &&
  has(event.source, filter.source) &&
  has(event.subject['lane'], filter.lane) &&
  has(event.subject['container'], filter.container) &&
  has(event.subject['declaration'] ?? event.subject['bill'], filter.reference) &&
  (!filter.text || searchText(event).includes(filter.text.toLowerCase()));

/** @param {import('../router.js').Place} place */
export function feed(place) {
  /** @type {Filter} */
  const filter = Object.fromEntries(
    FIELDS.flatMap((name) => (place.query.has(name) ? [[name, place.query.get(name)]] : [])),
  );
  let paused = false;
  /** @type {readonly WorldEvent[]} */
  let frozen = [];
  let chosen = Number(place.args[0] ?? 0);

  const list = table(t('feed'), [t('time'), t('kind'), t('source'), t('subject'), t('what')], 'feed');
  const count = h('span.count', { 'data-testid': 'feed-count' });
  const detail = h('aside.detail', { 'aria-label': t('event'), hidden: true });
  const pause = button(t('pause'), turn, { 'aria-pressed': 'false', 'data-testid': 'pause', 'data-hot': 'pause' });

  function turn() {
    paused = !paused;
    frozen = paused ? [...live.events] : [];
    pause.setAttribute('aria-pressed', String(paused));
    pause.textContent = paused ? t('goOn') : t('pause');
    show();
  }

  function address() {
    const query = new URLSearchParams(/** @type {Record<string, string>} */ (filter)).toString();
    const path = chosen > 0 ? `/${chosen}` : '';
    history.replaceState(null, '', `#/feed${path}${query === '' ? '' : `?${query}`}`);
  }

  /** @param {(typeof FIELDS)[number]} name @param {string} value */
  function narrow(name, value) {
    if (value === '') delete filter[name];
    else filter[name] = value;
    address();
    show();
  }

  /** @param {WorldEvent} event */
  function open(event) {
    chosen = chosen === event.sequence ? 0 : event.sequence;
    address();
    show();
  }

  function show() {
    const all = paused ? frozen : live.events;
    /** @type {WorldEvent[]} */
    const found = [];
    let matched = 0;
    for (let at = all.length - 1; at >= 0; at--) {
      const event = /** @type {WorldEvent} */ (all[at]);
      if (!passes(event, filter)) continue;
      matched++;
      if (found.length < DRAWN) found.push(event);
    }
    list.show(
      found.map((event) =>
        row(
          {
            key: String(event.sequence),
            testId: 'event',
            selected: event.sequence === chosen,
            open: () => open(event),
            kind: toneOf(event) === 'alarm' ? 'alarm' : '',
          },
          [
            moment(event.time),
            kindChip(event.kind, toneOf(event)),
            h('span.quiet', {}, event.source),
            subjects(event.subject),
            h('span.summary', {}, summaryOf(event)),
          ],
        ),
      ),
    );
    count.textContent = `${number(matched)} / ${number(all.length)}`;
    nothing.hidden = matched > 0;
    const event = all.find(({ sequence }) => sequence === chosen);
    detail.hidden = event === undefined;
    if (event !== undefined && detail.dataset['of'] !== String(chosen)) {
      detail.dataset['of'] = String(chosen);
      fill(detail, eventDetail(event));
    }
    if (event === undefined) delete detail.dataset['of'];
  }

  const nothing = empty(t('nothingYet'), t('nothingYetHint'));
  const off = onEvents((_, whole) => {
    if (!paused || whole) show();
  });
  const element = h(
    'section.view',
    { 'aria-labelledby': 'title' },
    heading(t('feed'), t('feedAbout'), count, pause),
    h(
      'form.filters',
      { role: 'search', on: { submit: (/** @type {Event} */ event) => event.preventDefault() } },
      filters(filter, narrow),
    ),
    h(
      'div.split',
      {},
      h('div.split-main', { role: 'log', 'aria-live': 'off', 'aria-label': t('feed') }, list.element, nothing),
      detail,
    ),
  );
  show();
  return { element, stop: off };
}

/** @param {Filter} filter @param {(name: any, value: string) => void} narrow */
function filters(filter, narrow) {
  const groups = new Set(Object.keys(live.kinds).map((kind) => kind.split('.')[0] ?? kind));
  const option = (/** @type {string} */ value, /** @type {string} */ text) =>
    h('option', { value, selected: filter.kind === value }, text);
  const kinds = h(
    'select',
    {
      name: 'kind',
      'aria-label': t('kind'),
      'data-testid': 'filter-kind',
      on: { change: (/** @type {any} */ event) => narrow('kind', event.target.value) },
    },
    option('', t('everyKind')),
    [...groups].map((group) =>
      h(
        'optgroup',
        { label: group },
        option(group, `${group}.*`),
        Object.keys(live.kinds)
          .filter((kind) => kind.startsWith(`${group}.`))
          .map((kind) => option(kind, either(live.kinds[kind]))),
      ),
    ),
  );
  const inputs = FIELDS.slice(1).map((name) =>
    h('input', {
      name,
      type: 'search',
      placeholder: t(/** @type {any} */ (name)),
      'aria-label': t(/** @type {any} */ (name)),
      value: filter[name] ?? null,
      autocomplete: 'off',
      spellcheck: 'false',
      'data-testid': `filter-${name}`,
      'data-hot': name === 'text' ? 'search' : null,
      on: { input: (/** @type {any} */ event) => narrow(name, event.target.value) },
    }),
  );
  return [kinds, ...inputs];
}

/** @param {WorldEvent} event */
export function eventDetail(event) {
  const charset = /charset=([\w-]+)/.exec(event.raw?.mediaType ?? '')?.[1];
  return [
    h('h2', {}, kindChip(event.kind, toneOf(event))),
    facts([
      [t('number'), String(event.sequence)],
      [t('time'), wholeMoment(event.time)],
      [t('source'), event.source],
      [t('subject'), subjects(event.subject)],
      ['ID', h('code.wrap', {}, event.id)],
    ]),
    event.data === undefined ? null : [h('h3', {}, t('data')), source(t('data'), pretty(event.data), 'event-data')],
    h('h3', {}, 'EPCIS'),
    source('EPCIS', pretty(event.epcis), 'event-epcis'),
    event.raw === undefined
      ? null
      : [
          h('h3', {}, `${t('octets')} · ${event.raw.mediaType} · ${size(atob(event.raw.base64).length)}`),
          source(t('octets'), decoded(event.raw.base64, charset), 'event-raw'),
        ],
    h(
      'p.tools',
      {},
      copyButton(t('copyJson'), () => pretty(event), 'copy-event'),
    ),
  ];
}
