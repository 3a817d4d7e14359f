/** One line of text for each event: what a person wants to know of it first. @module */
import { asText, cut, either, number } from './text.js';
import { t, valueWord } from './words.js';

/** @typedef {import('./live.js').WorldEvent} WorldEvent */

const MOST = 160;

/** @param {unknown} value */
const said = (value) => valueWord(asText(value));

/** @param {Record<string, any>} command */
const decided = ({ verdict, reasons = [] }) =>
  verdict === 'lift'
    ? t('lift')
    : `${t('hold')} · ${reasons.map((/** @type {any} */ one) => `${one.code} ${either(one.message)}`).join(' · ')}`;

/** @param {Record<string, any>} reading */
const weighed = ({ value, unit, state }) =>
  `${value === undefined ? '—' : number(Number(value))} ${unit === 'KGM' ? 'kg' : asText(unit)} · ${said(state)}`;

/** @param {number} value @param {string} positive @param {string} negative */
const angle = (value, positive, negative) => `${Math.abs(value).toFixed(4)}°${value < 0 ? negative : positive}`;

/** @param {Record<string, any>} reading */
function heard({ message = {} }) {
  const { type, name, latitude, longitude, speedOverGround, destination } = message;
  const parts = [`#${asText(type)}`];
  if (name !== undefined) parts.push(asText(name));
  if (typeof latitude === 'number' && typeof longitude === 'number')
    parts.push(`${angle(latitude, 'N', 'S')} ${angle(longitude, 'E', 'W')}`);
  if (speedOverGround !== undefined) parts.push(`${asText(speedOverGround)} kn`);
  if (destination) parts.push(`→ ${asText(destination)}`);
  return parts.join(' · ');
}

/** @param {Record<string, any>} reading */
function cooled({ reeferDetails = {}, iotDetails }) {
  if (iotDetails?.iotEventCode !== undefined) return asText(iotDetails.iotEventCode);
  const probes = (reeferDetails.temperatureProbeMeasurements ?? []).map(
    (/** @type {any} */ one) => `${asText(one.measuredTemperatureValue)} °C`,
  );
  return `${t('setpoint')} ${asText(reeferDetails.internalSetpointTemperature)} °C · ${probes.join(' / ')}`;
}

/** @type {Record<string, (data: Record<string, any>) => string>} */
const BY_KIND = {
  'declaration.accepted': ({ declarationNumber, direction, course }) => `${direction} ${declarationNumber} · ${course}`,
  'declaration.refused': ({ note }) => asText(note),
  'receipt.issued': ({ channel, note }) => `${asText(channel)} · ${asText(note)}`,
  'receipt.lost': ({ channel, note }) => `${asText(channel)} · ${asText(note)}`,
  'gate.gathered': ({ car = {}, containers = {} }) =>
    [car.vehicleName, containers.front, containers.back].filter(Boolean).map(asText).join(' · '),
  'gate.commanded': decided,
  'ocr.read': ({ number: read, checkDigit }) => `${asText(read)} · ${said(checkDigit)}`,
  'weighbridge.read': weighed,
  'seal.read': ({ status, battery }) => `${said(status)} · ${t('battery')} ${said(battery)}`,
  'seal.opened': ({ status, battery }) => `${said(status)} · ${t('battery')} ${said(battery)}`,
  'nii.scanned': ({ decision, scanId }) => `${said(decision)} · ${asText(scanId)}`,
  'ais.received': heard,
  'vessel.arrived': ({ name, destination }) => `${asText(name)} · ${asText(destination)}`,
  'reefer.read': cooled,
  'bill.changed': ({ actionCode, status }) => [actionCode, status].filter(Boolean).map(asText).join(' · '),
  'bill.received': ({ from, acts = [] }) =>
    [from, ...acts.map((/** @type {any} */ one) => one.actionCode)].filter(Boolean).map(asText).join(' · '),
  'bill.sent': ({ to, outcome }) => `${asText(to)} · ${asText(outcome)}`,
  'document.changed': ({ issuance, surrender }) => [issuance, surrender].filter(Boolean).map(asText).join(' · '),
  'vgm.declared': ({ VGM = {} }) =>
    [VGM.weight?.value, VGM.weight?.unit, VGM.method].filter(Boolean).map(asText).join(' · '),
  'bill.refused': ({ actionCode, code }) => [actionCode, code].filter(Boolean).map(asText).join(' · '),
  'release.decided': ({ verdict, missing = [] }) => [verdict, ...missing].map(asText).join(' · '),
  'alarm.raised': ({ code, channel, note }) => [code, channel, note].filter(Boolean).map(said).join(' · '),
  'fault.met': ({ fault, operation, findings = [] }) =>
    [fault, operation, ...findings.map((/** @type {any} */ one) => one.code)].filter(Boolean).map(asText).join(' · '),
  'clock.moved': ({ order }) => asText(order),
  'scenario.happened': ({ name }) => asText(name),
};

/** @param {WorldEvent} event */
export function summaryOf({ kind, data }) {
  if (data === undefined || data === null) return '';
  const write = BY_KIND[kind];
  const text = write !== undefined && typeof data === 'object' ? write(data) : asText(data);
  return cut(text, MOST);
}

/** How grave a kind is: colour and mark of its chip. */
const TONES = /** @type {Record<string, string>} */ ({
  'declaration.refused': 'bad',
  'receipt.lost': 'bad',
  'message.refused': 'bad',
  'seal.opened': 'bad',
  'bill.refused': 'bad',
  'signature.refused': 'bad',
  'alarm.raised': 'alarm',
  'fault.met': 'warn',
  'fault.changed': 'warn',
  'endpoint.scripted': 'warn',
  'clock.moved': 'quiet',
  'scenario.happened': 'quiet',
  'ais.received': 'sea',
  'vessel.arrived': 'sea',
  'vessel.departed': 'sea',
});

/** @param {WorldEvent} event */
export function toneOf({ kind, data }) {
  if (kind === 'gate.commanded') return data?.verdict === 'lift' ? 'good' : 'bad';
  if (kind === 'receipt.issued') return 'good';
  return TONES[kind] ?? 'plain';
}
