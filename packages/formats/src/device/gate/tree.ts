/**
 * The messages of a smart gate as one table for both directions: group and leaf by their names in the reading. What is
 * `usual` stands in every group, empty where nothing is known; what is `rare` only with a value.
 *
 * @module
 */

type Leaves = Readonly<Record<string, string>>;

export interface Group {
  readonly element: string;
  readonly usual: Leaves;
  readonly rare: Leaves;
}

export interface Message {
  readonly root: string;
  readonly groups: Readonly<Record<string, Group>>;
  readonly leaves: Leaves;
  /** Names of groups and leaves in the order in which they are written. */
  readonly order: readonly string[];
}

/** The keys that both messages have, as attributes of the root. */
export const KEYS = {
  areaId: 'AREA_ID',
  channelNumber: 'CHNL_NO',
  direction: 'I_E_TYPE',
  sequenceNumber: 'SEQ_NO',
} as const satisfies Leaves;

/** Only some gates say of which kind the channel is. */
export const RARE_KEYS = { channelType: 'CHNL_TYPE' } as const satisfies Leaves;

/** Up: what the gate has gathered of one vehicle. */
export const GATHER = {
  root: 'GATHER_INFO',
  order: ['ic', 'weight', 'car', 'containers', 'seal', 'picture', 'barcode', 'barcodeText'],
  groups: {
    ic: {
      element: 'IC',
      usual: {
        driverCardNumber: 'DR_IC_NO',
        driverCustomsNumber: 'IC_DR_CUSTOMS_NO',
        companyCustomsNumber: 'IC_CO_CUSTOMS_NO',
        billNumber: 'IC_BILL_NO',
        grossWeight: 'IC_GROSS_WT',
        vehicleCustomsNumber: 'IC_VE_CUSTOMS_NO',
        vehicleName: 'IC_VE_NAME',
        containerId: 'IC_CONTA_ID',
        sealId: 'IC_ESEAL_ID',
      },
      rare: {
        registeredAt: 'IC_REG_DATETIME',
        perDayDue: 'IC_PER_DAY_DUE',
        formType: 'IC_FORM_TYPE',
        businessType: 'IC_BUSS_TYPE',
        extraData: 'IC_EX_DATA',
      },
    },
    weight: { element: 'WEIGHT', usual: { grossWeight: 'GROSS_WT' }, rare: {} },
    car: {
      element: 'CAR',
      usual: {
        vehicleName: 'VE_NAME',
        tagNumber: 'CAR_EC_NO',
        secondTagNumber: 'CAR_EC_NO2',
        vehicleCustomsNumber: 'VE_CUSTOMS_NO',
        vehicleWeight: 'VE_WT',
      },
      rare: { customsBill: 'CUSTOMS_BILL', informNumber: 'INFORM_NO' },
    },
    containers: {
      element: 'CONTA',
      usual: { count: 'CONTA_NUM', recognised: 'CONTA_RECO', front: 'CONTA_ID_F', back: 'CONTA_ID_B' },
      rare: { frontModel: 'CONTA_MODEL_F', backModel: 'CONTA_MODEL_B' },
    },
    seal: { element: 'SEAL', usual: { id: 'ESEAL_ID', key: 'SEAL_KEY' }, rare: { publicKey: 'ESEAL_PUBLIC_KEY' } },
    picture: {
      element: 'OPTCAR',
      usual: { plate: 'PCAR_NO', plateFile: 'PCAR_NO_PICNAME', vehicleFile: 'PCAR_PICNAME' },
      rare: {},
    },
    barcode: { element: 'BARCODE', usual: { code: 'CODE' }, rare: {} },
  },
  leaves: { barcodeText: 'BAR_CODE' },
} as const satisfies Message;

/** Down: what the gate is to do. */
export const COMMAND = {
  root: 'COMMAND_INFO',
  order: [
    'checkResult',
    'executeCommand',
    'gps',
    'seal',
    'formId',
    'operationType',
    'operationReason',
    'operationHint',
    'led',
  ],
  groups: {
    gps: {
      element: 'GPS',
      usual: {
        vehicleName: 'VE_NAME',
        gpsId: 'GPS_ID',
        originCustoms: 'ORIGIN_CUSTOMS',
        destinationCustoms: 'DEST_CUSTOMS',
      },
      rare: {},
    },
    seal: { element: 'SEAL', usual: { id: 'ESEAL_ID', key: 'SEAL_KEY' }, rare: { publicKey: 'ESEAL_PUBLIC_KEY' } },
    led: { element: 'LED', usual: { display: 'DISPLAY' }, rare: {} },
  },
  leaves: {
    checkResult: 'CHECK_RESULT',
    // Spelt so in the message.
    executeCommand: 'EXCUTE_COMMAND',
    formId: 'FORM_ID',
    operationType: 'OP_TYPE',
    operationReason: 'OP_REASON',
    operationHint: 'OP_HINT',
  },
} as const satisfies Message;

export const MESSAGES = { gather: GATHER, command: COMMAND } as const satisfies Readonly<Record<string, Message>>;

type Keys = { readonly [K in keyof typeof KEYS]: string } & { readonly [K in keyof typeof RARE_KEYS]?: string };
type Values<G extends Group> = { readonly [K in keyof G['usual'] | keyof G['rare']]?: string };
type Content<M extends Message> = { readonly [K in keyof M['groups']]?: Values<M['groups'][K]> } & {
  readonly [K in keyof M['leaves']]?: string;
};

/** What the gate has gathered of one vehicle. All values are text as it came; weights are in kilograms. */
export type GatherInfo = { readonly kind: 'gather' } & Keys & Content<typeof GATHER>;
/** What the gate is to do. */
export type CommandInfo = { readonly kind: 'command' } & Keys & Content<typeof COMMAND>;
export type GateReading = GatherInfo | CommandInfo;
