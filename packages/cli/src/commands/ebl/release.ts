import { KouanError, type Text } from '@kouan/core';
import type { ReceiptState } from '@kouan/sdk';
import { RECEIPT_STATES } from '@kouan/sdk/documents';
import { decideRelease, newReleaseCode, type ReleaseDecision, releaseDigest } from '@kouan/sdk/title';
import { readTransportDocument } from '../../ebl/bill-file.ts';
import { BILL } from '../../ebl/options.ts';
import { existingRegister, platformOf } from '../../ebl/platform.ts';
import { theBill } from '../../ebl/the-bill.ts';
import { type CommandSpec, type Options, textOf } from '../../frame/command.ts';
import type { Context } from '../../frame/context.ts';
import { EXIT } from '../../frame/exit.ts';
import { clean } from '../../frame/findings.ts';
import { askSecret } from '../../frame/secret.ts';
import { table } from '../../frame/table.ts';

const CODE: Text = { en: 'Release code', zh: '放行码' };
const INSTEAD: Text = { en: 'Give it in KOUAN_RELEASE_CODE.', zh: '请用环境变量 KOUAN_RELEASE_CODE 提供。' };

export const command: CommandSpec = {
  args: '<reference>',
  options: [
    {
      flags: '--claimant <party>',
      about: {
        en: 'who asks for the goods: a short name of the platform file, or a file',
        zh: '提货人：平台文件中的简称或文件',
      },
    },
    {
      flags: '--identity <state>',
      about: { en: 'whether it was proved that it is they', zh: '身份是否已证实' },
      choices: ['proved', 'not-proved'],
    },
    {
      flags: '--freight <state>',
      about: { en: 'whether freight is paid', zh: '运费是否已付' },
      choices: ['paid', 'not-paid'],
    },
    {
      flags: '--customs <state>',
      about: { en: 'newest receipt of the import declaration', zh: '进口报关单的最新回执状态' },
      choices: RECEIPT_STATES,
    },
    {
      flags: '--code',
      about: {
        en: 'where everything is met: make the code with which the goods leave once',
        zh: '条件均满足时生成一次性放行码',
      },
    },
    {
      flags: '--use <by>',
      about: { en: 'use a code that is asked for, in the name of this gate', zh: '以该闸口名义使用放行码（将询问）' },
    },
    ...BILL,
  ],
  examples: [
    {
      line: 'kouan ebl release KOU123 --claimant buyer --identity proved --freight paid --customs released',
      about: { en: 'may the goods leave, and what is missing', zh: '货物能否放行，还缺什么' },
    },
    {
      line: 'kouan ebl release KOU123 --claimant buyer --identity proved --freight paid --customs released --code',
      about: { en: 'and the code for the gate, once', zh: '并生成一次性放行码' },
    },
    {
      line: 'kouan ebl release KOU123 --use gate-3',
      about: { en: 'at the gate: the code is asked for', zh: '在闸口使用放行码' },
    },
  ],
  async run(context, [reference = ''], options) {
    const { output, json, say } = context;
    const register = await existingRegister(options, context);
    const { bill, terms, state } = await theBill(register, reference, options);
    const by = textOf(options, 'use');
    if (by !== undefined) {
      const typed = context.env['KOUAN_RELEASE_CODE'] || (await askSecret(CODE, INSTEAD, context));
      const released = await register.useRelease(releaseDigest(typed), by, bill.id);
      if (released === undefined) throw notGood();
      if (json) await output.record({ reference, released: true, by });
      else
        output.talk(
          say({
            en: `${reference}: the goods may leave, now and not again.`,
            zh: `${reference}：准予放行，放行码已失效。`,
          }),
        );
      return EXIT.done;
    }
    const decision = decideRelease({ terms, title: state, ...(await factsOf(bill.document, options, context)) });
    const wanted = options['code'] === true;
    const made = wanted && decision.verdict === 'release' ? newReleaseCode() : undefined;
    if (made !== undefined && !(await register.addRelease(bill.id, made.digest))) throw goneAlready(reference);
    if (json) await output.record({ reference, ...decision, ...(made === undefined ? {} : { code: made.code }) });
    else {
      await output.data(decisionTable(decision, context));
      if (made !== undefined) await output.data(made.code);
    }
    return decision.verdict === 'release' ? EXIT.done : EXIT.findings;
  },
};

async function factsOf(document: Uint8Array, options: Options, context: Context) {
  const [claimant, identity, freight, customs] = ['claimant', 'identity', 'freight', 'customs'].map((name) =>
    textOf(options, name),
  );
  const term = readTransportDocument(document)?.freightPaymentTermCode;
  return {
    ...(claimant === undefined ? {} : { claimant: await (await platformOf(options, context)).party(claimant) }),
    ...(identity === undefined ? {} : { identityProved: identity === 'proved' }),
    ...(freight === undefined
      ? {}
      : { freight: { term: term === 'PRE' ? ('PRE' as const) : ('COL' as const), paid: freight === 'paid' } }),
    ...(customs === undefined ? {} : { customs: customs as ReceiptState }),
  };
}

function decisionTable({ verdict, conditions, missing }: ReleaseDecision, { say, output }: Context): string {
  const rows = conditions.map(({ name, met, reason, source }) => [
    output.paint(
      met === true ? 'green' : met === false ? 'red' : 'yellow',
      met === true ? '✔' : met === false ? '✖' : '?',
    ),
    name,
    clean(say(reason)),
    source,
  ]);
  const words = {
    release: say({ en: 'release', zh: '放行' }),
    hold: say({ en: `hold: ${missing.join(', ')}`, zh: `不予放行：${missing.join('、')}` }),
    unknown: say({ en: `not known: ${missing.join(', ')}`, zh: `无法判定：${missing.join('、')}` }),
  };
  return `${words[verdict]}\n${table(rows.map((row) => ['', ...row]))}`;
}

/** The goods have left: there is nothing to make a code for. */
const goneAlready = (reference: string): KouanError =>
  new KouanError('ERR_KOUAN_CONFLICT', {
    en: `The goods of ${reference} have left with an earlier code.`,
    zh: `${reference} 的货物已凭此前的放行码放行。`,
  });

/** The same words whatever is wrong: whoever guesses learns nothing. */
const notGood = (): KouanError =>
  new KouanError(
    'ERR_KOUAN_NOT_AUTHORISED',
    { en: 'This code releases nothing.', zh: '该放行码无效。' },
    {
      hint: { en: 'It was used, or is for another bill, or was mistyped.', zh: '可能已使用、属于其他提单或输入有误。' },
    },
  );
