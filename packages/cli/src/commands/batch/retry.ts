import type { Batch, Journal, SubmissionState } from '@kouan/sdk/exchange';
import { existingJournal, JOURNAL } from '../../flow/journal.ts';
import { type CommandSpec, textsOf } from '../../frame/command.ts';
import { confirm, needPerson } from '../../frame/confirm.ts';
import type { Context } from '../../frame/context.ts';
import { EXIT } from '../../frame/exit.ts';
import { YES } from '../submit/options.ts';
import { GO_ON_OPTIONS, goOn } from './go-on.ts';

/** States out of which a submission is put back. */
const RETRIED = ['rejected', 'dead', 'cancelled', 'unknown'] as const satisfies readonly SubmissionState[];
const DEFAULT: readonly SubmissionState[] = ['rejected', 'dead'];

export const command: CommandSpec = {
  args: '<batch> [reference...]',
  options: [
    JOURNAL,
    {
      flags: '--state <state>',
      about: {
        en: 'those in this state; may be given again (default: rejected, dead)',
        zh: '处于该状态的单证；可重复（默认 rejected、dead）',
      },
      choices: RETRIED,
      many: true,
    },
    YES,
    ...GO_ON_OPTIONS,
  ],
  examples: [
    {
      line: 'kouan batch retry 20261126-1a2b3c4d',
      about: { en: 'what was refused at the door, or given up', zh: '重发被拒收或已放弃的单证' },
    },
    {
      line: 'kouan batch retry 20261126-1a2b3c4d ORDER-7 ORDER-9 --state dead',
      about: { en: 'only these references (or keys)', zh: '仅重发这些编号（或幂等键）' },
    },
    {
      line: 'kouan batch retry 20261126-1a2b3c4d --state unknown',
      about: {
        en: 'when the authority has said that it has none of them; asks first',
        zh: '主管部门确认未收到时使用；会先询问',
      },
    },
  ],
  async run(context, [id = '', ...names], options) {
    const { output, say } = context;
    const asked = textsOf(options, 'state') as readonly SubmissionState[];
    const states = asked.length > 0 ? asked : DEFAULT;
    if (states.includes('unknown') && options['yes'] !== true) needPerson('--yes', context);
    const journal = await existingJournal(options, context);
    try {
      let batch = await journal.batch(id);
      const references = names.length === 0 ? undefined : await referencesOf(journal, batch, names);
      if (!(await sure(journal, batch, states, options['yes'] === true, context))) return EXIT.done;
      if (batch.state === 'cancelled' && states.includes('cancelled'))
        batch = await journal.actOnBatch(batch.id, 'reopen');
      const count = await journal.retryBatch(batch.id, states, references);
      output.talk(say({ en: `${count} put back to be sent`, zh: `${count} 份已恢复为待报送` }));
      const left = await answered(journal, batch, states, references);
      if (left > 0)
        output.talk(
          say({
            en: `${left} were answered by the authority: they have to be corrected. kouan batch export ${batch.id} -o failed.xlsx`,
            zh: `${left} 份已有主管部门答复，须更正后重报：kouan batch export ${batch.id} -o failed.xlsx`,
          }),
        );
      return await goOn(journal, batch, options, context);
    } finally {
      await journal.close();
    }
  },
};

/** Names may be keys. */
async function referencesOf(journal: Journal, { id }: Batch, names: readonly string[]): Promise<readonly string[]> {
  const references: string[] = [];
  for (const name of names) {
    let found = name;
    if (/^[0-9a-f]{64}$/.test(name))
      for await (const { clientReference } of journal.entries({ batchId: id, key: name })) found = clientReference;
    references.push(found);
  }
  return references;
}

/** To send what may be there already is for a person to decide. */
async function sure(
  journal: Journal,
  batch: Batch,
  states: readonly SubmissionState[],
  yes: boolean,
  context: Context,
): Promise<boolean> {
  const { unknown = 0 } = await journal.batchCounts(batch.id);
  if (yes || !states.includes('unknown') || unknown === 0) return true;
  return confirm(
    context.say({
      en: `${unknown} may have arrived. Send them again, with the same keys?`,
      zh: `${unknown} 份可能已送达。是否以相同的幂等键重发？`,
    }),
    context,
  );
}

/** How many of the states stay, because an authority has answered to them. */
async function answered(
  journal: Journal,
  { id }: Batch,
  states: readonly SubmissionState[],
  references: readonly string[] | undefined,
): Promise<number> {
  let count = 0;
  for await (const { receiptState, clientReference } of journal.entries({ batchId: id, states }))
    if (receiptState !== undefined && (references?.includes(clientReference) ?? true)) count++;
  return count;
}
