/** Every code list with its title and edition; the text of each is parsed at its first use. @module */

import adminDivisions from './data/admin-divisions.generated.ts';
import ciqOffices from './data/ciq-offices.generated.ts';
import containerSpecs from './data/container-specs.generated.ts';
import correlationReasons from './data/correlation-reasons.generated.ts';
import countries from './data/countries.generated.ts';
import currencies from './data/currencies.generated.ts';
import customsOffices from './data/customs-offices.generated.ts';
import dangerousPackSpecs from './data/dangerous-pack-specs.generated.ts';
import decChannels from './data/dec-channels.generated.ts';
import domesticDistricts from './data/domestic-districts.generated.ts';
import dutyModes from './data/duty-modes.generated.ts';
import edocTypes from './data/edoc-types.generated.ts';
import enterpriseQualifications from './data/enterprise-qualifications.generated.ts';
import entryExitPorts from './data/entry-exit-ports.generated.ts';
import ftaAgreements from './data/fta-agreements.generated.ts';
import goodsAttributes from './data/goods-attributes.generated.ts';
import levyNature from './data/levy-nature.generated.ts';
import licenseDocs from './data/license-docs.generated.ts';
import originRegions from './data/origin-regions.generated.ts';
import packageKinds from './data/package-kinds.generated.ts';
import permitTypes from './data/permit-types.generated.ts';
import ports from './data/ports.generated.ts';
import purposes from './data/purposes.generated.ts';
import tradeModes from './data/trade-modes.generated.ts';
import transactionModes from './data/transaction-modes.generated.ts';
import transportModes from './data/transport-modes.generated.ts';
import units from './data/units.generated.ts';
import { decEntryTypes, decOperationTypes, hsChapters } from './small.ts';

const SINGLE_WINDOW = 'Single Window parameter tables';
const OLD = '2018-2020';

/** Name → English title, Chinese title, edition, source, rows. */
export const REGISTRY = {
  'cn-customs-offices': ['Customs offices', '关区代码', OLD, SINGLE_WINDOW, customsOffices],
  'cn-transport-modes': ['Transport modes', '运输方式', OLD, SINGLE_WINDOW, transportModes],
  'cn-trade-modes': ['Supervision modes', '监管方式', OLD, SINGLE_WINDOW, tradeModes],
  'cn-levy-nature': ['Nature of levy', '征免性质', OLD, SINGLE_WINDOW, levyNature],
  'cn-countries': ['Countries and regions', '国别（地区）', OLD, SINGLE_WINDOW, countries],
  'cn-ports': ['Ports', '港口', OLD, SINGLE_WINDOW, ports],
  'cn-domestic-districts': ['Domestic districts', '国内地区', OLD, SINGLE_WINDOW, domesticDistricts],
  'cn-transaction-modes': ['Trade terms', '成交方式', OLD, SINGLE_WINDOW, transactionModes],
  'cn-currencies': ['Currencies', '货币', OLD, SINGLE_WINDOW, currencies],
  'cn-container-specs': ['Container specifications', '集装箱规格', OLD, SINGLE_WINDOW, containerSpecs],
  'cn-units': ['Units', '计量单位', OLD, SINGLE_WINDOW, units],
  'cn-duty-modes': ['Duty modes', '征减免税方式', OLD, SINGLE_WINDOW, dutyModes],
  'cn-package-kinds': ['Package kinds', '包装种类', OLD, SINGLE_WINDOW, packageKinds],
  'cn-entry-exit-ports': ['Ports of entry and exit', '入离境口岸', OLD, SINGLE_WINDOW, entryExitPorts],
  'cn-ciq-offices': ['Inspection offices', '检验检疫机关', OLD, SINGLE_WINDOW, ciqOffices],
  'cn-correlation-reasons': ['Reasons of correlation', '关联理由', OLD, SINGLE_WINDOW, correlationReasons],
  'cn-license-docs': ['Supporting documents', '监管证件', OLD, SINGLE_WINDOW, licenseDocs],
  'cn-enterprise-qualifications': [
    'Enterprise qualifications',
    '企业资质',
    OLD,
    SINGLE_WINDOW,
    enterpriseQualifications,
  ],
  'cn-purposes': ['Purposes', '用途', OLD, SINGLE_WINDOW, purposes],
  'cn-origin-regions': ['Regions of origin', '原产地区', OLD, SINGLE_WINDOW, originRegions],
  'cn-dangerous-pack-specs': ['Packagings of dangerous goods', '危包规格', OLD, SINGLE_WINDOW, dangerousPackSpecs],
  'cn-goods-attributes': ['Attributes of goods', '货物属性', OLD, SINGLE_WINDOW, goodsAttributes],
  'cn-admin-divisions': ['Administrative divisions', '国内行政区划', OLD, SINGLE_WINDOW, adminDivisions],
  'cn-edoc-types': ['Electronic documents', '随附单证类别', OLD, SINGLE_WINDOW, edocTypes],
  'cn-permit-types': ['Product licences', '许可证类别', OLD, SINGLE_WINDOW, permitTypes],
  'cn-fta-agreements': ['Preferential trade agreements', '优惠贸易协定', '2024', SINGLE_WINDOW, ftaAgreements],
  'cn-dec-channels': ['Receipt channels', '回执渠道', '2018-2025', SINGLE_WINDOW, decChannels],
  'cn-dec-entry-types': ['Kinds of declaration form', '报关单类型', OLD, SINGLE_WINDOW, decEntryTypes],
  'cn-dec-operation-types': ['Operations on a declaration', '操作类型', OLD, SINGLE_WINDOW, decOperationTypes],
  'hs-chapters': ['Chapters of the Harmonized System', '协调制度章', '2022', 'WCO Harmonized System', hsChapters],
} as const satisfies Record<string, readonly [en: string, zh: string, edition: string, source: string, rows: string]>;
