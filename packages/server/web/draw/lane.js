/** A lane of a gate as a drawing: vehicle, container, bridge, seal, portal, camera, barrier, board. @module */
import { s } from '../dom.js';
import { number } from '../text.js';
import { t, valueWord, verdictWord } from '../words.js';

/** @typedef {import('../lanes.js').Lane} Lane */

const GROUND = 232;
/** Where the arm of the barrier hangs. */
const POST = { x: 676, y: 176 };
const ARM = 118;
const OPEN = -72;

/** @param {number} x @param {number} y @param {string} text @param {string} kind @param {Record<string, any>} [more] */
const words = (x, y, text, kind, more = {}) => s(`text.${kind}`, { x, y, ...more }, text);

/**
 * @param {Lane} lane
 * @returns {SVGElement}
 */
export function laneDrawing(lane) {
  const verdict = lane.decision?.verdict;
  const occupied = lane.plate !== undefined || lane.containers.length > 0 || lane.weight !== undefined;
  const said = [
    lane.lane,
    lane.plate ?? '',
    ...lane.containers.map((one) => one.number),
    lane.weight?.value === undefined ? '' : `${lane.weight.value} kg`,
    verdict === undefined ? t('noDecision') : verdictWord(verdict),
  ];
  return s(
    'svg.lane',
    {
      viewBox: '0 0 820 276',
      role: 'img',
      'aria-label': said.filter(Boolean).join(', '),
      'data-verdict': verdict ?? 'none',
    },
    ground(),
    portal(lane),
    bridge(lane),
    occupied ? truck(lane) : words(330, 150, t('laneEmpty'), 'faint', { 'text-anchor': 'middle' }),
    camera(lane),
    board(verdict),
    barrier(verdict),
  );
}

const ground = () => [s('path.ground', { d: `M12 ${GROUND}H808` }), s('path.dash', { d: `M12 ${GROUND + 22}H808` })];

/** @param {Lane} lane */
function portal({ nii }) {
  const tone = nii === undefined ? 'off' : nii.decision === 'clear' ? 'good' : nii.decision === 'none' ? 'off' : 'bad';
  return s(
    `g.portal.${tone}`,
    {},
    s('path', { d: `M40 ${GROUND}V58H120V${GROUND}` }),
    s('path.beam', { d: `M80 62V${GROUND - 4}` }),
    words(80, 44, 'NII', 'label', { 'text-anchor': 'middle' }),
    words(80, 30, nii === undefined ? '—' : valueWord(nii.decision), 'value', { 'text-anchor': 'middle' }),
  );
}

/** @param {Lane} lane */
function bridge({ weight }) {
  const stable = weight?.state === 'stable';
  const value = weight?.value === undefined ? '—' : number(Number(weight.value));
  const unit = weight?.unit === 'KGM' ? 'kg' : (weight?.unit ?? '');
  return s(
    'g.bridge',
    {},
    s('rect', { x: 150, y: GROUND, width: 420, height: 9, rx: 2 }),
    s('path', { d: `M170 ${GROUND + 9}v7M550 ${GROUND + 9}v7` }),
    words(372, GROUND + 36, `${value} ${unit}`, 'scale', { 'text-anchor': 'end', 'data-testid': 'weight' }),
    s('circle', {
      class: weight === undefined ? 'dot off' : stable ? 'dot good' : 'dot warn',
      cx: 390,
      cy: GROUND + 30,
      r: 5,
    }),
    words(402, GROUND + 35, valueWord(weight?.state ?? ''), stable ? 'label' : 'label warn'),
  );
}

/** @param {Lane} lane */
function truck(lane) {
  const { plate, seal, containers } = lane;
  return s(
    'g.truck',
    {},
    s('path.chassis', { d: 'M158 208H470V214H158z' }),
    containers.length > 0 ? box(containers) : s('path.bed', { d: 'M164 202H462' }),
    s('path.cab', { d: 'M474 214V136q0-10 10-10h40q8 0 12 8l18 36q4 6 4 12v32z' }),
    s('path.glass', { d: 'M496 140h26q4 0 6 4l14 28h-46z' }),
    [196, 236, 428, 520].map((x) => [
      s('circle.tyre', { cx: x, cy: 216, r: 15 }),
      s('circle.hub', { cx: x, cy: 216, r: 5 }),
    ]),
    s('rect.plate', { x: 482, y: 186, width: 92, height: 20, rx: 3 }),
    words(528, 200.5, plate ?? '?', 'plate-text', { 'text-anchor': 'middle', 'data-testid': 'plate' }),
    seal === undefined ? null : lock(seal),
  );
}

