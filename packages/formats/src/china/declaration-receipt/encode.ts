import { type Finding, finding, pointerOf } from '@kouan/core';
import type { Dropped, Encoded, Receipt } from '@kouan/sdk';
import { escapeText, isWritable } from '../../syntax/xml/index.ts';
import { RCP } from './catalogue.ts';
import { CHANNELS } from './channels.ts';
import { readDate } from './dates.ts';
import { NAME } from './decode.ts';
import { CARD_FORM, type Form, IMPORT_FORM, OLD_RESULT_FORM, RESULT_FORM } from './forms.ts';

const FORMS = new Map([IMPORT_FORM, RESULT_FORM, OLD_RESULT_FORM, CARD_FORM].map((form) => [form.name, form]));
/** Fields that a form has an element for. */
const SHOWN = new Map<Form, ReadonlySet<string | undefined>>(
  [...FORMS.values()].map((form) => [form, new Set<string | undefined>(form.rows.map(({ field }) => field))]),
);
const TEXT = new TextEncoder();

/** Said by the channel, the response code or the form itself. */
const IMPLIED = new Set(['type', 'state', 'final', 'stage', 'twoStep', 'extensions']);

/** Writes a receipt in the form it came in; a new one in the form of its stage. */
export function encode(document: Receipt): Encoded {
  const kept = document.extensions?.[NAME] ?? {};
  const form = FORMS.get(String(kept['form'])) ?? (document.stage === 'import' ? IMPORT_FORM : RESULT_FORM);
  const findings: Finding[] = [];
  const dropped: Dropped[] = droppedOf(document, form);
  let body = '';
  const indent = '  '.repeat(form.around.length + 1);
  let inner = '';
  for (const [at, { element, field, date, within }] of form.rows.entries()) {
    const raw = rawOf(document, element, field, date === true, kept[element], form);
    if (raw !== undefined && !isWritable(raw)) {
      const path = field === undefined ? pointerOf('extensions', NAME, element) : pointerOf(field);
      findings.push(finding(RCP.notWritable, path, { params: { element } }));
      dropped.push({ path, value: raw });
    } else if (raw !== undefined) {
      const leaf = `<${element}>${escapeText(raw)}</${element}>`;
      if (within === undefined) body += `\n${indent}${leaf}`;
      else inner += leaf;
    }
    if (within === undefined || form.rows[at + 1]?.within === within || inner === '') continue;
    body += `\n${indent}<${within}>${inner}</${within}>`;
    inner = '';
  }
  const open = form.around.map((name, depth) => `${'  '.repeat(depth)}<${name}>\n`).join('');
  const close = [...form.around]
    .reverse()
    .map((name) => `\n</${name}>`)
    .join('');
  const outer = '  '.repeat(form.around.length);
  const namespace = form.namespace === '' ? '' : ` xmlns="${form.namespace}"`;
  const xml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${open}${outer}<${form.root}${namespace}>${body}\n${outer}</${form.root}>${close}\n`;
  return { bytes: TEXT.encode(xml), findings, dropped };
}

function rawOf(
  document: Receipt,
  element: string,
  field: keyof Receipt | undefined,
  date: boolean,
  kept: unknown,
  form: Form,
): string | undefined {
  const value = field === undefined ? undefined : document[field];
  if (typeof value === 'string') {
    const same = typeof kept === 'string' && (date ? readDate(kept) : kept) === value;
    return same ? (kept as string) : value;
  }
  if (element === 'ResponseCode') return responseCode(document, kept);
  if (element === 'CHANNEL') return CHANNELS.find(({ state }) => state === document.state)?.code;
  const lost = field !== undefined && date && typeof kept === 'string' && readDate(kept) === undefined;
  return (field === undefined || lost) && typeof kept === 'string' && form.rows.some((row) => row.element === element)
    ? kept
    : undefined;
}

/** 0 is stored, anything else is not. One that came without a code has failed as well, and gets none. */
function responseCode({ state, extensions }: Receipt, kept: unknown): string | undefined {
  const failed = state === 'failed';
  if (typeof kept === 'string' && (kept.trim() !== '0') === failed) return kept;
  const came = extensions?.[NAME] !== undefined;
  return failed && kept === undefined && came ? undefined : failed ? '1' : '0';
}

function droppedOf(document: Receipt, form: Form): Dropped[] {
  const shown = SHOWN.get(form);
  return Object.entries(document)
    .filter(([key, value]) => value !== undefined && !IMPLIED.has(key) && shown?.has(key) !== true)
    .map(([key, value]) => ({ path: pointerOf(key), value }));
}
