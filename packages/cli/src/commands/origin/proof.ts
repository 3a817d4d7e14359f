import { type Finding, hasErrors } from '@kouan/core';
import {
  parseCriteria,
  producerBox,
  proofRequired,
  proofValidUntil,
  remarksBoxes,
  retroactiveIssue,
  selfDeclarationAllowed,
} from '@kouan/rcep-calc/proof';
import { dayOf, TODAY, todayOf } from '../../flow/today.ts';
import { type CommandSpec, type Options, textOf } from '../../frame/command.ts';
import { EXIT } from '../../frame/exit.ts';
import { findingBlock } from '../../frame/findings.ts';
import { table } from '../../frame/table.ts';
import { usage } from '../../frame/usage.ts';

/** What is asked, and the answer: undefined where nothing was asked. */
interface Question {
  readonly name: string;
  readonly article: string;
  readonly about: { readonly en: string; readonly zh: string };
  answer(options: Options): Answer | undefined;
}

interface Answer {
  readonly value: unknown;
  readonly findings?: readonly Finding[];
  /** The answer is no. */
  readonly refused?: boolean;
}

const on = (options: Options, name: string): boolean => options[name] === true;

const QUESTIONS: readonly Question[] = [
  {
    name: 'proofRequired',
    article: '3.22.3',
    about: { en: 'a proof is needed', zh: '需要原产地证明' },
    answer(options) {
      const value = textOf(options, 'value');
      if (value === undefined) return undefined;
      const required = proofRequired(value, textOf(options, 'threshold') ?? '200', on(options, 'split'));
      if (required === undefined)
        throw usage({ en: `--value is no amount: ${value}`, zh: `--value 不是金额：${value}` });
      return { value: required };
    },
  },
  {
    name: 'selfDeclaration',
    article: '3.16',
    about: { en: 'any exporter may declare origin', zh: '出口商可自主声明' },
    answer(options) {
      const party = textOf(options, 'party');
      if (party === undefined) return undefined;
      const day = dayOf(options, 'on', '--on') ?? todayOf(options);
      if (day === undefined) throw usage({ en: '--party needs --on DATE', zh: '--party 须同时给出 --on 日期' });
      const implemented = textOf(options, 'implemented');
      const { allowed, due } = selfDeclarationAllowed(
        party,
        day,
        implemented === undefined ? undefined : implemented === 'yes',
      );
      return { value: { allowed: allowed ?? null, ...(due === undefined ? {} : { due }) }, refused: allowed === false };
    },
  },
  {
    name: 'validUntil',
    article: '3.16.6',
    about: { en: 'valid until', zh: '有效期至' },
    answer(options) {
      const issued = dayOf(options, 'issued', '--issued');
      return issued === undefined ? undefined : { value: proofValidUntil(issued) };
    },
  },
  {
    name: 'retroactive',
    article: '3.17.8',
    about: { en: 'issue after shipment', zh: '后发' },
    answer(options) {
      const [shipped, issued] = [dayOf(options, 'shipped', '--shipped'), dayOf(options, 'issued', '--issued')];
      if (shipped === undefined || issued === undefined) return undefined;
      const answer = retroactiveIssue(shipped, issued);
      return { value: answer, refused: !answer.allowed };
    },
  },
  {
    name: 'criteria',
    article: 'box 10',
    about: { en: 'origin conferring criterion', zh: '原产地标准' },
    answer(options) {
      const text = textOf(options, 'criterion');
      if (text === undefined) return undefined;
      const { criteria, findings } = parseCriteria(text);
      return { value: criteria ?? null, findings };
    },
  },
  {
    name: 'producerBox',
    article: 'box 3',
    about: { en: 'box 3 says', zh: '第 3 栏填写' },
    answer(options) {
      const kind = textOf(options, 'producer');
      if (kind === undefined) return undefined;
      const facts = {
        ...(kind === 'several' ? { producers: 2 } : {}),
        ...(kind === 'confidential' ? { confidential: true } : {}),
        ...(kind === 'unknown' ? { known: false } : {}),
        ...(kind === 'exporter' ? { sameAsExporter: true } : {}),
      };
      return { value: producerBox(facts) ?? null };
    },
  },
  {
    name: 'remarks',
    article: 'boxes 14 and 17',
    about: { en: 'boxes 14 and 17 need', zh: '第 14、17 栏须填' },
    answer(options) {
      const facts = {
        thirdPartyInvoice: on(options, 'thirdPartyInvoice'),
        backToBack: on(options, 'backToBack'),
        retroactive: on(options, 'retroactive'),
      };
      return Object.values(facts).includes(true) ? { value: remarksBoxes(facts) } : undefined;
    },
  },
];

