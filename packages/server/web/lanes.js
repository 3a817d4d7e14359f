/** What stands in each lane, folded out of what its devices have said. @module */

/** @typedef {import('./live.js').WorldEvent} WorldEvent */
/**
 * @typedef {{
 *   lane: string,
 *   at: string,
 *   plate?: string,
 *   containers: { number: string, state?: string, confidences?: readonly number[] }[],
 *   weight?: { value?: string, unit?: string, state?: string },
 *   seal?: { id: string, opened: boolean },
 *   nii?: { decision: string, picture?: string },
 *   declaration?: string,
 *   decision?: { verdict: string, reasons: readonly any[], facts: any, event: WorldEvent },
 *   passed: number,
 *   held: number,
 * }} Lane
 */

/** @param {unknown} value */
const text = (value) => (typeof value === 'string' && value !== '' ? value : undefined);

/** @type {Record<string, (lane: Lane, event: WorldEvent) => void>} */
const READ = {
  'ocr.read'(lane, { data }) {
    const number = text(data?.number);
    if (number === undefined) return;
    const confidences = Array.isArray(data?.confidences) ? data.confidences : undefined;
    lane.containers = [{ number, state: text(data?.checkDigit), confidences }];
  },
  'weighbridge.read'(lane, { data, subject }) {
    lane.weight = { value: text(data?.value), unit: text(data?.unit), state: text(data?.state) };
    lane.plate = subject['vehicle'] ?? lane.plate;
  },
  'seal.read'(lane, { subject }) {
    lane.seal = { id: subject['seal'] ?? '?', opened: false };
  },
  'seal.opened'(lane, { subject }) {
    lane.seal = { id: subject['seal'] ?? '?', opened: true };
  },
  'nii.scanned'(lane, { data, subject }) {
    lane.nii = { decision: text(data?.decision) ?? 'none', picture: text(data?.image?.sha256) };
    lane.plate = subject['vehicle'] ?? lane.plate;
  },
  'gate.gathered'(lane, { data, subject }) {
    lane.plate = text(data?.car?.vehicleName) ?? text(data?.car?.tagNumber) ?? subject['vehicle'];
    const read = [data?.containers?.front, data?.containers?.back].map(text).filter((one) => one !== undefined);
    lane.containers = read.map((number) => lane.containers.find((one) => one.number === number) ?? { number });
    if (lane.weight === undefined && text(data?.weight?.grossWeight) !== undefined)
      lane.weight = { value: data.weight.grossWeight, unit: 'KGM', state: 'stable' };
    if (lane.seal === undefined && text(data?.seal?.id) !== undefined) lane.seal = { id: data.seal.id, opened: false };
    lane.declaration = text(data?.car?.informNumber) ?? lane.declaration;
  },
  'gate.commanded'(lane, event) {
    const { verdict, reasons = [], facts = {} } = event.data ?? {};
    lane.decision = { verdict: String(verdict), reasons, facts, event };
    if (verdict === 'lift') lane.passed++;
    else lane.held++;
    lane.declaration = facts.declaration?.reference ?? event.subject['declaration'] ?? lane.declaration;
    lane.plate = facts.vehicle ?? lane.plate;
    if (facts.seal !== undefined) lane.seal = facts.seal;
    if (facts.nii !== undefined) lane.nii = { ...lane.nii, decision: facts.nii };
  },
};

export const LANE_KINDS = new Set(Object.keys(READ));

/** @param {string} lane @param {string} at @param {Partial<Lane>} [before] @returns {Lane} */
const begun = (lane, at, { passed = 0, held = 0 } = {}) => ({ lane, at, containers: [], passed, held });

/**
 * @param {readonly WorldEvent[]} events in order
 * @param {readonly string[]} known lanes that are there even when nobody has come yet
 * @returns {Map<string, Lane>}
 */
export function foldLanes(events, known) {
  /** @type {Map<string, Lane>} */
  const lanes = new Map(known.map((lane) => [lane, begun(lane, '')]));
  for (const event of events) {
    const read = READ[event.kind];
    const name = event.subject['lane'];
    if (read === undefined || name === undefined) continue;
    let lane = lanes.get(name);
    // After its decision a vehicle leaves; what is read then is of the next one.
    if (lane === undefined || lane.decision !== undefined) lane = begun(name, event.time, lane);
    lane.at = event.time;
    lanes.set(name, lane);
    read(lane, event);
  }
  return lanes;
}
