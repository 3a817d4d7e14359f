import { readTransportDocument } from '@kouan/formats';
import { type BillTitle, writeEvidence } from '@kouan/sdk/title';
import { BILL } from '../../ebl/options.ts';
import { existingRegister } from '../../ebl/platform.ts';
import { theBill } from '../../ebl/the-bill.ts';
import { partyText, statusText, titleBlock, titleRecord } from '../../ebl/title-block.ts';
import { writeWhole } from '../../flow/files.ts';
import { type CommandSpec, type Options, textOf } from '../../frame/command.ts';
import type { Context } from '../../frame/context.ts';
import { EXIT } from '../../frame/exit.ts';
import { clean } from '../../frame/findings.ts';
import { table } from '../../frame/table.ts';
import { FONT, fontBytes } from '../../origin/font.ts';

export const command: CommandSpec = {
  args: '[reference]',
  options: [
    {
      flags: '--evidence <file>',
      about: {
        en: 'write the document and its chain: whoever has the keys can verify them',
        zh: '写出单证及其链，供持有公钥者验证',
      },
    },
    {
      flags: '--pdf <file>',
      about: {
        en: 'write the bill as a page to read; the chain is what proves it',
        zh: '写出供阅读的提单 PDF；以链为准',
      },
    },
    FONT,
    ...BILL,
  ],
  examples: [
    { line: 'kouan ebl show', about: { en: 'every bill of the register', zh: '列出登记簿中的提单' } },
    {
      line: 'kouan ebl show KOU123',
      about: {
        en: 'holder, titleholder, status, next acts, and why not',
        zh: '持有人、权利人、状态、后续动作及不可为的理由',
      },
    },
    {
      line: 'kouan ebl show KOU123 --evidence KOU123.evidence.json',
      about: { en: 'what proves it to a bank', zh: '向银行出具证据' },
    },
    { line: 'kouan ebl show KOU123 --pdf KOU123.pdf', about: { en: 'as a page to read', zh: '写出供阅读的 PDF' } },
  ],
  async run(context, [reference], options) {
    const register = await existingRegister(options, context);
    if (reference === undefined) return list(register, options, context);
    const { output, json, say } = context;
    const title = await theBill(register, reference, options);
    const { bill } = title;
    const evidence = textOf(options, 'evidence');
    if (evidence !== undefined) {
      const chain = await register.chain(bill.id);
      await writeWhole(
        evidence,
        writeEvidence(
          bill.document,
          chain.map(({ jws }) => jws),
        ),
      );
    }
    const pdf = textOf(options, 'pdf');
    if (pdf !== undefined) await writeWhole(pdf, await pageOf(title, textOf(options, 'font')));
    if (json)
      await output.record({
        ...billRecord(bill),
        ...titleRecord(title),
        ...(evidence === undefined ? {} : { evidence }),
      });
    else {
      await output.data(clean(`${bill.reference}  ${bill.carrier}  ${bill.subReference}`.trimEnd()));
      await output.data(titleBlock(title, context));
      if (evidence !== undefined) output.talk(say({ en: `Evidence: ${evidence}`, zh: `证据：${evidence}` }));
    }
    return EXIT.done;
  },
};

/** The bill as it stands now: its document says for life what it said when it was issued. */
async function pageOf({ bill, state }: BillTitle, font: string | undefined): Promise<Uint8Array> {
  const { renderBill } = await import('@kouan/formats/pdf');
  const document = readTransportDocument(bill.document) ?? { type: 'bill-of-lading' as const };
  return renderBill(
    { ...document, transportDocumentStatus: state.status },
    { font: await fontBytes(font), checksum: bill.checksum },
  );
}

type Register = Awaited<ReturnType<typeof existingRegister>>;

async function list(register: Register, options: Options, { output, json, say }: Context): Promise<number> {
  const carrier = textOf(options, 'carrier');
  const rows: string[][] = [];
  for (let after = ''; ; ) {
    const bills = await register.list(after);
    for (const { id } of bills) {
      const title = await register.title(id);
      if (title === undefined || (carrier !== undefined && title.bill.carrier !== carrier)) continue;
      if (json) await output.record({ ...billRecord(title.bill), ...titleRecord(title) });
      else
        rows.push(
          [
            title.bill.reference,
            title.bill.carrier,
            statusText(title.state, say),
            partyText(title.state.holder, say),
          ].map(clean),
        );
    }
    const last = bills.at(-1);
    if (last === undefined) break;
    after = last.id;
  }
  if (!json) {
    const head = [
      { en: 'bill', zh: '提单' },
      { en: 'carrier', zh: '承运人' },
      { en: 'status', zh: '状态' },
      { en: 'holder', zh: '持有人' },
    ].map(say);
    await output.data(
      rows.length === 0
        ? say({ en: 'The register has no bill yet.', zh: '登记簿中尚无提单。' })
        : table([head, ...rows]),
    );
  }
  return EXIT.done;
}

const billRecord = ({
  id,
  carrier,
  reference,
  subReference,
  checksum,
  head,
  length,
}: Awaited<ReturnType<Register['list']>>[number]) => ({
  billId: id,
  reference,
  carrier,
  ...(subReference === '' ? {} : { subReference }),
  documentChecksum: checksum,
  head,
  entries: length,
});