/** Container with its number, digit by digit. @param {Lane['containers']} containers */
function box(containers) {
  const [first] = containers;
  const number = (first?.number ?? '').slice(0, 14);
  const state = first?.state;
  const step = 22;
  const left = 313 - (number.length * step) / 2;
  const ribs = Array.from({ length: 23 }, (_, at) => s('path.rib', { d: `M${176 + at * 12.6} 76V196` }));
  return [
    s('rect.box', { x: 160, y: 70, width: 306, height: 132, rx: 2 }),
    ribs,
    s('rect.number-plate', { x: left - 8, y: 108, width: number.length * step + 16, height: 44, rx: 3 }),
    [...number].map((digit, at) => {
      const sure = first?.confidences?.[at];
      const last = at === number.length - 1;
      const tone = last && state !== undefined ? (state === 'valid' ? 'good' : 'bad') : 'plain';
      return s(
        `g.digit.${tone}`,
        {},
        s('rect', { x: left + at * step + 1.5, y: 113, width: step - 3, height: 26, rx: 2 }),
        s('text', { x: left + at * step + step / 2, y: 132, 'text-anchor': 'middle' }, digit),
        typeof sure === 'number'
          ? s('rect.sure', {
              x: left + at * step + 3,
              y: 143,
              width: Math.max(0, Math.min(1, sure)) * (step - 6),
              height: 3,
            })
          : null,
      );
    }),
    words(
      313,
      172,
      state === undefined ? '' : t(state === 'valid' ? 'digitRight' : 'digitWrong'),
      state === 'valid' ? 'label' : 'label bad',
      {
        'text-anchor': 'middle',
      },
    ),
    containers.length > 1
      ? words(
          313,
          190,
          `+ ${containers
            .slice(1)
            .map((one) => one.number)
            .join(', ')}`,
          'label',
          { 'text-anchor': 'middle' },
        )
      : null,
  ];
}

/** @param {{ id: string, opened: boolean }} seal */
const lock = ({ id, opened }) =>
  s(
    `g.seal.${opened ? 'bad' : 'good'}`,
    { transform: 'translate(170 80)' },
    s('path', { d: opened ? 'M2 9V5a5 5 0 0 1 9.4-2' : 'M2 9V5a5 5 0 0 1 10 0V9' }),
    s('rect', { x: 0, y: 9, width: 14, height: 11, rx: 2 }),
    words(20, 19, `${id} ${opened ? t('opened') : t('sealed')}`, 'seal-text', { 'data-testid': 'seal' }),
  );

/** @param {Lane} lane */
function camera({ containers }) {
  const seen = containers[0] !== undefined;
  return s(
    `g.camera.${seen ? 'on' : 'off'}`,
    {},
    s('path', { d: `M612 ${GROUND}V42H594` }),
    s('path.body', { d: 'M572 34h22v14h-22zM572 37l-7-3v14l7-3z' }),
    seen ? s('path.sight', { d: 'M564 42L398 108M564 42L398 152' }) : null,
    words(612, 32, 'OCR', 'label', { 'text-anchor': 'middle' }),
  );
}

/** @param {string | undefined} verdict */
const barrier = (verdict) =>
  s(
    `g.barrier.${verdict === 'lift' ? 'good' : verdict === undefined ? 'off' : 'bad'}`,
    {},
    s('rect.post', { x: POST.x - 9, y: POST.y - 6, width: 18, height: GROUND - POST.y + 6, rx: 3 }),
    s(
      'g.arm',
      { transform: `rotate(${verdict === 'lift' ? OPEN : 0} ${POST.x} ${POST.y})`, 'data-testid': 'barrier' },
      s('rect', { x: POST.x, y: POST.y - 4, width: ARM, height: 8, rx: 4 }),
      [0, 1, 2, 3].map((at) => s('path.stripe', { d: `M${POST.x + 22 + at * 25} ${POST.y - 4}l8 0 -4 8 -8 0z` })),
    ),
    s('circle.lamp', { cx: POST.x, cy: POST.y - 16, r: 6 }),
  );

/** @param {string | undefined} verdict */
const board = (verdict) =>
  s(
    `g.board.${verdict === 'lift' ? 'good' : verdict === undefined ? 'off' : 'bad'}`,
    {},
    s('path', { d: `M797 ${GROUND}V64` }),
    s('rect', { x: 676, y: 20, width: 128, height: 46, rx: 4 }),
    words(740, 50, verdict === undefined ? '— —' : verdictWord(verdict), 'led', {
      'text-anchor': 'middle',
      'data-testid': 'verdict',
    }),
  );
