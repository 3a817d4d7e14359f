import type { FormField } from '../form.ts';

type Rest = Partial<Omit<FormField, 'to' | 'title' | 'clause'>>;

/** A row of a form; `must` is a field without which the paper is not taken. */
export const field = (to: string, en: string, zh: string, clause: string, rest: Rest = {}): FormField => ({
  to,
  title: { en, zh },
  clause,
  ...rest,
});

export const must = (to: string, en: string, zh: string, clause: string, rest: Rest = {}): FormField =>
  field(to, en, zh, clause, { required: true, ...rest });
