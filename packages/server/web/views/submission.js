/** One submission: what was sent and answered, and what has come or will come of it. @module */
import { get, Problem, refresher } from '../api.js';
import { fill, h } from '../dom.js';
import { onEvents } from '../live.js';
import { copyButton, empty, facts, failed, heading, pretty, source } from '../parts/boxes.js';
import { chip, kindChip, stateChip, subjects, wholeMoment } from '../parts/chips.js';
import { summaryOf, toneOf } from '../summary.js';
import { either, size } from '../text.js';
import { t } from '../words.js';

/** Events that the receipts and the attempts tell already. */
const TOLD = new Set(['declaration.accepted', 'receipt.issued', 'receipt.lost']);

/**
 * @typedef {{ key: string, time: string, tone: string, mark: string, title: import('../dom.js').Child, text: string, open: () => import('../dom.js').Child[] }} Step
 */

/** @param {import('../router.js').Place} place */
export function submission(place) {
  const reference = place.args[0] ?? '';
  let chosen = place.args[1] ?? '';
  const head = h('div');
  const line = h('ol.timeline', { 'aria-label': t('timeline') });
  const detail = h('div.detail-main', { 'aria-live': 'polite' });
  /** @type {Step[]} */
  let steps = [];

  const fresh = refresher(async () => {
    try {
      const one = await get(`control/submissions/${encodeURIComponent(reference)}`);
      steps = stepsOf(one);
      if (!steps.some(({ key }) => key === chosen)) chosen = steps[0]?.key ?? '';
      fill(head, headOf(one));
      show();
    } catch (error) {
      fill(head, error instanceof Problem && error.status === 404 ? empty(t('noSuchSubmission')) : failed(error));
    }
  });

  /** @param {string} key */
  function choose(key) {
    chosen = key;
    history.replaceState(null, '', `#/submissions/${encodeURIComponent(reference)}/${encodeURIComponent(key)}`);
    show();
  }

  function show() {
    fill(
      line,
      steps.map((step) =>
        h(
          'li',
          { class: `step ${step.tone}`, 'data-testid': 'step' },
          h(
            'button',
            {
              type: 'button',
              'data-key': step.key,
              'aria-pressed': String(step.key === chosen),
              on: { click: () => choose(step.key) },
            },
            h('span.step-mark', { 'aria-hidden': 'true' }, step.mark),
            h('span.step-body', {}, h('span.step-title', {}, step.title), h('span.step-text', {}, step.text)),
            wholeMoment(step.time),
          ),
        ),
      ),
    );
    const step = steps.find(({ key }) => key === chosen);
    if (step !== undefined && detail.dataset['of'] !== `${step.key} ${step.tone}`) {
      detail.dataset['of'] = `${step.key} ${step.tone}`;
      fill(detail, step.open());
    }
  }

  const off = onEvents((events, whole) => {
    if (whole || events.some(({ subject }) => subject['declaration'] === reference)) fresh.ask();
  });
  void fresh.now();
  return {
    element: h(
      'section.view',
      { 'aria-labelledby': 'title' },
      heading(reference, t('submissionAbout'), h('a.button', { href: '#/submissions' }, t('back'))),
      head,
      h('div.two', {}, line, detail),
    ),
    stop() {
      off();
      fresh.stop();
    },
  };
}

/** @param {any} one */
const headOf = (one) =>
  h(
    'div.card.headline',
    { 'data-testid': 'submission-head' },
    h('div', {}, stateChip(one.state), ' ', one.alarm ? chip(t('alarm'), 'alarm') : null),
    facts([
      [t('course'), one.course],
      [t('singleWindowNumber'), one.singleWindowNumber && h('code', {}, one.singleWindowNumber)],
      [t('declarationNumber'), one.declarationNumber && h('code', {}, one.declarationNumber)],
      [t('attempts'), String(one.attempts)],
      [
        t('receipts'),
        `${one.receipts.given} ${t('given')} · ${one.receipts.waiting} ${t('waiting')} · ${one.receipts.lost} ${t('lost')}`,
      ],
    ]),
  );

