/** One picture of the port (一张图): vessels, gates, cranes and terminals where they are. @module */
import { get } from '../api.js';
import { fill, h, s } from '../dom.js';
import { fitted, moved, SIZE, written, zoomed } from '../draw/geo.js';
import { gridDrawing, siteDrawing, terminalDrawings, vesselDrawing } from '../draw/map.js';
import { foldLanes, LANE_KINDS } from '../lanes.js';
import { live, onEvents } from '../live.js';
import { button, empty, facts, heading } from '../parts/boxes.js';
import { chip, wholeMoment } from '../parts/chips.js';
import { go } from '../router.js';
import { foldVessels, VESSEL_KINDS } from '../vessels.js';
import { t } from '../words.js';

/** @typedef {import('../draw/geo.js').Camera} Camera */
/** @typedef {import('../draw/map.js').Site} Site */

const STEP = 60;
const NEARER = 1.35;
/** Devices whose places are asked for. */
const MOST_SITES = 200;

/** Where somebody has looked last; the view is drawn anew each time. @type {Camera | undefined} */
let kept;

/** @param {import('../router.js').Place} place */
export function map(place) {
  let chosen = place.args[0] ?? '';
  let camera = kept;
  /** @type {Site[]} */
  let sites = [];
  /** @type {string[]} */
  let unplaced = [];
  const svg = s('svg.map', {
    tabindex: '0',
    role: 'application',
    'aria-label': t('mapLabel'),
    'data-testid': 'map',
  });
  const list = h('ul.vessel-list', { 'aria-label': t('vessels') });
  const rest = h('p.hint');
  const nothing = empty(t('noPositions'), t('noPositionsHint'));

  /** @param {Camera | undefined} next */
  function look(next) {
    kept = next;
    camera = next;
    show();
  }

  function show() {
    const vessels = [...foldVessels(live.events).values()];
    const lanes = foldLanes(live.events, []);
    const positions = [
      ...vessels.flatMap((one) => (one.position === undefined ? [] : [one.position, ...one.trail])),
      ...sites.map((one) => one.place),
    ];
    const seen = camera ?? fitted(positions);
    const choose = (/** @type {string} */ mmsi) => {
      chosen = chosen === mmsi ? '' : mmsi;
      history.replaceState(null, '', chosen === '' ? '#/map' : `#/map/${encodeURIComponent(chosen)}`);
      show();
    };
    fill(
      svg,
      s('rect.sea', { width: SIZE.width, height: SIZE.height }),
      gridDrawing(seen),
      terminalDrawings(seen, sites),
      sites.map((one) =>
        siteDrawing(seen, { ...one, verdict: lanes.get(one.id)?.decision?.verdict }, sites, () =>
          one.kind === 'gate' ? go('gates', one.id) : go('feed'),
        ),
      ),
      vessels.map((one) => vesselDrawing(seen, one, one.mmsi === chosen, () => choose(one.mmsi))),
    );
    fill(
      list,
      vessels.map((one) => vesselCard(one, one.mmsi === chosen, () => choose(one.mmsi))),
    );
    nothing.hidden = positions.length > 0;
    fill(rest, unplaced.length === 0 ? null : `${t('unplaced')}: ${unplaced.join(', ')}`);
  }

  async function learn() {
    const { devices } = await get('devices');
    const standing = devices
      .filter((/** @type {any} */ one) => one.kind === 'gate' || one.kind === 'crane')
      .slice(0, MOST_SITES);
    /** @type {Site[]} */
    const found = [];
    /** @type {string[]} */
    const nowhere = [];
    for (const { id, kind } of standing) {
      const { specification } = await get(`devices/${encodeURIComponent(id)}`);
      if (specification?.place === undefined) nowhere.push(id);
      else found.push({ id, kind, place: specification.place });
    }
    sites = found;
    unplaced = nowhere;
    show();
  }

  // A point of the drawing is a point of the page, so that what is written on it keeps its size.
  const sized = new ResizeObserver(() => {
    const { width, height } = svg.getBoundingClientRect();
    if (width === 0 || height === 0) return;
    SIZE.width = Math.round(width);
    SIZE.height = Math.round(height);
    svg.setAttribute('viewBox', `0 0 ${SIZE.width} ${SIZE.height}`);
    show();
  });
  sized.observe(svg);
  follow(svg, () => camera ?? current(), look);
  const current = () =>
    fitted([...foldVessels(live.events).values()].flatMap((one) => one.trail).concat(sites.map((one) => one.place)));

  const off = onEvents((events, whole) => {
    if (whole) void learn().catch(() => {});
    if (whole || events.some(({ kind }) => VESSEL_KINDS.has(kind) || LANE_KINDS.has(kind))) show();
  });
  show();
  void learn().catch(() => {});
  const tools = [
    button('+', () => look(zoomed(camera ?? current(), NEARER)), {
      'aria-label': t('nearer'),
      'data-testid': 'zoom-in',
    }),
    button('−', () => look(zoomed(camera ?? current(), 1 / NEARER)), { 'aria-label': t('farther') }),
    button(t('fit'), () => look(undefined), { 'data-testid': 'fit' }),
  ];
  return {
    element: h(
      'section.view.map-view',
      { 'aria-labelledby': 'title' },
      heading(t('map'), t('mapAbout'), tools),
      h(
        'div.map-split',
        {},
        h('div.map-box', {}, svg, nothing),
        h('aside', { 'aria-label': t('vessels') }, list, rest),
      ),
    ),
    stop() {
      off();
      sized.disconnect();
    },
  };
}

