import type { Fields, Target } from './fields.ts';
import type { Sheet } from './sheet.ts';

/** A header without what people write differently. */
export const plainName = (header: string): string => header.toLowerCase().replace(/[\s_\-/.:：()（）]/g, '');

/** Every field that a table can name, with the headers it is known by besides its path. */
export interface ColumnName {
  readonly path: string;
  readonly names: readonly string[];
}

/** The headers of one sheet. */
export class Names {
  private readonly sheet: Sheet;
  private readonly fields: Fields;
  private known: ReadonlyMap<string, Target> | undefined;
  /** Fields by their paths, of which two may be one name without their slashes. */
  private readonly exact = new Map<string, Target>();
  private national: ReadonlyMap<string, Target> | undefined;

  constructor(sheet: Sheet, fields: Fields) {
    this.sheet = sheet;
    this.fields = fields;
  }

  /** The field that a header names without a mapping. */
  column(header: string): Target | undefined {
    this.known ??= this.gather();
    // 毛重(千克) is 毛重: what stands in brackets is a unit or a remark.
    const bracketless = header.replace(/[(（][^)）]*[)）]/g, '');
    return (
      this.exact.get(header) ??
      this.known.get(plainName(header)) ??
      this.fields.target(header) ??
      this.known.get(plainName(bracketless))
    );
  }

  /** For the documentation. */
  all(): readonly ColumnName[] {
    const { english, chinese } = this.sheet;
    const pathOf = (target: Target | undefined): string => target?.path.join('/') ?? '';
    const named: (readonly [name: string, path: string])[] = [
      ...[...this.interface()].map(([name, target]) => [name, pathOf(target)] as const),
      ...Object.entries(english),
      ...Object.entries(chinese).map(([name, to]) => [name, pathOf(this.meant(to))] as const),
    ];
    const byPath = new Map<string, Set<string>>();
    // A name that is also the path of another field stands for that one.
    for (const [name, path] of named)
      if (pathOf(this.column(name)) === path) byPath.set(path, (byPath.get(path) ?? new Set()).add(name));
    const paths = new Set([...this.fields.paths(), ...byPath.keys()]);
    return [...paths].map((path) => ({ path, names: [...(byPath.get(path) ?? [])] }));
  }

  private interface(): ReadonlyMap<string, Target> {
    this.national ??= this.sheet.interfaceNames?.((path) => this.fields.target(path)) ?? new Map();
    return this.national;
  }

  private meant(to: string): Target | undefined {
    return this.interface().get(to) ?? this.fields.target(to);
  }

  private gather(): ReadonlyMap<string, Target> {
    const { english, chinese, rows } = this.sheet;
    const columns = new Map<string, Target>();
    const add = (name: string, target: Target | undefined): void => {
      const key = plainName(name);
      if (target !== undefined && !columns.has(key)) columns.set(key, target);
    };
    const paths = this.fields.paths();
    // A field's own path comes first; then the interface's names, which read more than the paths of the same fields;
    // then the fields of a row without the list before them.
    for (const path of paths) {
      const target = this.fields.target(path);
      if (target !== undefined) this.exact.set(path, target);
      add(path, target);
    }
    for (const [name, target] of this.interface()) add(name, target);
    if (rows !== undefined)
      for (const path of paths.filter((one) => one.startsWith(`${rows}/`)))
        add(path.slice(rows.length + 1), this.fields.target(path));
    for (const [name, path] of Object.entries(english)) add(name, this.fields.target(path));
    for (const [name, to] of Object.entries(chinese)) add(name, this.meant(to));
    return columns;
  }
}
