/** A national tariff as somebody has it: lines with codes and texts. @module */

/** One line: a code of 4 to 10 digits with its text in whatever language there is. */
export interface TariffLine {
  readonly code: string;
  readonly zh?: string;
  readonly en?: string;
}

export interface Tariff {
  /** Edition of the HS that the lines follow, where the user says it. */
  readonly edition?: string;
  /** By code, digits only. */
  readonly lines: ReadonlyMap<string, TariffLine>;
}

/** How a column of a tariff may be called. */
const HEADERS: Readonly<Record<keyof TariffLine, RegExp>> = {
  code: /^(code|hs ?code|hs|tariff ?(no|code|item|line)?\.?|commodity ?code|hts.*|税号|税则号列|商品编码|商品编号|编码)$/i,
  zh: /^(zh|chinese|name[_ ]zh|货品名称|商品名称|品名|名称|描述|中文.*)$/i,
  en: /^(en|english|name[_ ]en|description|text|title|英文.*)$/i,
};

const DIGITS = /^\d{4,10}$/;

/** Far more lines than any tariff has. */
const LINES_MAX = 200_000;

/**
 * Reads the rows of a table with a header. A row whose code has no 4 to 10 digits is left out and counted: tariffs have
 * captions between their lines.
 *
 * @returns `undefined` when no column of codes, or none of texts, is found
 */
export function readTariff(
  rows: Iterable<readonly string[]>,
  edition?: string,
): { readonly tariff: Tariff; readonly leftOut: number } | undefined {
  let columns: Partial<Record<keyof TariffLine, number>> | undefined;
  const lines = new Map<string, TariffLine>();
  let leftOut = 0;
  for (const row of rows) {
    if (columns === undefined) {
      columns = columnsOf(row);
      if (columns === undefined) return undefined;
      continue;
    }
    const code = (row[columns.code ?? -1] ?? '').replace(/[.\s]/g, '');
    const [zh, en] = [columns.zh, columns.en].map((at) => (at === undefined ? '' : (row[at] ?? '').trim()));
    if (!DIGITS.test(code) || lines.size >= LINES_MAX) leftOut += 1;
    else if (!lines.has(code)) lines.set(code, { code, ...(zh && { zh }), ...(en && { en }) });
  }
  return columns === undefined ? undefined : { tariff: { ...(edition && { edition }), lines }, leftOut };
}

function columnsOf(header: readonly string[]): Partial<Record<keyof TariffLine, number>> | undefined {
  const at = (name: keyof TariffLine): number => header.findIndex((cell) => HEADERS[name].test(cell.trim()));
  const found = Object.fromEntries(
    (Object.keys(HEADERS) as (keyof TariffLine)[]).map((name) => [name, at(name)] as const).filter(([, i]) => i >= 0),
  ) as Partial<Record<keyof TariffLine, number>>;
  return found.code === undefined || (found.zh === undefined && found.en === undefined) ? undefined : found;
}