/**
 * Looks elsewhere as mouse and keys say.
 *
 * @param {SVGElement} svg
 * @param {() => Camera} camera
 * @param {(next: Camera | undefined) => void} look
 */
function follow(svg, camera, look) {
  /** @param {MouseEvent} event */
  const scale = (event) => {
    const { width, height, left, top } = svg.getBoundingClientRect();
    const by = Math.max(width / SIZE.width, height / SIZE.height);
    return {
      by,
      x: SIZE.width / 2 + (event.clientX - left - width / 2) / by,
      y: SIZE.height / 2 + (event.clientY - top - height / 2) / by,
    };
  };
  svg.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      const { x, y } = scale(event);
      look(zoomed(camera(), event.deltaY < 0 ? NEARER : 1 / NEARER, x, y));
    },
    { passive: false },
  );
  svg.addEventListener('pointermove', (event) => {
    if ((event.buttons & 1) === 0) return;
    const { by } = scale(event);
    if (event.movementX !== 0 || event.movementY !== 0)
      look(moved(camera(), event.movementX / by, event.movementY / by));
  });
  /** @type {Record<string, (now: Camera) => Camera | undefined>} */
  const keys = {
    ArrowLeft: (now) => moved(now, STEP, 0),
    ArrowRight: (now) => moved(now, -STEP, 0),
    ArrowUp: (now) => moved(now, 0, STEP),
    ArrowDown: (now) => moved(now, 0, -STEP),
    '+': (now) => zoomed(now, NEARER),
    '=': (now) => zoomed(now, NEARER),
    '-': (now) => zoomed(now, 1 / NEARER),
    0: () => undefined,
  };
  svg.addEventListener('keydown', (event) => {
    const act = keys[event.key];
    if (act === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    look(act(camera()));
  });
}

/** @param {import('../vessels.js').Vessel} vessel @param {boolean} chosen @param {() => void} open */
const vesselCard = (vessel, chosen, open) =>
  h(
    'li',
    {},
    h(
      'button.vessel-card',
      {
        type: 'button',
        'aria-pressed': String(chosen),
        'data-key': `card ${vessel.mmsi}`,
        'data-testid': 'vessel-card',
        on: { click: open },
      },
      h('b', {}, vessel.name ?? vessel.mmsi),
      vessel.arrived
        ? chip(t('arrived'), 'good')
        : vessel.moored
          ? chip(t('moored'), 'sea')
          : chip(`${vessel.speed ?? '—'} kn`, 'plain'),
    ),
    chosen
      ? facts([
          ['MMSI', vessel.mmsi],
          ['IMO', vessel.imo === undefined || vessel.imo === 0 ? null : String(vessel.imo)],
          [t('callSign'), vessel.callSign],
          [t('destination'), vessel.destination],
          [t('draught'), vessel.draught === undefined ? null : `${vessel.draught} m`],
          [t('heading'), vessel.heading === undefined ? null : `${vessel.heading}°`],
          [
            t('position'),
            vessel.position &&
              `${written(vessel.position.latitude, 'N', 'S')} ${written(vessel.position.longitude, 'E', 'W')}`,
          ],
          [t('heardAt'), wholeMoment(vessel.at)],
          [t('event'), h('a', { href: `#/feed/${vessel.sequence}` }, `#${vessel.sequence}`)],
        ])
      : null,
  );
