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
  readonly checks?: readonly z.core.$ZodCheck[];
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
  array: ({ element, checks = [] }, schema) => {
    if (checks.length > 0) return leftToTheSchema({ type: 'array' }, schema);
    const inner = shapeGuard(element as z.core.$ZodType);
    return (value) => {
      if (!Array.isArray(value)) return false;
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

/** Text with patterns; any other check than a pattern is the schema's. */
function stringGuard({ checks = [], pattern }: Definition, schema: z.core.$ZodType): ShapeGuard {
  const patterns = pattern === undefined ? [] : [pattern];
  for (const check of checks) {
    const one = (check._zod.def as { readonly pattern?: RegExp }).pattern;
    if (one === undefined) return leftToTheSchema({ type: 'string' }, schema);
    patterns.push(one);
  }
  // A pattern that remembers where it stopped would answer differently the second time.
  if (patterns.some(({ global, sticky }) => global || sticky)) return leftToTheSchema({ type: 'string' }, schema);
  const [only, ...others] = patterns;
  if (only === undefined) return (value) => typeof value === 'string';
  if (others.length === 0) return (value) => typeof value === 'string' && only.test(value);
  return (value) => typeof value === 'string' && patterns.every((one) => one.test(value));
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
