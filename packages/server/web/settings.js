/** What somebody has chosen, kept in the browser where it lets one. @module */

/** @param {string} name */
function kept(name) {
  try {
    return localStorage.getItem(`kouan.${name}`);
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @param {string} value
 */
function keep(name, value) {
  try {
    localStorage.setItem(`kouan.${name}`, value);
  } catch {
    // It holds until the page is left.
  }
}

const prefersChinese = navigator.languages
  .find((one) => /^(zh|en)\b/i.test(one))
  ?.toLowerCase()
  .startsWith('zh');

export const settings = {
  /** @type {'en' | 'zh'} */
  language: kept('language') === 'zh' || (kept('language') === null && prefersChinese) ? 'zh' : 'en',
  /** @type {'auto' | 'light' | 'dark'} */
  theme: /** @type {any} */ (['light', 'dark'].includes(kept('theme') ?? '') ? kept('theme') : 'auto'),
};

/** Shows what is chosen on the document. */
export function applySettings() {
  document.documentElement.lang = settings.language === 'zh' ? 'zh-CN' : 'en';
  if (settings.theme === 'auto') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = settings.theme;
}

/** @param {'en' | 'zh'} language */
export function chooseLanguage(language) {
  settings.language = language;
  keep('language', language);
  applySettings();
}

/** @param {'auto' | 'light' | 'dark'} theme */
export function chooseTheme(theme) {
  settings.theme = theme;
  keep('theme', theme);
  applySettings();
}
