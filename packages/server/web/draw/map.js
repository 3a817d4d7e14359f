/** The map: grid, scale, terminals, gates, cranes, vessels with their trails. No tiles, and no coast: nobody has told of one. @module */
import { s } from '../dom.js';
import { t } from '../words.js';
import { graticule, project, SIZE, scaleBar } from './geo.js';

/** @typedef {import('./geo.js').Camera} Camera */
/** @typedef {import('../vessels.js').Vessel} Vessel */
/** @typedef {{ id: string, kind: 'gate' | 'crane', place: { latitude: number, longitude: number, terminal?: string }, verdict?: string }} Site */

/** Nearer to each other than this, sites are drawn small and without their names. */
const CROWDED = 44;
/** Room around what stands in a terminal. */
const PADDING = 34;

/** @param {Camera} camera */
export function gridDrawing(camera) {
  const { parallels, meridians } = graticule(camera);
  const { width, label, miles } = scaleBar(camera);
  const y = SIZE.height - 26;
  return s(
    'g.grid',
    { 'aria-hidden': 'true' },
    parallels.map((one) => [
      s('path', { d: `M0 ${one.y}H${SIZE.width}` }),
      s('text', { x: 8, y: one.y - 4 }, one.label),
    ]),
    meridians.map((one) => [
      s('path', { d: `M${one.x} 0V${SIZE.height}` }),
      s('text', { x: one.x + 4, y: 14 }, one.label),
    ]),
    s(
      'g.scale-bar',
      { transform: `translate(${SIZE.width - 24 - width} ${y})` },
      s('path', { d: `M0 -6V0H${width}V-6M${width / 2} -4V0` }),
      s('text', { x: width, y: -11, 'text-anchor': 'end' }, `${label} · ${miles}`),
    ),
    s(
      'g.north',
      { transform: `translate(${SIZE.width - 34} 46)` },
      s('path', { d: 'M0 -20L6 4 0 0 -6 4z' }),
      s('text', { y: 20, 'text-anchor': 'middle' }, 'N'),
    ),
  );
}

/** @param {Camera} camera @param {readonly Site[]} sites */
export function terminalDrawings(camera, sites) {
  const names = new Set(sites.map(({ place }) => place.terminal).filter((one) => one !== undefined));
  return [...names].map((name) => {
    const points = sites.filter(({ place }) => place.terminal === name).map(({ place }) => project(camera, place));
    const left = Math.min(...points.map(({ x }) => x)) - PADDING;
    const top = Math.min(...points.map(({ y }) => y)) - PADDING;
    const right = Math.max(...points.map(({ x }) => x)) + PADDING;
    const bottom = Math.max(...points.map(({ y }) => y)) + PADDING;
    return s(
      'g.terminal',
      {},
      s('rect', { x: left, y: top, width: right - left, height: bottom - top, rx: 10 }),
      s('text', { x: left + 10, y: bottom + 16 }, name),
    );
  });
}

/**
 * @param {Camera} camera
 * @param {Site} site
 * @param {readonly Site[]} all
 * @param {() => void} open
 */
export function siteDrawing(camera, { id, kind, place, verdict }, all, open) {
  const { x, y } = project(camera, place);
  const crowded = all.some((other) => {
    const at = project(camera, other.place);
    return other.id !== id && Math.hypot(at.x - x, at.y - y) < CROWDED;
  });
  const tone = verdict === undefined ? 'plain' : verdict === 'lift' ? 'good' : 'bad';
  const mark =
    kind === 'gate'
      ? s('path', { d: 'M-8 7V-7M-8 -4H9M0 -4V0M6 -4V0' })
      : s('path', { d: 'M-7 8V-6H11M3 8V-6M-7 2H3' });
  return s(
    `g.site.${tone}`,
    {
      transform: `translate(${x} ${y})`,
      tabindex: '0',
      role: 'link',
      'aria-label': `${t(kind)} ${id}`,
      'data-key': `site ${id}`,
      'data-testid': `site-${kind}`,
      on: {
        click: open,
        keydown: (/** @type {KeyboardEvent} */ event) => (event.key === 'Enter' ? open() : undefined),
      },
    },
    crowded
      ? s('rect', { x: -5, y: -5, width: 10, height: 10, rx: 3 })
      : [s('rect', { x: -14, y: -14, width: 28, height: 28, rx: 6 }), mark, s('text', { x: 19, y: 4 }, id)],
  );
}

/** @param {Camera} camera @param {Vessel} vessel @param {boolean} chosen @param {() => void} open */
export function vesselDrawing(camera, vessel, chosen, open) {
  const { position, trail, heading, speed, name, mmsi, moored } = vessel;
  if (position === undefined) return null;
  const { x, y } = project(camera, position);
  const line = trail.map((one) => project(camera, one));
  const path = line.map((one, at) => `${at === 0 ? 'M' : 'L'}${one.x.toFixed(1)} ${one.y.toFixed(1)}`).join('');
  const dots = line.filter((_, at) => at % Math.max(1, Math.ceil(line.length / 24)) === 0);
  return s(
    `g.vessel${moored ? '.moored' : ''}${chosen ? '.chosen' : ''}`,
    {
      tabindex: '0',
      role: 'button',
      'aria-label': `${name ?? mmsi}${speed === undefined ? '' : `, ${speed} kn`}${moored ? `, ${t('moored')}` : ''}`,
      'aria-pressed': String(chosen),
      'data-key': `vessel ${mmsi}`,
      'data-testid': 'vessel',
      on: {
        click: open,
        keydown: (/** @type {KeyboardEvent} */ event) => (event.key === 'Enter' ? open() : undefined),
      },
    },
    s('path.trail', { d: path }),
    dots.map((one) => s('circle.wake', { cx: one.x.toFixed(1), cy: one.y.toFixed(1), r: 1.6 })),
    s(
      'g',
      { transform: `translate(${x} ${y})` },
      s('circle.halo', { r: 17 }),
      heading === undefined
        ? s('circle.hull', { r: 6 })
        : s('path.hull', { transform: `rotate(${heading})`, d: 'M0 -15L6 -5V11Q0 14 -6 11V-5z' }),
      heading === undefined || moored
        ? null
        : s('path.ahead', { transform: `rotate(${heading})`, d: `M0 -17V${-17 - Math.min(60, (speed ?? 0) * 2)}` }),
      s('text.name', { x: 16, y: -8 }, name ?? mmsi),
      s('text.speed', { x: 16, y: 6 }, moored ? t('moored') : speed === undefined ? '' : `${speed} kn`),
    ),
  );
}
