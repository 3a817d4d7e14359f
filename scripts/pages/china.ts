import {
  type Field as CertificateField,
  CORP,
  GOODS,
  HEAD,
  KINDS,
} from '../../packages/formats/src/china/certificate-application/fields.ts';
import type { Field as DeclarationField } from '../../packages/formats/src/china/declaration/fields/field.ts';
import { allShapes, ECO_RELATIONS, SHAPES, type Shape } from '../../packages/formats/src/china/declaration/shapes.ts';
import { CHANNELS } from '../../packages/formats/src/china/declaration-receipt/channels.ts';
import {
  CARD_FORM,
  type Form,
  IMPORT_FORM,
  OLD_RESULT_FORM,
  RESULT_FORM,
} from '../../packages/formats/src/china/declaration-receipt/forms.ts';
import { type Element, ROOTS } from '../../packages/formats/src/china/dxp-envelope/tree.ts';
import * as payment from '../../packages/formats/src/china/realtime-179/fields.ts';
import { intro, row, table } from './page.ts';

/** Where the field of a row stands; `extensions` where only the format knows it. */
const fieldOf = (around: string, path: readonly string[] | undefined): string =>
  path === undefined ? 'extensions' : `${around}/${path.join('/')}`;

/** Rows that stand apart in the message and with their goods in the document. */
const LINKS =
  'Links are read into the items that they name (`preferentialOrigins`, `documentLinks`); one that names none stays here.\n\n';

function declaration(): string {
  /** From the root to the rows of each shape. */
  const places = new Map<Shape, string>();
  const place = (shapes: readonly Shape[], around: string): void => {
    for (const one of shapes) {
      const here = one.extensionRows
        ? `/extensions/china.declaration/${one.element}/*`
        : one.rows === undefined
          ? around
          : `${around}/${one.rows.join('/')}/*`;
      places.set(one, here);
      place(one.children, here);
    }
  };
  place(SHAPES, '');
  const needed = ({ toStore, toDeclare }: DeclarationField): string =>
    [toStore ? 'to store' : '', toDeclare ? 'to declare' : ''].filter((word) => word !== '').join(', ');
  const length = ({ maxLength, digits }: DeclarationField): string =>
    digits === undefined ? String(maxLength) : `${digits.whole} + ${digits.fraction} digits`;
  const parts = allShapes().map((one) => {
    const title = one.wrapper === undefined ? one.element : `${one.wrapper}/${one.element}`;
    const around = places.get(one) ?? '';
    const rows = one.fields.map((field) => {
      const where = one.extensionRows ? `${around}/${field.element}` : fieldOf(around, field.path);
      return row(field.element, field.nameZh, where, field.value.expected, length(field), needed(field));
    });
    const note = one === ECO_RELATIONS ? LINKS : '';
    return `## ${title}\n\n${note}${table(['element', '名称', 'field', 'form', 'length', 'required'], rows)}`;
  });
  return `${intro('china.declaration')}\n${parts.join('\n')}`;
}

function certificateApplication(): string {
  const rows = <Owner>(fields: readonly CertificateField<Owner>[], around: string): string[] =>
    fields.map(({ element, path, kind, derive }) =>
      row(element, fieldOf(around, path), KINDS[kind].expected, derive === undefined ? '' : 'yes'),
    );
  const head = ['element', 'field', 'form', 'made where nothing says it'];
  const parts = [
    `## CertificateHead\n\n${table(head, rows(HEAD, ''))}`,
    `## CertificateList/Goods\n\n${table(head, rows(GOODS, '/items/*'))}`,
    `## NonpartyCorpList/NonpartyCorp\n\n${table(head, rows(CORP, '/thirdPartyInvoicing'))}`,
    `## AplPromise\n\n${table(head, [row('AplPromiseCode', 'extensions', 'text', '')])}`,
  ];
  return `${intro('china.certificate-application')}\n${parts.join('\n')}`;
}

