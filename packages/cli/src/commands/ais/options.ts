import type { OptionSpec } from '../../frame/options.ts';

/** Both ways: what a message is written in. */
export const INTEGERS: OptionSpec = {
  flags: '--integers',
  about: {
    en: 'the integers that are sent, instead of degrees, knots and metres',
    zh: '使用报文中的原始整数，而非度、节、米',
  },
};
