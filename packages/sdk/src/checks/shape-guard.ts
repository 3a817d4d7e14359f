/** A quick yes to documents of the right shape, compiled from their zod schema. @module */
import type * as z from 'zod';

/** True only for a value that the schema accepts as it is; false says nothing, the schema then decides. */
export type ShapeGuard = (value: unknown) => boolean;

/** The part of a zod schema's definition that is read here. */
interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
  readonly catchall?: z.core.$ZodType;
  readonly element?: z.core.$ZodType;
  readonly innerType?: z.core.$ZodType;
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly unknown[];
  readonly pattern?: RegExp;
  /** Kind of text that is more than a pattern. */
  readonly format?: string;
  readonly checks?: readonly z.core.$ZodCheck[];
}

/** What one check says, where it is one of those that are known here. */
interface CheckDefinition {
  readonly check: string;
  readonly pattern?: RegExp;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly value?: number;
  readonly inclusive?: boolean;
  readonly format?: string;
}

/**
 * Nearly every document that is checked has the right shape, and zod copies a document while it looks at it. The guard
 * only looks. What it does not know it leaves to the schema, so it can only ever be slower, never more lenient.
 */
export function shapeGuard(schema: z.core.$ZodType): ShapeGuard {
  const known = guards.get(schema);
  if (known !== undefined) return known;
  // A schema that contains itself finds its guard while that is still being made.
  let made: ShapeGuard | undefined;
  guards.set(schema, (value) => made?.(value) === true);
  const definition = schema._zod.def as unknown as Definition;
  made = (KINDS[definition.type] ?? leftToTheSchema)(definition, schema);
  guards.set(schema, made);
  return made;
}

/** What the schema answers; a value that the guard knows is the answer itself, and no copy. */
export const parseShape = <T>(schema: z.ZodType<T>, value: unknown): z.ZodSafeParseResult<T> =>
  shapeGuard(schema)(value) ? { success: true, data: value as T } : schema.safeParse(value);

const guards = new WeakMap<z.core.$ZodType, ShapeGuard>();

type Compile = (definition: Definition, schema: z.core.$ZodType) => ShapeGuard;

const leftToTheSchema: Compile = () => () => false;

const KINDS: Readonly<Record<string, Compile>> = {
  string: stringGuard,
  boolean: () => (value) => typeof value === 'boolean',
  enum: ({ entries = {} }) => oneOf(Object.values(entries)),
  literal: ({ values = [] }) => oneOf(values),
  optional: ({ innerType }) => {
    const inner = shapeGuard(innerType as z.core.$ZodType);
    return (value) => value === undefined || inner(value);
  },
  number: ({ checks = [], format }, schema) => {
    const tests = testsOf<number>(checks, NUMBER_CHECKS);
    if (tests === undefined || format !== undefined) return leftToTheSchema({ type: 'number' }, schema);
    return (value) => typeof value === 'number' && Number.isFinite(value) && tests.every((test) => test(value));
  },
  array: ({ element, checks = [] }, schema) => {
    const tests = testsOf<Measured>(checks, LENGTH_CHECKS);
    if (tests === undefined) return leftToTheSchema({ type: 'array' }, schema);
    const inner = shapeGuard(element as z.core.$ZodType);
    return (value) => {
      if (!Array.isArray(value) || !tests.every((test) => test(value))) return false;
      for (let index = 0; index < value.length; index++) if (!inner(value[index])) return false;
      return true;
    };
  },
  object: objectGuard,
  // Values of any JSON: only the extensions have them, and they are small.
  record: (_, schema) => (value) => (schema as z.ZodType).safeParse(value).success,
};

function oneOf(values: readonly unknown[]): ShapeGuard {
  const known = new Set(values);
  return (value) => known.has(value);
}

type Test<T> = (value: T) => boolean;

interface Measured {
  readonly length: number;
}

type Checks<T> = Readonly<Record<string, (definition: CheckDefinition) => Test<T> | undefined>>;

const LENGTH_CHECKS: Checks<Measured> = {
  min_length:
    ({ minimum = 0 }) =>
    ({ length }) =>
      length >= minimum,
  max_length:
    ({ maximum = 0 }) =>
    ({ length }) =>
      length <= maximum,
};

const TEXT_CHECKS: Checks<string> = {
  ...LENGTH_CHECKS,
  // A pattern that remembers where it stopped would answer differently the second time.
  string_format: ({ pattern }) =>
    pattern === undefined || pattern.global || pattern.sticky ? undefined : (value) => pattern.test(value),
};

const NUMBER_CHECKS: Checks<number> = {
  number_format: ({ format }) => (format === 'safeint' ? Number.isSafeInteger : undefined),
  greater_than:
    ({ value: bound = 0, inclusive }) =>
    (value) =>
      inclusive === true ? value >= bound : value > bound,
  less_than:
    ({ value: bound = 0, inclusive }) =>
    (value) =>
      inclusive === true ? value <= bound : value < bound,
};

/** The tests of all checks; nothing when there is one that is not known here. */
function testsOf<T>(checks: readonly z.core.$ZodCheck[], known: Checks<T>): readonly Test<T>[] | undefined {
  const tests: Test<T>[] = [];
  for (const { _zod } of checks) {
    const definition = _zod.def as CheckDefinition;
    const test = known[definition.check]?.(definition);
    if (test === undefined) return undefined;
    tests.push(test);
  }
  return tests;
}

/** Kinds of text for which the schema looks at the pattern alone. */
const PATTERN_ALONE: ReadonlySet<string | undefined> = new Set([undefined, 'date', 'datetime', 'time', 'duration']);

/** Text with patterns and bounds. */
function stringGuard({ checks = [], pattern, format }: Definition, schema: z.core.$ZodType): ShapeGuard {
  const own = pattern === undefined ? [] : [pattern];
  const tests = testsOf(checks, TEXT_CHECKS);
  if (tests === undefined || !PATTERN_ALONE.has(format) || own.some(({ global, sticky }) => global || sticky))
    return leftToTheSchema({ type: 'string' }, schema);
  const [only, ...others] = [
    ...own.map(
      (one): Test<string> =>
        (value) =>
          one.test(value),
    ),
    ...tests,
  ];
  if (only === undefined) return (value) => typeof value === 'string';
  if (others.length === 0) return (value) => typeof value === 'string' && only(value);
  return (value) => typeof value === 'string' && only(value) && others.every((test) => test(value));
}

/** Looks at the keys that are there, not at all that could be: a document fills a few of many fields. */
function objectGuard({ shape = {}, catchall }: Definition, schema: z.core.$ZodType): ShapeGuard {
  if (catchall?._zod.def.type !== 'never') return leftToTheSchema({ type: 'object' }, schema);
  const guards = new Map(Object.entries(shape).map(([key, inner]) => [key, shapeGuard(inner)]));
  const required = Object.keys(shape).filter((key) => shape[key]?._zod.def.type !== 'optional');
  return (value) => {
    if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return false;
    for (const key of required) if (!Object.hasOwn(value, key)) return false;
    for (const key in value) {
      const guard = guards.get(key);
      if (guard === undefined || !guard((value as Record<string, unknown>)[key])) return false;
    }
    return true;
  };
}
