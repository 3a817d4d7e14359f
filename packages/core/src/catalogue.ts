/** How much a finding weighs: `error` stops a submission, `warning` and `info` do not. */
export type Severity = 'error' | 'warning' | 'info';

/** One text in both languages. */
export interface Text {
  readonly en: string;
  readonly zh: string;
}

/** The languages every message exists in. */
export type Language = keyof Text;

/** Values that fill `{name}` in a message. */
export type Params = Readonly<Record<string, string | number>>;

/** One kind of finding: its code, its weight, its clause and its words. */
export interface Definition {
  /** Area and number, for example `DEC-0017`. Never reused, never renamed. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: Text;
  /** Clause of the standard or regulation. */
  readonly source: string;
}

/** Definitions of one area, keyed by a name that reads well where the finding is made. */
export type Catalogue = Readonly<Record<string, Definition>>;

/** Keeps the keys of a catalogue literal, so that a misspelt name does not compile. */
export function catalogue<const C extends Catalogue>(definitions: C): C {
  return definitions;
}

/** Fills `{name}` with its value; an unknown name stays as it is, so that a gap is seen and not hidden. */
export function render(template: string, params: Params): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    return value === undefined ? whole : String(value);
  });
}