/** @param {any} message @param {string} title @param {string} testId */
const messageBox = (message, title, testId) => [
  h('h3', {}, `${title} · ${message.mediaType} · ${size(message.bytes)}`),
  source(title, message.text, testId),
  message.truncated ? h('p.hint', {}, t('truncated')) : null,
];

/** @param {any} one @returns {Step[]} */
function stepsOf(one) {
  /** @type {Step[]} */
  const sent = one.accepted.map((/** @type {any} */ attempt, /** @type {number} */ at) => ({
    key: `sent-${at + 1}`,
    time: attempt.at,
    tone: 'sent',
    mark: '↑',
    title: t('takenIn'),
    text: `${attempt.singleWindowNumber} · ${attempt.course}`,
    open: () => [
      h('h2', {}, t('takenIn')),
      facts([
        [t('time'), wholeMoment(attempt.at)],
        [t('idempotencyKey'), h('code.wrap', {}, attempt.key)],
        ['SHA-256', h('code.wrap', {}, attempt.contentSha256)],
      ]),
      h(
        'p.tools',
        {},
        copyButton(t('copyCurl'), () => attempt.curl, 'copy-curl'),
      ),
      ...messageBox(attempt.request, t('request'), 'request'),
      ...messageBox(attempt.answer, t('answer'), 'answer'),
      h('details', {}, h('summary', {}, t('asCurl')), source('curl', attempt.curl, 'curl')),
    ],
  }));
  /** @type {Step[]} */
  const receipts = one.timeline.map((/** @type {any} */ receipt, /** @type {number} */ at) => ({
    key: `receipt-${at + 1}`,
    time: receipt.due,
    tone: receipt.state,
    mark: receipt.state === 'lost' ? '✕' : receipt.channel.slice(-1),
    title: [
      `${receipt.channel} ${either(receipt.title)}`.trim(),
      receipt.state === 'given'
        ? null
        : h('span', { class: `chip ${receipt.state === 'lost' ? 'bad' : 'plain'}` }, t(receipt.state)),
    ],
    text: receipt.note,
    open: () => [
      h('h2', {}, `${receipt.channel} ${either(receipt.title)}`),
      facts([
        [
          t('state'),
          [stateChip(receipt.receiptState), ' ', chip(t(receipt.state), receipt.state === 'lost' ? 'bad' : 'plain')],
        ],
        [t('due'), wholeMoment(receipt.due)],
        [t('number'), receipt.sequence === null ? null : String(receipt.sequence)],
        [t('note'), receipt.note],
      ]),
      receipt.state === 'waiting' ? h('p.hint', {}, t('waitingHint')) : null,
      receipt.state === 'lost' ? h('p.hint', {}, t('lostHint')) : null,
      ...messageBox(receipt.body, t('receipt'), 'receipt-body'),
    ],
  }));
  /** @type {Step[]} */
  const events = one.events
    .filter((/** @type {any} */ { kind }) => !TOLD.has(kind))
    .map((/** @type {any} */ event) => ({
      key: `event-${event.sequence}`,
      time: event.time,
      tone: toneOf(event),
      mark: toneOf(event) === 'alarm' ? '!' : '·',
      title: kindChip(event.kind, toneOf(event)),
      text: summaryOf(event),
      open: () => [
        h('h2', {}, kindChip(event.kind, toneOf(event))),
        facts([
          [t('time'), wholeMoment(event.time)],
          [t('source'), event.source],
          [t('subject'), subjects(event.subject)],
        ]),
        source(t('data'), pretty(event.data ?? null), 'event-data'),
        h('p', {}, h('a', { href: `#/feed/${event.sequence}` }, t('inFeed'))),
      ],
    }));
  const order = [...sent, ...receipts, ...events];
  // What came at the same instant stays in this order: it was sent before anything came of it.
  return order
    .map((step, at) => ({ step, at }))
    .sort((a, b) => a.step.time.localeCompare(b.step.time) || a.at - b.at)
    .map(({ step }) => step);
}
