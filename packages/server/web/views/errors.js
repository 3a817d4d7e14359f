/** What went wrong, one row for each code. @module */
import { get, refresher } from '../api.js';
import { fill, h } from '../dom.js';
import { live, onEvents } from '../live.js';
import { empty, failed, heading } from '../parts/boxes.js';
import { subjects, wholeMoment } from '../parts/chips.js';
import { row, table } from '../parts/rows.js';
import { go } from '../router.js';
import { either, number } from '../text.js';
import { t } from '../words.js';

export function errors() {
  const list = table(t('errors'), [t('code'), t('what'), t('count'), t('first'), t('last'), t('lastAt')], 'errors');
  const nothing = empty(t('noErrors'), t('noErrorsHint'));
  const trouble = h('div');
  const fresh = refresher(async () => {
    try {
      const { errors: groups } = await get('control/errors');
      list.show(
        groups.map((/** @type {any} */ one) =>
          row({ key: one.code, testId: 'error-group', open: () => go('feed', String(one.last.sequence)) }, [
            h('code.strong', { title: either(live.kinds[one.kind]) }, one.code),
            either(one),
            h('span.num', {}, number(one.count)),
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
