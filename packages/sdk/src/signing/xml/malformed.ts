import { KouanError, type Text } from '@kouan/core';

const HINT: Text = {
  en: 'Give one well-formed UTF-8 XML 1.0 document without DOCTYPE.',
  zh: '请提供一份格式良好、不含 DOCTYPE 的 UTF-8 XML 1.0 文档。',
};

/** The document is not what XML 1.0 and Namespaces in XML 1.0 allow, or not what is read here. */
export function malformed(
  en: string,
  zh: string,
  where?: { readonly line: number; readonly column: number },
): KouanError {
  const at = where === undefined ? { en: '', zh: '' } : spot(where.line, where.column);
  return new KouanError(
    'ERR_KOUAN_FORMAT',
    { en: `The XML cannot be read: ${en}${at.en}.`, zh: `无法读取该 XML：${zh}${at.zh}。` },
    { hint: HINT },
  );
}

/** More than anybody honest sends. */
export function beyond(en: string, zh: string): KouanError {
  return new KouanError('ERR_KOUAN_LIMIT', { en: `The XML has ${en}.`, zh: `该 XML ${zh}。` });
}

const spot = (line: number, column: number): Text => ({
  en: `, line ${line}, column ${column}`,
  zh: `（第 ${line} 行，第 ${column} 列）`,
});
