/** What went wrong, one row for each code. @module */
import { get, refresher } from '../api.js';
import { fill, h } from '../dom.js';
import { onEvents } from '../live.js';
import { empty, failed, heading } from '../parts/boxes.js';
import { kindChip, subjects, wholeMoment } from '../parts/chips.js';
import { row, table } from '../parts/rows.js';
import { go } from '../router.js';
import { either, number } from '../text.js';
import { t } from '../words.js';

export function errors() {
  const list = table(
    t('errors'),
    [t('code'), t('what'), t('kind'), t('count'), t('first'), t('last'), t('lastAt')],
    'errors',
  );
  const nothing = empty(t('noErrors'), t('noErrorsHint'));
  const trouble = h('div');
  const fresh = refresher(async () => {
    try {
      const { errors: groups } = await get('control/errors');
      const most = Math.max(1, ...groups.map((/** @type {any} */ one) => one.count));
      list.show(
        groups.map((/** @type {any} */ one) =>
          row({ key: one.code, testId: 'error-group', open: () => go('feed', String(one.last.sequence)) }, [
            h('code.strong', {}, one.code),
            either(one),
            kindChip(one.kind),
            h(
              'span.meter',
              {},
              h('meter', { min: '0', max: String(most), value: String(one.count), 'aria-hidden': 'true' }),
              h('span.num', {}, number(one.count)),
            ),
            wholeMoment(one.first.time),
            wholeMoment(one.last.time),
            [h('span.quiet', {}, one.last.source), ' ', subjects(one.last.subject)],
          ]),
        ),
      );
      nothing.hidden = groups.length > 0;
      fill(trouble);
    } catch (error) {
      fill(trouble, failed(error));
    }
  }, 300);
  const off = onEvents(() => fresh.ask());
  void fresh.now();
  return {
    element: h(
      'section.view',
      { 'aria-labelledby': 'title' },
      heading(t('errors'), t('errorsAbout')),
      trouble,
      list.element,
      nothing,
    ),
    stop() {
      off();
      fresh.stop();
    },
  };
}
