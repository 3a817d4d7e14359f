/** Reads the text format of Prometheus (0.0.4) as strictly as it is written down, for what tests ask of it. @module */

export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface Family {
  readonly type: string;
  readonly help: string;
  readonly samples: Sample[];
}

const NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
const LABEL = /^([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"(,|$)/;
const SAMPLE = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (\S+)( -?\d+)?$/;
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  histogram: ['_bucket', '_sum', '_count'],
  summary: ['', '_sum', '_count'],
};

/** @throws Error for whatever a scraper would refuse, or read as something else. */
export function parsePrometheus(text: string): Map<string, Family> {
  if (!text.endsWith('\n')) throw new Error('the last line has no end');
  const families = new Map<string, Family>();
  const helps = new Map<string, string>();
  let open: string | undefined;
  for (const line of text.split('\n').slice(0, -1)) {
    if (line === '') continue;
    const [, what, name = '', rest = ''] = /^# (HELP|TYPE) (\S+) ?(.*)$/.exec(line) ?? [];
    if (what === 'HELP') {
      if (helps.has(name)) throw new Error(`${name} has two HELP lines`);
      helps.set(name, rest);
    } else if (what === 'TYPE') {
      if (!NAME.test(name) || families.has(name)) throw new Error(`TYPE of ${name}`);
      if (!['counter', 'gauge', 'histogram', 'summary', 'untyped'].includes(rest)) throw new Error(`type ${rest}`);
      families.set(name, { type: rest, help: helps.get(name) ?? '', samples: [] });
      open = name;
    } else if (line.startsWith('#')) throw new Error(`comment ${line}`);
    else {
      const sample = sampleOf(line);
      const family = open === undefined ? undefined : families.get(open);
      const endings = ENDINGS[family?.type ?? ''] ?? [''];
      if (family === undefined || !endings.some((ending) => sample.name === `${open}${ending}`))
        throw new Error(`${sample.name} stands among ${open}`);
      family.samples.push(sample);
    }
  }
  for (const [name, family] of families) checked(name, family);
  return families;
}

function sampleOf(line: string): Sample {
  const [, name = '', inside = '', number = ''] = SAMPLE.exec(line) ?? [];
  if (name === '') throw new Error(`no sample: ${line}`);
  const value = /^[+-]?Inf$/.test(number) ? Number(`${number}inity`) : number === 'NaN' ? Number.NaN : Number(number);
  if (number !== 'NaN' && Number.isNaN(value)) throw new Error(`no number: ${line}`);
  const labels: Record<string, string> = {};
  for (let rest = inside; rest !== ''; ) {
    const [whole = '', label = '', text = ''] = LABEL.exec(rest) ?? [];
    if (whole === '' || label in labels) throw new Error(`labels of ${line}`);
    labels[label] = text.replace(/\\(.)/g, (_, letter: string) => (letter === 'n' ? '\n' : letter));
    rest = rest.slice(whole.length);
  }
  return { name, labels, value };
}

function checked(name: string, { type, samples }: Family): void {
  const seen = new Set<string>();
  for (const { name: sample, labels, value } of samples) {
    const row = `${sample}${JSON.stringify(Object.entries(labels).sort())}`;
    if (seen.has(row)) throw new Error(`${row} stands twice`);
    seen.add(row);
    if (type === 'counter' && !(value >= 0)) throw new Error(`${name} counts down`);
  }
  if (type !== 'histogram') return;
  const groups = new Map<string, Sample[]>();
  for (const sample of samples) {
    const { le: _, ...labels } = sample.labels;
    const key = JSON.stringify(Object.entries(labels).sort());
    groups.set(key, [...(groups.get(key) ?? []), sample]);
  }
  for (const group of groups.values()) {
    const buckets = group.filter((one) => one.name.endsWith('_bucket'));
    const count = group.find((one) => one.name.endsWith('_count'))?.value;
    const counts = buckets.map(({ value }) => value);
    if (buckets.at(-1)?.labels['le'] !== '+Inf' || counts.at(-1) !== count) throw new Error(`${name} has no +Inf`);
    if (counts.some((value, index) => value < (counts[index - 1] ?? 0))) throw new Error(`${name} is not cumulative`);
  }
}

/** The value of one sample. */
export function sampleIn(
  families: Map<string, Family>,
  name: string,
  labels: Record<string, string> = {},
): number | undefined {
  return [...families.values()]
    .flatMap(({ samples }) => samples)
    .find((one) => one.name === name && Object.entries(labels).every(([label, value]) => one.labels[label] === value))
    ?.value;
}
