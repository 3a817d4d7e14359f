/** What a value must look like. */
export type Kind = 'text' | 'dateTime' | 'day' | 'base64';

/** One attribute of an element. */
export interface Attribute {
  readonly name: string;
  readonly field: string;
  readonly maxLength: number;
}

/**
 * One element of the schema. With `field` it opens a record (or, with `many`, a row of a list; with `kind`, a value) of
 * that name in the document; without, its children belong to the record around it.
 */
export interface Element {
  readonly name: string;
  readonly field?: string;
  readonly kind?: Kind;
  readonly maxLength?: number;
  /** How often it may stand; a list in the document. */
  readonly many?: number;
  readonly required?: true;
  readonly attributes?: readonly Attribute[];
  readonly children?: readonly Element[];
}

const value = (name: string, field: string, maxLength: number, more: Partial<Element> = {}): Element => ({
  name,
  field,
  kind: 'text',
  maxLength,
  ...more,
});

const REQUIRED = { required: true } as const;

/** TransInfoType: who sends to whom. */
const transfer = (name: string): Element => ({
  name,
  field: name === 'OriHead' ? 'original' : 'transfer',
  ...REQUIRED,
  children: [
    value('CopMsgId', 'messageId', 255, REQUIRED),
    value('SenderId', 'sender', 16, REQUIRED),
    { name: 'ReceiverIds', children: [value('ReceiverId', 'receivers', 16, { many: 5, ...REQUIRED })] },
    value('CreatTime', 'createdAt', 40, { kind: 'dateTime', ...REQUIRED }),
    // May be empty, so it is never missed.
    value('MsgType', 'messageType', 30),
  ],
});

const KEY: Element = {
  name: 'Key',
  field: 'businessKeys',
  many: 5,
  kind: 'text',
  maxLength: 64,
  attributes: [{ name: 'name', field: 'name', maxLength: 32 }],
};

const VERSION: Attribute = { name: 'ver', field: 'ver', maxLength: 10 };
const ID: Attribute = { name: 'Id', field: 'id', maxLength: 255 };

/** Terminal node message: content on its way. */
export const MESSAGE: Element = {
  name: 'DxpMsg',
  attributes: [VERSION, ID],
  children: [
    transfer('TransInfo'),
    value('Data', 'content', Number.POSITIVE_INFINITY, { kind: 'base64', ...REQUIRED }),
    {
      name: 'AddInfo',
      children: [
        value('FileName', 'fileName', 255),
        value('IcCard', 'cardNumber', 13),
        { name: 'BizKey', children: [KEY] },
        { name: 'IsText', attributes: [{ name: 'Encode', field: 'contentEncoding', maxLength: 50 }] },
        value('RecMapId', 'receiverMapping', 64),
      ],
    },
  ],
};

/** Transport node message: the same, with its route between nodes. */
export const ROUTED_MESSAGE: Element = {
  name: 'DxpMsgSv',
  attributes: [VERSION, { ...ID, field: 'route.id' }],
  children: [
    {
      name: 'SvNo',
      field: 'route',
      ...REQUIRED,
      attributes: [{ name: 'Ver', field: 'version', maxLength: 10 }],
      children: [
        value('MsgId', 'messageId', 32, REQUIRED),
        value('SubMsgId', 'subMessageId', 255),
        value('SendTime', 'sentAt', 40, { kind: 'dateTime', ...REQUIRED }),
        value('EndNode', 'endNode', 8, REQUIRED),
        value('StaNode', 'startNode', 8, REQUIRED),
      ],
    },
    MESSAGE,
  ],
};

/** Reply of the platform: what became of a message. */
export const REPLY: Element = {
  name: 'DxpRep',
  attributes: [VERSION],
  children: [
    // Spelt so in the schema.
    value('RecevierId', 'receiver', 16, REQUIRED),
    value('AdNodeId', 'accessNode', 8),
    {
      name: 'Response',
      field: 'responses',
      many: Number.POSITIVE_INFINITY,
      ...REQUIRED,
      children: [
        value('NodeId', 'node', 8),
        value('ResponseCode', 'code', 9, REQUIRED),
        value('ResponseInfo', 'information', 300),
        {
          name: 'Results',
          children: [
            {
              name: 'Result',
              field: 'results',
              many: Number.POSITIVE_INFINITY,
              children: [
                value('RecId', 'receiver', 16, REQUIRED),
                value('Code', 'code', 9, REQUIRED),
                value('Info', 'information', 300),
                value('Note', 'note', 500),
              ],
            },
          ],
        },
        value('NoticeTime', 'noticedOn', 40, { kind: 'day', ...REQUIRED }),
        value('Note', 'note', 500),
        transfer('OriHead'),
      ],
    },
  ],
};

export const ROOTS: readonly Element[] = [MESSAGE, ROUTED_MESSAGE, REPLY];
export const NAMESPACE = 'http://www.chinaport.gov.cn/dxp';
export const SCHEMA_VERSION = '1.0';
