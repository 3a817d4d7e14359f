import { hasErrors } from '@kouan/core';
import { carrierParty, foldTitle, nameOf, titleTermsOf } from '@kouan/sdk/title';
import { readBill } from '../../ebl/bill-file.ts';
import { kindText } from '../../ebl/title-block.ts';
import { type CommandSpec, textOf } from '../../frame/command.ts';
import { EXIT } from '../../frame/exit.ts';
import { clean, findingBlock } from '../../frame/findings.ts';
import { FROM } from '../../frame/options.ts';
import { table } from '../../frame/table.ts';

export const command: CommandSpec = {
  args: '<file>',
  options: [FROM],
  examples: [
    {
      line: 'kouan ebl check bill.json',
      about: {
        en: 'every finding with its clause, and how its title would move',
        zh: '列出每个问题及依据，并说明权利如何转移',
      },
    },
  ],
  async run(context, [file = ''], options) {
    const { output, json, say } = context;
    const { bill, findings } = await readBill(file, textOf(options, 'from'));
    const terms = titleTermsOf(bill);
    const { state } = foldTitle(terms, []);
    const ready = !hasErrors(findings);
    const carrier = carrierParty(bill);
    const { title } = state;
    if (json)
      await output.record({
        file,
        reference: bill.transportDocumentReference ?? null,
        status: bill.transportDocumentStatus ?? null,
        ready,
        typeCode: terms.typeCode,
        kind: title.kind,
        ...(title.titleholder === undefined ? {} : { titleholder: title.titleholder }),
        carrier,
        findings,
      });
    else {
      for (const finding of findings) await output.data(findingBlock(finding, context));
      const rows = [
        [
          say({ en: 'bill', zh: '提单' }),
          `${bill.transportDocumentReference ?? '?'}  ${bill.transportDocumentStatus ?? '?'}`,
        ],
        [say({ en: 'carrier', zh: '承运人' }), nameOf(carrier)],
        [
          say({ en: 'title', zh: '权利' }),
          terms.typeCode === 'SWB'
            ? say({ en: 'none: a sea waybill is no document of title', zh: '无：海运单不是物权凭证' })
            : kindText(title.kind, say),
        ],
        [
          say({ en: 'for', zh: '归属' }),
          title.titleholder === undefined ? say({ en: 'whoever holds it', zh: '持有人' }) : nameOf(title.titleholder),
        ],
      ];
      await output.data(table(rows.map((row) => ['', ...row.map(clean)])));
      output.talk(
        ready
          ? say({ en: 'Ready to be issued: kouan ebl issue', zh: '可以签发：kouan ebl issue' })
          : say({ en: 'Not ready: what is marked ✖ must be mended first.', zh: '尚不能签发：请先修正标有 ✖ 的问题。' }),
      );
    }
    return ready ? EXIT.done : EXIT.findings;
  },
};
