import { KouanError } from '@kouan/core';
import { type ImportedRules, type ImportOptions, importPsrLayout, type TextItem } from '@kouan/rcep-calc';

/** More pages than any annex has. */
const MAX_PAGES = 2_000;

/** Rules from the official PDF: its text by coordinates, as the layout importer wants it. */
export async function importPdf(bytes: Uint8Array, options: ImportOptions, file: string): Promise<ImportedRules> {
  // Loaded only here: it is the largest thing that the command line ever needs.
  const { getDocumentProxy } = await import('unpdf');
  const items: TextItem[] = [];
  try {
    const document = await getDocumentProxy(new Uint8Array(bytes), { isEvalSupported: false, verbosity: 0 });
    if (document.numPages > MAX_PAGES) throw tooLong(file);
    for (let page = 1; page <= document.numPages; page += 1) {
      const content = await (await document.getPage(page)).getTextContent();
      for (const item of content.items) {
        if (!('str' in item) || item.str.trim() === '') continue;
        const [, , , , x = 0, y = 0] = item.transform as number[];
        items.push({ page, x, y, width: item.width, str: item.str });
      }
    }
    await document.destroy();
  } catch (cause) {
    if (cause instanceof KouanError) throw cause;
    throw new KouanError(
      'ERR_KOUAN_FORMAT',
      { en: `${file}: the PDF cannot be read`, zh: `${file}：无法读取 PDF` },
      {
        cause,
        hint: {
          en: 'Is it whole, and without a password? A scan has no text; use a table (CSV, XLSX) instead.',
          zh: '请确认文件完整且无密码；扫描件没有文本，请改用表格（CSV、XLSX）。',
        },
      },
    );
  }
  return importPsrLayout(items, options);
}

function tooLong(file: string): KouanError {
  return new KouanError(
    'ERR_KOUAN_LIMIT',
    { en: `${file}: more than ${MAX_PAGES} pages`, zh: `${file}：超过 ${MAX_PAGES} 页` },
    { hint: { en: 'Cut out the annex of rules.', zh: '请仅保留规则附件。' } },
  );
}
