import { ERROR_CODES, isKouanError, type KouanError, type KouanErrorCode, type Text } from '@kouan/core';
import type { Context } from './context.ts';
import { EXIT } from './exit.ts';
import { clean } from './findings.ts';
import { ClosedPipe } from './output.ts';
import { systemError } from './system-errors.ts';

const INTERNAL: Text = {
  en: 'This is a mistake of kouan. Run again with KOUAN_DEBUG=1 and report what it prints.',
  zh: '这是 kouan 自身的问题。请设置 KOUAN_DEBUG=1 重新运行，并报告输出内容。',
};

/** Tells what could not be done, why and what to do; answers with the exit code. Never a stack trace, unless asked. */
export function tellFailure(context: Context, cause: unknown): number {
  const { output, say, json, env } = context;
  if (cause instanceof ClosedPipe) return EXIT.done;
  if (context.signal.aborted) {
    output.talk(say({ en: 'Interrupted.', zh: '已中断。' }));
    return EXIT.interrupted;
  }
  const known = isKouanError(cause);
  const code: KouanErrorCode = known ? cause.code : 'ERR_KOUAN_INTERNAL';
  const text = known ? cause.text : { en: messageOf(cause), zh: messageOf(cause) };
  const hint = known ? cause.hint : INTERNAL;
  if (json) {
    const error = { code, message: text, ...(hint === undefined ? {} : { hint }), retryable: known && cause.retryable };
    output.talk(JSON.stringify({ format_version: 1, error }));
  } else {
    output.talk(`${output.paint('red', '✖')} ${say(text)}  [${code}]`);
    const why = known ? whyOf(cause) : undefined;
    if (why !== undefined) output.talk(`  ${say({ en: 'why: ', zh: '原因：' })}${clean(say(why))}`);
    if (hint !== undefined) output.talk(`  ${say({ en: 'what to do: ', zh: '处理办法：' })}${say(hint)}`);
  }
  if (env['KOUAN_DEBUG'] && cause instanceof Error) output.talk(cause.stack ?? '');
  return ERROR_CODES[code].exit;
}

/** What stands behind the error and its text does not say. */
function whyOf({ text, cause }: KouanError): Text | undefined {
  if (!(cause instanceof Error)) return undefined;
  const why = systemError(cause)?.why ?? (isKouanError(cause) ? cause.text : { en: cause.message, zh: cause.message });
  // What the English text has of it, the Chinese one says in its own words.
  return text.en.includes(why.en) ? undefined : why;
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
