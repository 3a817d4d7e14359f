import type { Context } from '../frame/context.ts';
import { findingBlock } from '../frame/findings.ts';
import { ClosedPipe } from '../frame/output.ts';
import type { WithheldDocument } from '../report/collect.ts';
import { isError } from './planned.ts';

/** What is wrong with a document that is not sent. That nobody listens any more stops no other from being sent. */
export async function tellWithheld(withheld: WithheldDocument | undefined, context: Context): Promise<void> {
  if (withheld === undefined) return;
  const { output, json } = context;
  if (json)
    await output.record({ event: 'withheld', ...withheld }).catch((cause: unknown) => {
      if (!(cause instanceof ClosedPipe)) throw cause;
    });
  else for (const finding of withheld.findings.filter(isError)) output.talk(findingBlock(finding, context));
}
