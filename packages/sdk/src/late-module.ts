import { createRequire } from 'node:module';
import { KouanError } from '@kouan/core';

/**
 * Loads a package when it is first needed: it is large, or it need not be there. Bundlers leave it out, so it is looked
 * for from where we stand; where a bundler made CommonJS of us that is the bundle, since there is no URL.
 *
 * @throws KouanError `ERR_KOUAN_USAGE` when it is not installed.
 */
export function lateModule(name: string): unknown {
  try {
    return createRequire(import.meta.url ?? module.filename)(name);
  } catch (cause) {
    throw new KouanError(
      'ERR_KOUAN_USAGE',
      { en: `The package ${name} cannot be loaded.`, zh: `无法加载软件包 ${name}。` },
      {
        cause,
        hint: {
          en: `npm install ${name}. A bundler leaves it out: it stays installed beside the bundle.`,
          zh: `请执行 npm install ${name}。打包工具不会包含它，须与打包结果一起安装。`,
        },
      },
    );
  }
}