export const command: CommandSpec = {
  args: '',
  options: [
    {
      flags: '--value <usd>',
      about: { en: 'customs value: is a proof needed?', zh: '完税价格（美元）：是否需要证明' },
    },
    { flags: '--threshold <usd>', about: { en: 'waiver of the importing Party', zh: '进口方豁免额' }, fallback: '200' },
    { flags: '--split', about: { en: 'the consignment was split to stay below it', zh: '为免证而拆分货物' } },
    {
      flags: '--party <code>',
      about: { en: 'may its exporters declare origin themselves?', zh: '该缔约方出口商可否自主声明' },
    },
    { flags: '--on <date>', about: { en: 'on that day', zh: '日期' } },
    {
      flags: '--implemented <answer>',
      about: { en: 'the Party has implemented it', zh: '该方已实施' },
      choices: ['yes', 'no'],
    },
    { flags: '--issued <date>', about: { en: 'day of the proof', zh: '证明签发日期' } },
    { flags: '--shipped <date>', about: { en: 'day of shipment', zh: '装运日期' } },
    { flags: '--criterion <text>', about: { en: 'what box 10 says', zh: '第 10 栏内容' } },
    {
      flags: '--producer <kind>',
      about: { en: 'what is known of the producer', zh: '生产商情况' },
      choices: ['one', 'several', 'confidential', 'unknown', 'exporter'],
    },
    { flags: '--third-party-invoice', about: { en: 'somebody else invoices', zh: '第三方发票' } },
    { flags: '--back-to-back', about: { en: 'issued on the proof of another Party', zh: '背对背证书' } },
    { flags: '--retroactive', about: { en: 'issued after shipment', zh: '后发证书' } },
    TODAY,
  ],
  examples: [
    { line: 'kouan origin proof --value 199.00', about: { en: 'is a proof needed at all?', zh: '是否需要证明' } },
    {
      line: 'kouan origin proof --shipped 2026-01-10 --issued 2026-02-01',
      about: { en: 'may it still be issued, and how marked?', zh: '可否后发、如何标注' },
    },
    { line: "kouan origin proof --criterion 'CTC ACU'", about: { en: 'is that a criterion?', zh: '标准是否有效' } },
  ],
  async run(context, _args, options) {
    const { output, say, json } = context;
    const answers = QUESTIONS.flatMap((question) => {
      const answer = question.answer(options);
      return answer === undefined ? [] : [{ question, answer }];
    });
    if (answers.length === 0)
      throw usage(
        { en: 'Nothing was asked.', zh: '没有提问。' },
        { en: 'See: kouan origin proof --help', zh: '见 kouan origin proof --help' },
      );
    const findings = answers.flatMap(({ answer }) => answer.findings ?? []);
    if (json) {
      const values = Object.fromEntries(answers.map(({ question, answer }) => [question.name, answer.value]));
      await output.record({ ...values, findings });
    } else {
      const rows = answers.map(({ question, answer }) => [question.article, say(question.about), shown(answer.value)]);
      await output.data(table(rows));
      for (const one of findings) await output.data(findingBlock(one, context));
    }
    return hasErrors(findings) || answers.some(({ answer }) => answer.refused === true) ? EXIT.findings : EXIT.done;
  },
};

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.join(' ');
  if (typeof value !== 'object' || value === null) return String(value ?? '–');
  return Object.entries(value)
    .map(([name, one]) => `${name}: ${Array.isArray(one) ? one.join('; ') : String(one ?? '?')}`)
    .join(' · ');
}
