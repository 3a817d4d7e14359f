import { type Finding, hasErrors } from '@kouan/core';
import { assess } from '@kouan/rcep-calc';
import { check } from '@kouan/sdk/checks';
import { type AssessedGood, certificateFrom, declarationText, parseCertificateShipment } from '@kouan/sdk/origin';
import { writeWhole } from '../../flow/files.ts';
import { readJson } from '../../flow/json-file.ts';
import { TODAY, todayOf } from '../../flow/today.ts';
import { type CommandSpec, textOf } from '../../frame/command.ts';
import type { Context } from '../../frame/context.ts';
import { EXIT } from '../../frame/exit.ts';
import { findingBlock } from '../../frame/findings.ts';
import { usage } from '../../frame/usage.ts';
import { type EngineSettings, engineOptions, readGood } from '../../origin/engine.ts';
import { FONT, fontBytes } from '../../origin/font.ts';
import { rawGoods } from '../../origin/goods.ts';
import { ENGINE_OPTIONS, engineSettings } from '../../origin/options.ts';

export const command: CommandSpec = {
  args: '<goods>',
  options: [
    {
      flags: '--shipment <file>',
      about: {
        en: 'JSON: the boxes of the certificate, and `lines` that name the goods',
        zh: 'JSON：证书各栏内容，以及引用货物的 `lines`',
      },
      required: true,
    },
    { flags: '--out <file>', about: { en: 'PDF of Form RCEP to write', zh: '要写出的 RCEP 证书 PDF' } },
    { flags: '--document <file>', about: { en: 'the certificate as JSON', zh: '证书 JSON' } },
    {
      flags: '--declaration <file>',
      about: { en: "text of the exporter's own declaration (needs a number)", zh: '出口商原产地声明文本（须有编号）' },
    },
    {
      flags: '--application <file>',
      about: {
        en: "application to China's Single Window (CooImp XML)",
        zh: '单一窗口原产地证书导入报文（CooImp XML）',
      },
    },
    FONT,
    TODAY,
    ...ENGINE_OPTIONS,
  ],
  examples: [
    {
      line: 'kouan origin certify chair.json --shipment shipment.json --out certificate.pdf',
      about: { en: 'assess, check, and print Form RCEP', zh: '判定、检查并生成 RCEP 原产地证书' },
    },
  ],
  async run(context, [file = ''], options) {
    const { output, say, json } = context;
    const settings = engineSettings(context, options, false);
    const { shipment, findings: wrong } = parseCertificateShipment(await readJson(textOf(options, 'shipment') ?? ''));
    if (shipment === undefined) return refuse(context, wrong);
    const goods = await assessed(file, settings, new Set(shipment.lines.map(({ good }) => good)), context);
    const { certificate, findings } = certificateFrom(goods, shipment.lines, shipment.facts);
    if (certificate === undefined) return refuse(context, findings);
    const today = todayOf(options);
    const remarks = check(certificate, today === undefined ? {} : { today });
    if (json) await output.record({ certificate, findings: remarks });
    else for (const one of remarks) await output.data(findingBlock(one, context));
    // A paper with errors would come back from the counter; it is not printed.
    if (hasErrors(remarks)) return EXIT.findings;
    const [out, document, declaration, application] = ['out', 'document', 'declaration', 'application'].map((name) =>
      textOf(options, name),
    );
    if (declaration !== undefined && certificate.number === undefined)
      throw usage(
        { en: 'A declaration of origin needs its reference.', zh: '原产地声明须有编号。' },
        { en: 'Put it into the shipment as "number".', zh: '请在货运数据中填写 "number"。' },
      );
    if (out !== undefined) {
      const { renderCertificate } = await import('@kouan/formats/pdf');
      await writeWhole(out, await renderCertificate(certificate, await fontBytes(textOf(options, 'font'))));
    }
    if (document !== undefined) await writeWhole(document, `${JSON.stringify(certificate, null, 2)}\n`);
    if (declaration !== undefined)
      await writeWhole(declaration, declarationText(certificate, certificate.number ?? ''));
    if (application !== undefined) {
      const { formatByName } = await import('@kouan/formats');
      const { bytes, dropped = [] } = formatByName('china.certificate-application').encode?.(certificate) ?? {};
      await writeWhole(application, bytes ?? '');
      for (const { path } of dropped)
        output.talk(say({ en: `${application} cannot carry ${path}`, zh: `${application} 无法承载 ${path}` }));
    }
    for (const written of [out, document, declaration, application])
      if (written !== undefined) output.talk(say({ en: `Written: ${written}`, zh: `已写出：${written}` }));
    return EXIT.done;
  },
};

/** The goods that the shipment names, assessed; what is wrong with them is told. */
async function assessed(
  file: string,
  settings: EngineSettings,
  wanted: ReadonlySet<string>,
  context: Context,
): Promise<AssessedGood[]> {
  const engine = await engineOptions(settings);
  const goods: AssessedGood[] = [];
  for await (const raw of rawGoods(file)) {
    const { good, findings } = readGood(raw, file, settings.agreement);
    for (const one of findings) context.output.talk(findingBlock(one, context));
    if (good !== undefined && wanted.has(good.id)) goods.push({ good, assessment: assess(good, engine) });
  }
  return goods;
}

async function refuse(context: Context, findings: readonly Finding[]): Promise<number> {
  if (context.json) await context.output.record({ findings });
  else for (const one of findings) await context.output.data(findingBlock(one, context));
  return EXIT.findings;
}
