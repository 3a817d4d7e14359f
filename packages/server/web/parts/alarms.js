/** What somebody must know at once, over every view, until it was seen. @module */
import { fill, h } from '../dom.js';
import { live, onEvents } from '../live.js';
import { summaryOf } from '../summary.js';
import { alarmWord, t } from '../words.js';
import { button } from './boxes.js';
import { kindChip, moment, subjects } from './chips.js';

const KINDS = new Set(['alarm.raised', 'seal.opened']);
const SHOWN = 3;

/** Alarms up to this one were seen. */
let seen = 0;

export function alarmBanner() {
  const element = h('section.alarms', {
    role: 'alert',
    'aria-label': t('alarms'),
    hidden: true,
    'data-testid': 'alarms',
  });
  let drawn = '';

  function show() {
    const open = live.events.filter(({ kind, sequence }) => KINDS.has(kind) && sequence > seen);
    const latest = open.slice(-SHOWN).reverse();
    const key = open.map(({ sequence }) => sequence).join(' ');
    // Said again only when there is another one.
    if (key === drawn) return;
    drawn = key;
    element.hidden = open.length === 0;
    fill(
      element,
      h('strong', {}, '⚠ ', open.length === 1 ? t('alarm') : `${open.length} ${t('alarms')}`),
      h(
        'ul',
        {},
        latest.map((event) =>
          h(
            'li',
            { 'data-testid': 'alarm' },
            moment(event.time),
            event.kind === 'alarm.raised'
              ? h('b', {}, alarmWord(String(event.data?.code ?? '')))
              : kindChip(event.kind, 'bad'),
            subjects(event.subject),
            h('span.summary', {}, summaryOf(event)),
          ),
        ),
      ),
      button(
        t('seen'),
        () => {
          seen = live.newest;
          show();
        },
        { 'data-testid': 'alarms-seen' },
      ),
    );
  }
  const stop = onEvents((_, whole) => {
    if (whole) seen = Math.min(seen, live.newest);
    show();
  });
  show();
  return { element, stop };
}
