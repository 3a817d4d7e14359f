/** Degrees to points of the drawing and back: equirectangular about the middle, true to scale there. @module */

const METRES_A_DEGREE = 111_320;
const NAUTICAL_MILE = 1_852;
/** Steps of the graticule in degrees: whole minutes below one degree. */
const STEPS = [30, 10, 5, 2, 1, 1 / 2, 1 / 4, 1 / 6, 1 / 12, 1 / 30, 1 / 60, 1 / 120, 1 / 300, 1 / 600];
const LENGTHS = [500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10];

/** Of the drawing in points; it follows its place on the page. */
export const SIZE = { width: 1_000, height: 640 };
/** Points a degree of latitude: a continent, a quay. */
const LEAST = 4;
const MOST = 4_000_000;

/** @typedef {{ latitude: number, longitude: number, scale: number }} Camera scale: points a degree of latitude */
/** @typedef {{ latitude: number, longitude: number }} Position */

/** @param {number} latitude */
const shrink = (latitude) => Math.max(0.05, Math.cos((latitude * Math.PI) / 180));

/** @param {Camera} camera @param {Position} position */
export function project(camera, { latitude, longitude }) {
  const east = ((longitude - camera.longitude + 540) % 360) - 180;
  return {
    x: SIZE.width / 2 + east * shrink(camera.latitude) * camera.scale,
    y: SIZE.height / 2 - (latitude - camera.latitude) * camera.scale,
  };
}

/** @param {Camera} camera @param {number} x @param {number} y */
export const unproject = (camera, x, y) => ({
  latitude: camera.latitude - (y - SIZE.height / 2) / camera.scale,
  longitude: camera.longitude + (x - SIZE.width / 2) / (camera.scale * shrink(camera.latitude)),
});

/** @param {Camera} camera @returns {Camera} */
const within = ({ latitude, longitude, scale }) => ({
  latitude: Math.max(-85, Math.min(85, latitude)),
  longitude: ((((longitude + 180) % 360) + 360) % 360) - 180,
  scale: Math.max(LEAST, Math.min(MOST, scale)),
});

/** @param {Camera} camera @param {number} dx @param {number} dy points */
export const moved = (camera, dx, dy) =>
  within({ ...camera, ...unproject(camera, SIZE.width / 2 - dx, SIZE.height / 2 - dy) });

/** Nearer or farther; what is at the point stays there. @param {Camera} camera @param {number} factor @param {number} x @param {number} y */
export function zoomed(camera, factor, x = SIZE.width / 2, y = SIZE.height / 2) {
  const fixed = unproject(camera, x, y);
  const next = within({ ...camera, scale: camera.scale * factor });
  const now = unproject(next, x, y);
  return within({
    ...next,
    latitude: next.latitude + fixed.latitude - now.latitude,
    longitude: next.longitude + fixed.longitude - now.longitude,
  });
}

/** A camera that sees all of some positions. @param {readonly Position[]} positions @returns {Camera} */
export function fitted(positions) {
  if (positions.length === 0) return { latitude: 30, longitude: 122, scale: 60 };
  const latitudes = positions.map((one) => one.latitude);
  const longitudes = positions.map((one) => one.longitude);
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  const latitude = (south + north) / 2;
  const high = Math.max(north - south, 0.01);
  const wide = Math.max((east - west) * shrink(latitude), 0.01);
  const scale = 0.78 * Math.min(SIZE.height / high, SIZE.width / wide);
  return within({ latitude, longitude: (west + east) / 2, scale });
}

/** Lines of the grid, with what is written at them. @param {Camera} camera */
export function graticule(camera) {
  const { latitude: north, longitude: west } = unproject(camera, 0, 0);
  const { latitude: south, longitude: east } = unproject(camera, SIZE.width, SIZE.height);
  const step = STEPS.find((one) => one * camera.scale < 150) ?? STEPS.at(-1) ?? 1;
  const stepEast = STEPS.find((one) => one * camera.scale * shrink(camera.latitude) < 150) ?? step;
  const lines = (/** @type {number} */ from, /** @type {number} */ to, /** @type {number} */ by) => {
    const first = Math.ceil(from / by);
    const count = Math.min(80, Math.floor(to / by) - first + 1);
    return Array.from({ length: Math.max(0, count) }, (_, at) => (first + at) * by);
  };
  return {
    parallels: lines(south, north, step).map((value) => ({
      y: project(camera, { latitude: value, longitude: camera.longitude }).y,
      label: written(value, 'N', 'S'),
    })),
    meridians: lines(west, east, stepEast).map((value) => ({
      x: project(camera, { latitude: camera.latitude, longitude: value }).x,
      label: written(((((value + 180) % 360) + 360) % 360) - 180, 'E', 'W'),
    })),
  };
}

/** Degrees and minutes. @param {number} value @param {string} positive @param {string} negative */
export function written(value, positive, negative) {
  const tenths = Math.round(Math.abs(value) * 600);
  const degrees = Math.floor(tenths / 600);
  const minutes = (tenths - degrees * 600) / 10;
  const text = Number.isInteger(minutes) ? String(minutes).padStart(2, '0') : minutes.toFixed(1).padStart(4, '0');
  return `${degrees}°${text}′${value < 0 ? negative : positive}`;
}

/** A round length for the bar, and how long it is drawn. @param {Camera} camera */
export function scaleBar(camera) {
  const points = camera.scale / METRES_A_DEGREE;
  const metres = LENGTHS.find((one) => one * points <= 180) ?? 10;
  const label = metres >= 1_000 ? `${metres / 1_000} km` : `${metres} m`;
  return { width: metres * points, label, miles: `${(metres / NAUTICAL_MILE).toPrecision(2)} NM` };
}
