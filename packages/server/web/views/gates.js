/** Every lane of every gate: what stands in it, and whether it may go on, and why. @module */
import { base, get } from '../api.js';
import { fill, h } from '../dom.js';
import { laneDrawing } from '../draw/lane.js';
import { foldLanes, LANE_KINDS } from '../lanes.js';
import { live, onEvents } from '../live.js';
import { empty, facts, heading } from '../parts/boxes.js';
import { chip, wholeMoment } from '../parts/chips.js';
import { address } from '../router.js';
import { asText, either, number } from '../text.js';
import { requirementWord, stateWord, t, valueWord } from '../words.js';

/** @param {import('../router.js').Place} place */
export function gates(place) {
  const only = place.args[0];
  const grid = h('div', { class: only === undefined ? 'lanes' : 'lanes one' });
  const nothing = empty(t('noGates'), t('noGatesHint'));
  /** @type {string[]} */
  let known = [];

  function show() {
    const lanes = [...foldLanes(live.events, known).values()].filter(({ lane }) => only === undefined || lane === only);
    fill(grid, lanes.map(card));
    nothing.hidden = lanes.length > 0;
  }

  async function learn() {
    const { devices } = await get('devices');
    known = devices.filter((/** @type {any} */ one) => one.kind === 'gate').map((/** @type {any} */ one) => one.id);
    show();
  }

  const off = onEvents((events, whole) => {
    if (whole) void learn().catch(() => {});
    if (whole || events.some(({ kind }) => LANE_KINDS.has(kind))) show();
  });
  show();
  void learn().catch(() => {});
  return {
    element: h(
      'section.view',
      { 'aria-labelledby': 'title' },
      heading(t('gates'), t('gatesAbout'), only === undefined ? null : h('a.button', { href: '#/gates' }, t('all'))),
      grid,
      nothing,
    ),
    stop: off,
  };
}

/** @param {import('../lanes.js').Lane} lane */
function card(lane) {
  const { decision } = lane;
  return h(
    'article.card.lane-card',
    {
      'data-testid': 'lane',
      'data-lane': lane.lane,
      'data-verdict': decision?.verdict ?? 'none',
      'aria-label': lane.lane,
    },
    h(
      'header',
      {},
      h('h2', {}, h('a', { href: address('gates', lane.lane), 'data-key': lane.lane }, lane.lane)),
      h(
        'span.tally',
        {},
        chip(`${t('lift')} ${lane.passed}`, 'good'),
        chip(`${t('hold')} ${lane.held}`, lane.held > 0 ? 'bad' : 'plain'),
      ),
      lane.at === '' ? null : wholeMoment(lane.at),
    ),
    laneDrawing(lane),
    decision === undefined ? h('p.hint', {}, lane.at === '' ? t('laneEmpty') : t('noDecision')) : why(decision),
    pictureOf(lane),
  );
}

/** @param {NonNullable<import('../lanes.js').Lane['decision']>} decision */
function why({ verdict, reasons, facts: known, event }) {
  const { declaration, gatePass, manifest, requires = [], tolerancePercent } = known;
  return h(
    'div.why',
    {},
    reasons.length === 0
      ? h('p.reason.good', {}, t('nothingAgainst'))
      : h(
          'ul.reasons',
          { 'aria-label': t('why') },
          reasons.map((one) =>
            h(
              'li.reason',
              { 'data-testid': 'reason' },
              h('code', {}, asText(one.code)),
              h(
                'span',
                {},
                either(one.message),
                one.found === undefined ? null : h('small', {}, ` ${t('found')}: ${asText(one.found)}`),
              ),
            ),
          ),
        ),
    facts([
      [
        t('declaration'),
        declaration && [
          h('a', { href: address('submissions', declaration.reference) }, declaration.reference),
          ` · ${stateWord(asText(declaration.state))}`,
        ],
      ],
      [t('gatePass'), gatePass && `${asText(gatePass.number)} · ${asText(gatePass.state)}`],
      [t('manifest'), manifest && asText(manifest.state)],
      [t('tare'), known.tareKilograms && `${number(Number(known.tareKilograms))} kg`],
      [
        t('declaredGross'),
        declaration?.grossKilograms && `${number(Number(declaration.grossKilograms))} kg ± ${tolerancePercent} %`,
      ],
      [t('requires'), requires.map((/** @type {string} */ one) => chip(requirementWord(one)))],
      [t('event'), h('a', { href: `#/feed/${event.sequence}` }, `#${event.sequence} ${valueWord(verdict)}`)],
    ]),
  );
}

/** @param {import('../lanes.js').Lane} lane */
const pictureOf = ({ nii }) =>
  nii?.picture === undefined || !/^[0-9a-f]{64}$/.test(nii.picture)
    ? null
    : h(
        'figure',
        {},
        h('img', {
          src: String(new URL(`devices/pictures/${nii.picture}`, base)),
          alt: t('xray'),
          width: '320',
          height: '128',
          loading: 'lazy',
        }),
        h('figcaption', {}, `${t('xray')} · ${valueWord(nii.decision)}`),
      );
