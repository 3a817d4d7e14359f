import type { Gap, Journal } from '@kouan/sdk/exchange';
import type { Context } from '../frame/context.ts';
import { counted } from '../frame/counted.ts';

const SHOWN = 5;

const span = ([from, to]: Gap): string => (from === to ? String(from) : `${from}–${to}`);

/** Tells numbers that an endpoint jumped over and has not given since; answers with how many there are. */
export async function tellGaps(journal: Journal, target: string, context: Context): Promise<number> {
  const { output, say, json } = context;
  const { gaps } = await journal.position(target);
  const missing = gaps.reduce((sum, [from, to]) => sum + to - from + 1, 0);
  if (missing === 0) return 0;
  if (json) await output.record({ event: 'gaps', target, missing, gaps: gaps.map(([from, to]) => ({ from, to })) });
  else {
    const spans = `${gaps.slice(0, SHOWN).map(span).join(', ')}${gaps.length > SHOWN ? ', …' : ''}`;
    output.talk(
      `${output.paint('yellow', '▲')} ${say({
        en: `${counted(missing, 'receipt')} of ${target} never came: numbers ${spans}. Ask for them: kouan reconcile`,
        zh: `${target} 有 ${missing} 份回执未收到，序号 ${spans}。可用 kouan reconcile 查询`,
      })}`,
    );
  }
  return missing;
}
