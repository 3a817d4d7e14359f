import { ROLES, runConformance, toJson, toJunit, toRows } from '@kouan/server/conformance';
import { conformanceOptions } from '../../ebl/conformance-options.ts';
import { tellEvent } from '../../ebl/conformance-talk.ts';
import { OWN_KEY, PLATFORM } from '../../ebl/options.ts';
import { writeWhole } from '../../flow/files.ts';
import { type CommandSpec, textOf } from '../../frame/command.ts';
import { EXIT } from '../../frame/exit.ts';
import { clean } from '../../frame/findings.ts';
import { table } from '../../frame/table.ts';

export const command: CommandSpec = {
  args: '',
  options: [
    {
      flags: '--role <role>',
      about: { en: 'what is tested; kouan is the other side', zh: '被测方的角色；kouan 为另一方' },
      choices: ROLES,
      required: true,
    },
    {
      flags: '--peer <code>',
      about: {
        en: 'the partner of the platform file that is tested: its keys and its address',
        zh: '平台文件中被测的伙伴：其公钥与地址',
      },
      required: true,
    },
    {
      flags: '--url <url>',
      about: {
        en: 'its address, up to and without /v3 (default: the one of the partner)',
        zh: '其地址，至 /v3 之前（默认取伙伴地址）',
      },
    },
    {
      flags: '--party <party>',
      about: {
        en: 'who gets the bill: a short name of the platform file, or a file; known to a receiver or platform',
        zh: '提单的接收方：平台文件中的简称或文件；须为被测接收方或平台所知',
      },
    },
    {
      flags: '--unknown-party <party>',
      about: { en: 'whom the platform tested does not know', zh: '被测平台未知的当事方' },
    },
    {
      flags: '--carrier <code>',
      about: { en: 'carrier whose bills the tested side has', zh: '被测方提单的承运人代码' },
    },
    {
      flags: '--own-carrier <code>',
      about: {
        en: 'carrier that we are in the test (default: the code of the platform)',
        zh: '测试中我方承运人代码（默认平台代码）',
      },
    },
    {
      flags: '--carrier-key <key>',
      about: { en: 'its key (default: the one of the platform)', zh: '其密钥（默认平台密钥）' },
    },
    { flags: '--carrier-cert <file>', about: { en: 'its certificate', zh: '其证书' } },
    {
      flags: '--listen <address>',
      about: { en: 'where we listen, in every role but receiver', zh: '监听地址（receiver 角色除外）' },
      fallback: '127.0.0.1:0',
    },
    {
      flags: '--public-url <url>',
      about: {
        en: 'address that we are reached at, where it is another one',
        zh: '对方访问我方的地址（如与监听地址不同）',
      },
    },
    {
      flags: '--trigger <url>',
      about: {
        en: 'makes the tested side act: POST of what it is to do; people are asked without',
        zh: '触发被测方操作的接口（POST 指令）；未提供时提示人工操作',
      },
    },
    {
      flags: '--scenario <id>',
      about: { en: 'only this scenario or suite; may be given again', zh: '仅运行该场景或套件，可重复' },
      many: true,
    },
    {
      flags: '--profile <name>',
      about: { en: 'send envelopes as this one does', zh: '按该配置发送信封' },
      choices: ['strict', 'gateway-2026-01'],
      fallback: 'strict',
    },
    {
      flags: '--fixed-reference <reference>',
      about: { en: 'the same number for every bill', zh: '所有提单使用同一编号' },
    },
    { flags: '--timeout <duration>', about: { en: 'for an answer', zh: '等待应答的时限' }, fallback: '30s' },
    {
      flags: '--wait <duration>',
      about: {
        en: 'for the tested side to act (default: 1m, 10m for people)',
        zh: '等待被测方操作的时限（默认 1m，人工 10m）',
      },
    },
    { flags: '--junit <file>', about: { en: 'write JUnit XML', zh: '输出 JUnit XML' } },
    {
      flags: '-o, --out <file>',
      about: { en: 'write the whole report with every message', zh: '输出含全部报文的完整报告' },
    },
    { flags: '--allow-plain-http', about: { en: 'allow http to another machine', zh: '允许以明文 http 连接其他机器' } },
    PLATFORM,
    ...OWN_KEY,
  ],
  examples: [
    {
      line: 'kouan ebl conformance --role receiver --peer EBL2 --party buyer',
      about: { en: 'all nineteen scenarios of PINT against a platform', zh: '对一个平台运行 PINT 全部 19 个场景' },
    },
    {
      line: 'kouan ebl conformance --role platform --peer EBL2 --party buyer --trigger http://127.0.0.1:9000/do --junit report.xml',
      about: {
        en: 'in CI: issuance and surrender, the platform acts by its hook',
        zh: '在 CI 中：签发与交还，由触发接口驱动',
      },
    },
    {
      line: 'kouan ebl conformance --role sender --peer EBL2 --listen 127.0.0.1:8090 --scenario PINT-14 -o report.json',
      about: { en: 'one scenario by hand, every message kept', zh: '人工运行一个场景并保存全部报文' },
    },
  ],
  async run(context, _, options) {
    const { output, json, language, say } = context;
    const report = await runConformance({
      ...(await conformanceOptions(options, context)),
      on: (event) => tellEvent(event, context),
    });
    const [junit, out] = ['junit', 'out'].map((name) => textOf(options, name));
    if (junit !== undefined) await writeWhole(junit, toJunit(report));
    if (out !== undefined) await writeWhole(out, toJson(report));
    const { scenarios, summary, ...run } = report;
    if (json) {
      for (const scenario of scenarios) await output.record({ event: 'scenario', ...scenario });
      await output.record({ event: 'summary', ...run, ...summary });
    } else await output.data(table(toRows(report, language).map((row) => row.map(clean))));
    output.talk(
      say({
        en: `${summary.passed} passed, ${summary.failed} failed, ${summary.skipped} skipped`,
        zh: `通过 ${summary.passed}，未通过 ${summary.failed}，跳过 ${summary.skipped}`,
      }),
    );
    return summary.failed > 0 ? EXIT.findings : EXIT.done;
  },
};
