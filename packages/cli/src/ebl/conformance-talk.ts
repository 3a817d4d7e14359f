import type { ConformanceEvent } from '@kouan/server/conformance';
import type { Context } from '../frame/context.ts';

type Tell = {
  readonly [K in ConformanceEvent['kind']]: (event: Extract<ConformanceEvent, { kind: K }>, context: Context) => void;
};

/** What is said while a run goes on; verdicts come with the report. */
const TELL: Tell = {
  listening: ({ url }, { output, say }) =>
    output.talk(say({ en: `Listening: ${url}/v3/…`, zh: `监听地址：${url}/v3/…` })),
  scenario: ({ id, title }, { output, say }) => output.talk(`${id}  ${say(title)}`),
  ask: ({ text }, { output, say }) =>
    output.talk(`  ${output.paint('cyan', say({ en: 'to do', zh: '请操作' }))}: ${say(text)}`),
  verdict: () => {},
};

/** Tells the person what goes on. */
export const tellEvent = (event: ConformanceEvent, context: Context): void => TELL[event.kind](event as never, context);