function declarationReceipt(): string {
  const forms: readonly Form[] = [IMPORT_FORM, RESULT_FORM, OLD_RESULT_FORM, CARD_FORM];
  const parts = forms.map(({ name, stage, rows }) => {
    const lines = rows.map(({ element, field, date }) =>
      row(element, fieldOf('', field === undefined ? undefined : [field]), date === true ? 'a time' : 'text'),
    );
    return `## ${name} (\`stage\` ${stage})\n\n${table(['element', 'field', 'form'], lines)}`;
  });
  const channels = CHANNELS.map(({ code, zh, en, state, final, twoStep }) =>
    row(code, zh, en, state, final === true ? 'yes' : '', twoStep ?? ''),
  );
  const head = ['CHANNEL', '说明', 'meaning', 'state', 'final', 'two-step'];
  return `${intro('china.declaration-receipt')}\n${parts.join('\n')}\n## Channels\n\n${table(head, channels)}`;
}

/** Elements with their attributes, depth first. */
function* envelopeRows(one: Element, around: string, path: string): Generator<string> {
  const here = `${around}${one.name}`;
  const times = one.many === undefined ? '' : Number.isFinite(one.many) ? `up to ${one.many}` : 'any number';
  const field = one.field === undefined ? path : `${path}/${one.field}${one.many === undefined ? '' : '/*'}`;
  if (one.kind !== undefined) {
    const limit = one.maxLength === undefined || !Number.isFinite(one.maxLength) ? '' : String(one.maxLength);
    yield row(here, field, one.kind, limit, one.required === true ? 'yes' : '', times);
  } else if (one.required === true || times !== '')
    yield row(here, field, '', '', one.required === true ? 'yes' : '', times);
  for (const attribute of one.attributes ?? [])
    yield row(
      `${here}/@${attribute.name}`,
      `${field}/${attribute.field.replaceAll('.', '/')}`,
      'text',
      String(attribute.maxLength),
      '',
      '',
    );
  for (const child of one.children ?? []) yield* envelopeRows(child, `${here}/`, field);
}

function envelope(): string {
  const head = ['element', 'field', 'form', 'length', 'required', 'times'];
  const parts = ROOTS.map((one) => `## ${one.name}\n\n${table(head, [...envelopeRows(one, '', '')])}`);
  return `${intro('china.dxp-envelope')}\n${parts.join('\n')}`;
}

function paymentRecord(): string {
  const { SESSION, HEAD: head, ORDER, GOODS: goods, SERVICE_TIME, SIGNATURE } = payment;
  const rows = (fields: readonly payment.Field[], around: string, path: string): string[] =>
    fields.map(({ name, path: to, value, required, number }) =>
      row(
        `${around}${name}`,
        fieldOf(path, to),
        value.expected,
        number === true ? 'number' : 'string',
        required ? 'yes' : '',
      ),
    );
  const all = [
    ...rows([SESSION], '', ''),
    ...rows(head, 'payExchangeInfoHead/', ''),
    ...rows(ORDER.slice(0, 1), 'payExchangeInfoLists[]/', '/orders/*'),
    ...rows(goods, 'payExchangeInfoLists[]/goodsInfo[]/', '/orders/*/goods/*'),
    ...rows(ORDER.slice(1), 'payExchangeInfoLists[]/', '/orders/*'),
    ...rows([SERVICE_TIME, ...SIGNATURE], '', ''),
  ];
  const order = 'Members stand in the order in which they are written and signed.';
  return `${intro('china.realtime-179')}\n${order}\n\n${table(['member', 'field', 'form', 'JSON', 'required'], all)}`;
}

/** The pages of the formats of Chinese customs that have tables of their own kind. */
export function chinaPages(): ReadonlyMap<string, string> {
  return new Map([
    ['docs/formats/china.declaration.md', declaration()],
    ['docs/formats/china.certificate-application.md', certificateApplication()],
    ['docs/formats/china.declaration-receipt.md', declarationReceipt()],
    ['docs/formats/china.dxp-envelope.md', envelope()],
    ['docs/formats/china.realtime-179.md', paymentRecord()],
  ]);
}
