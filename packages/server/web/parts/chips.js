/** Small marks: states, kinds, subjects, times. Each says in words what its colour says. @module */
import { h } from '../dom.js';
import { live } from '../live.js';
import { clockTime, date, either } from '../text.js';
import { stateWord, subjectWord } from '../words.js';

/** States by how they end. */
const STATE_TONES = /** @type {Record<string, string>} */ ({
  released: 'good',
  closed: 'good',
  cleared: 'good',
  'released-on-guarantee': 'good',
  'gate-entry-allowed': 'good',
  'port-entry-allowed': 'good',
  rejected: 'bad',
  returned: 'bad',
  failed: 'bad',
  refused: 'bad',
  deleted: 'bad',
  inspection: 'warn',
  suspended: 'warn',
  'under-review': 'warn',
  'documents-requested': 'warn',
  'supplement-requested': 'warn',
  'duty-due': 'warn',
});

/** @param {string} state */
export const stateChip = (state) =>
  h('span', { class: `chip ${STATE_TONES[state] ?? 'plain'}`, 'data-state': state }, stateWord(state));

/**
 * @param {string} text
 * @param {string} [tone]
 */
export const chip = (text, tone = 'plain') => h('span', { class: `chip ${tone}` }, text);

/** @param {string} kind @param {string} [tone] */
export const kindChip = (kind, tone = 'plain') =>
  h('span', { class: `kind ${tone}`, title: kind }, either(live.kinds[kind]) || kind);

/** Where a subject leads to, where there is something to see of it. */
const LEADS = /** @type {Record<string, (value: string) => string>} */ ({
  declaration: (value) => `#/submissions/${encodeURIComponent(value)}`,
  lane: (value) => `#/gates/${encodeURIComponent(value)}`,
  vessel: (value) => `#/map/${encodeURIComponent(value)}`,
  bill: (value) => `#/bills/${encodeURIComponent(value)}`,
});

/** @param {Record<string, string>} subject */
export const subjects = (subject) =>
  Object.entries(subject).map(([name, value]) => {
    const lead = LEADS[name];
    const label = `${subjectWord(name)}: ${value}`;
    return lead === undefined
      ? h('span.subject', { title: label, 'data-subject': name }, value)
      : h('a.subject', { href: lead(value), title: label, 'data-subject': name }, value);
  });

/** @param {string} iso */
export const moment = (iso) => h('time.moment', { datetime: iso, title: iso }, clockTime(iso));
/** @param {string} iso */
export const wholeMoment = (iso) =>
  h('time.moment', { datetime: iso, title: iso }, h('span.day', {}, date(iso)), ' ', clockTime(iso));
