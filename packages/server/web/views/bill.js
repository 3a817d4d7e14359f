/** One electronic bill: who holds it, its chain entry by entry, what can come next and why not. @module */
import { get, refresher } from '../api.js';
import { fill, h } from '../dom.js';
import { onEvents } from '../live.js';
import { copyButton, empty, facts, failed, heading, pretty, source } from '../parts/boxes.js';
import { chip } from '../parts/chips.js';
import { asText, dateTime, either } from '../text.js';
import { t } from '../words.js';
import { allBills, billTone } from './bills.js';

/** @param {any} party */
const partyName = (party) => party?.partyName ?? '—';

/** @param {import('../router.js').Place} place */
export function bill(place) {
  const [reference = '', desk, id] = place.args;
  const content = h('div');
  const fresh = refresher(async () => {
    try {
      // By its number alone it is looked for where it is.
      const where = (await allBills()).filter((one) => one.transportDocumentReference === reference);
      const one = where.find((each) => each.desk.name === desk && each.id === id) ?? where.at(-1);
      if (one === undefined) return fill(content, empty(t('noSuchBill')));
      const whole = await get(`ebl/${encodeURIComponent(one.desk.name)}/bills/${encodeURIComponent(one.id)}`);
      fill(content, drawn(whole, one.desk));
    } catch (error) {
      fill(content, failed(error));
    }
  }, 250);
  const off = onEvents((events, whole) => {
    if (whole || events.some(({ kind }) => /^(bill|release)\./.test(kind))) fresh.ask();
  });
  void fresh.now();
  return {
    element: h(
      'section.view',
      { 'aria-labelledby': 'title' },
      heading(reference, t('billAbout'), h('a.button', { href: '#/bills' }, t('back'))),
      content,
    ),
    stop() {
      off();
      fresh.stop();
    },
  };
}

/** @param {any} one @param {any} desk */
const drawn = (one, desk) => [
  h(
    'div.card.headline',
    { 'data-testid': 'bill-head' },
    h(
      'div',
      {},
      chip(one.status, billTone(one.status)),
      one.onItsWayTo === null ? null : chip(`→ ${one.onItsWayTo}`, 'warn'),
    ),
    facts([
      [t('holder'), h('b', {}, partyName(one.holder))],
      [t('titleholder'), `${partyName(one.titleholder?.titleholder)} · ${asText(one.titleholder?.kind)}`],
      [t('issuer'), partyName(one.issuer)],
      [t('platform'), `${desk.title} (${one.platform})`],
      [t('liesOn'), one.liesOn],
      [t('surrenderedBy'), one.surrenderedBy === null ? null : partyName(one.surrenderedBy)],
      [t('checksum'), h('code', { title: one.documentChecksum }, `${asText(one.documentChecksum).slice(0, 16)}…`)],
    ]),
  ),
  h('h2', {}, `${t('chain')} · ${one.chain.length}`),
  h('ol.chain', { 'data-testid': 'chain' }, one.chain.map(link)),
  h('h2', {}, t('next')),
  h(
    'ul.acts',
    {},
    one.next.map((/** @type {any} */ act) =>
      h(
        'li',
        { class: act.allowed ? 'allowed' : 'forbidden' },
        chip(act.actionCode, act.allowed ? 'good' : 'plain'),
        h('span', {}, act.allowed ? partyName(act.by) : `${act.why?.code ?? ''} ${either(act.why?.message)}`),
      ),
    ),
  ),
  h('details', {}, h('summary', {}, t('document')), source(t('document'), pretty(one.document), 'bill-document')),
];

/** @param {any} entry */
function link({ position, checksum, entry, jws }) {
  const transactions = entry?.transactions ?? [];
  const issued = entry?.issuanceManifestSignedContent !== undefined;
  return h(
    'li',
    { 'data-testid': 'chain-entry' },
    h('span.link-mark', { 'aria-hidden': 'true' }, String(position)),
    h(
      'div',
      {},
      transactions.map((/** @type {any} */ one) =>
        h(
          'p.transaction',
          {},
          chip(asText(one.actionCode), 'sea'),
          h('span', {}, partyName(one.actor)),
          one.recipient === undefined ? null : h('span.arrow', { 'aria-label': t('to') }, '→'),
          one.recipient === undefined ? null : h('b', {}, partyName(one.recipient)),
          h(
            'time.moment',
            {},
            one.actionDateTime === undefined ? asText(one.timestamp) : dateTime(asText(one.actionDateTime)),
          ),
        ),
      ),
      h(
        'p.quiet',
        {},
        asText(entry?.eblPlatform),
        issued ? ` · ${t('issuance')}` : '',
        ' · ',
        h('code', { title: checksum }, asText(checksum).slice(0, 16)),
      ),
      h(
        'details',
        {},
        h('summary', {}, t('signedEntry')),
        source(t('signedEntry'), pretty(entry), 'chain-json'),
        h(
          'p.tools',
          {},
          copyButton('JWS', () => jws, 'copy-jws'),
        ),
      ),
    ),
  );
}
