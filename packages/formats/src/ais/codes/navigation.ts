import { type Codes, codesFrom } from './codes.ts';

/** ITU-R M.1371-5, table 48. */
export const NAVIGATIONAL_STATUS: Codes = codesFrom(
  ['under way using engine', '机动船在航'],
  ['at anchor', '锚泊'],
  ['not under command', '失控'],
  ['restricted manoeuvrability', '操纵能力受限'],
  ['constrained by her draught', '吃水受限'],
  ['moored', '系泊'],
  ['aground', '搁浅'],
  ['engaged in fishing', '从事捕鱼'],
  ['under way sailing', '帆船在航'],
  ['reserved for high-speed craft', '保留（高速船）'],
  ['reserved for wing in ground', '保留（地效船）'],
  ['power-driven vessel towing astern', '机动船尾拖作业'],
  ['power-driven vessel pushing ahead or towing alongside', '机动船顶推或旁拖作业'],
  ['reserved', '保留'],
  ['AIS-SART, MOB-AIS or EPIRB-AIS is active', 'AIS-SART、MOB-AIS 或 EPIRB-AIS 已启动'],
  ['not defined', '未定义'],
);

/** ITU-R M.1371-5, table 48: special manoeuvre. */
export const SPECIAL_MANOEUVRE: Codes = codesFrom(
  ['not available', '不可用'],
  ['not engaged in special manoeuvre', '未进行特殊操纵'],
  ['engaged in special manoeuvre', '正在进行特殊操纵'],
);

/** ITU-R M.1371-5, table 48: a time stamp over 59 says how the position was found. */
export const TIME_STAMP: Codes = {
  60: { en: 'not available', zh: '不可用' },
  61: { en: 'manual input', zh: '人工输入' },
  62: { en: 'dead reckoning', zh: '航位推算' },
  63: { en: 'positioning system inoperative', zh: '定位系统不工作' },
};

/** ITU-R M.1371-5, table 50: type of electronic position fixing device. */
export const EPFD: Codes = {
  ...codesFrom(
    ['undefined', '未定义'],
    ['GPS', 'GPS'],
    ['GLONASS', 'GLONASS'],
    ['combined GPS/GLONASS', 'GPS/GLONASS 组合'],
    ['Loran-C', '罗兰-C'],
    ['Chayka', '恰卡'],
    ['integrated navigation system', '综合导航系统'],
    ['surveyed', '测定'],
    ['Galileo', '伽利略'],
  ),
  15: { en: 'internal GNSS', zh: '内置 GNSS' },
};

/** ITU-R M.1371-5, table 74: type of aid to navigation. */
export const AID_TYPE: Codes = codesFrom(
  ['not specified', '未指明'],
  ['reference point', '参考点'],
  ['RACON', '雷达应答标'],
  ['fixed structure off shore', '离岸固定设施'],
  ['emergency wreck marking buoy', '应急沉船示位标'],
  ['light, without sectors', '无扇形灯标'],
  ['light, with sectors', '扇形灯标'],
  ['leading light, front', '前导灯'],
  ['leading light, rear', '后导灯'],
  ['beacon, cardinal N', '北方位立标'],
  ['beacon, cardinal E', '东方位立标'],
  ['beacon, cardinal S', '南方位立标'],
  ['beacon, cardinal W', '西方位立标'],
  ['beacon, port hand', '左侧立标'],
  ['beacon, starboard hand', '右侧立标'],
  ['beacon, preferred channel port hand', '推荐航道左侧立标'],
  ['beacon, preferred channel starboard hand', '推荐航道右侧立标'],
  ['beacon, isolated danger', '孤立危险物立标'],
  ['beacon, safe water', '安全水域立标'],
  ['beacon, special mark', '专用立标'],
  ['cardinal mark N', '北方位浮标'],
  ['cardinal mark E', '东方位浮标'],
  ['cardinal mark S', '南方位浮标'],
  ['cardinal mark W', '西方位浮标'],
  ['port hand mark', '左侧浮标'],
  ['starboard hand mark', '右侧浮标'],
  ['preferred channel port hand', '推荐航道左侧浮标'],
  ['preferred channel starboard hand', '推荐航道右侧浮标'],
  ['isolated danger', '孤立危险物浮标'],
  ['safe water', '安全水域浮标'],
  ['special mark', '专用浮标'],
  ['light vessel, LANBY or rig', '灯船、大型浮标或钻井平台'],
);

/** ITU-R M.1371-5, table 79: stations that a group assignment is for. */
export const STATION_TYPE: Codes = codesFrom(
  ['all types of mobiles', '所有移动台'],
  ['Class A mobile stations only', '仅 A 类移动台'],
  ['all types of Class B mobile stations', '所有 B 类移动台'],
  ['SAR airborne mobile stations', '搜救航空器移动台'],
  ['Class B "SO" mobile stations only', '仅 B 类“SO”移动台'],
  ['Class B "CS" shipborne mobile stations only', '仅 B 类“CS”船载移动台'],
  ['inland waterways', '内河'],
  ['regional use', '区域使用'],
  ['regional use', '区域使用'],
  ['regional use', '区域使用'],
  ['base station coverage area', '基站覆盖区'],
);
