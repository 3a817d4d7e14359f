/** Where every vessel is and was, folded out of what it has sent. @module */

/** @typedef {import('./live.js').WorldEvent} WorldEvent */
/** @typedef {{ latitude: number, longitude: number }} Position */
/**
 * @typedef {{
 *   mmsi: string, name?: string, callSign?: string, destination?: string, imo?: number, draught?: number, source: string,
 *   position?: Position, trail: Position[], heading?: number, speed?: number, course?: number, moored: boolean,
 *   arrived: boolean, at: string, sequence: number,
 * }} Vessel
 */

/** Positions of a trail that are kept. */
const TRAIL = 400;
const MOORED = new Set([1, 5]);
/** A heading that is not available (ITU-R M.1371). */
const NO_HEADING = 511;

/** @param {unknown} value */
const numeric = (value) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined);
/** @param {unknown} value */
const text = (value) => (typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined);

export const VESSEL_KINDS = new Set(['ais.received', 'vessel.arrived', 'vessel.departed']);

/** @param {Vessel} vessel @param {any} message */
function hear(vessel, message) {
  vessel.name = text(message.name) ?? vessel.name;
  vessel.callSign = text(message.callSign) ?? vessel.callSign;
  vessel.destination = text(message.destination) ?? vessel.destination;
  vessel.imo = numeric(message.imoNumber) ?? vessel.imo;
  vessel.draught = numeric(message.draught) ?? vessel.draught;
  const latitude = numeric(message.latitude);
  const longitude = numeric(message.longitude);
  if (latitude === undefined || longitude === undefined || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return;
  vessel.position = { latitude, longitude };
  vessel.trail.push(vessel.position);
  if (vessel.trail.length > TRAIL) vessel.trail.shift();
  vessel.speed = numeric(message.speedOverGround);
  vessel.course = numeric(message.courseOverGround);
  const heading = numeric(message.trueHeading);
  vessel.heading = heading === undefined || heading === NO_HEADING ? vessel.course : heading;
  vessel.moored = MOORED.has(message.navigationalStatus);
}

/** @param {readonly WorldEvent[]} events in order @returns {Map<string, Vessel>} */
export function foldVessels(events) {
  /** @type {Map<string, Vessel>} */
  const vessels = new Map();
  for (const { kind, subject, source, data, time, sequence } of events) {
    const mmsi = subject['vessel'];
    if (!VESSEL_KINDS.has(kind) || mmsi === undefined) continue;
    const vessel = vessels.get(mmsi) ?? { mmsi, source, trail: [], moored: false, arrived: false, at: time, sequence };
    vessels.set(mmsi, vessel);
    vessel.at = time;
    vessel.sequence = sequence;
    if (kind === 'ais.received' && typeof data?.message === 'object' && data.message !== null)
      hear(vessel, data.message);
    else vessel.arrived = kind === 'vessel.arrived';
  }
  return vessels;
}
