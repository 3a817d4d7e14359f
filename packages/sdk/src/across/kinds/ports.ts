/** Ports by UN/LOCODE, by national code and by name. @module */
import { codeList } from '../../code-lists/index.ts';
import type { Comparable, Kind } from '../value.ts';
import { folded, letters } from './text.ts';

/** UN/LOCODEs of one port, its English names, its Chinese names. Ports that are not here are compared by code or name. */
const PORTS = `CNSHA CNSHG|SHANGHAI|上海
CNNGB CNNBO CNNBG|NINGBO|宁波
CNTAO CNQDG|QINGDAO|青岛
CNTSN CNTXG CNTJN|TIANJIN,XINGANG|天津,天津新港,新港
CNDLC CNDAL|DALIAN|大连
CNXMN CNXMG|XIAMEN|厦门
CNCAN CNGZG|GUANGZHOU|广州
CNNSA CNNAN|NANSHA|南沙
CNSZX CNSNZ|SHENZHEN|深圳
CNYTN|YANTIAN|盐田
CNSHK|SHEKOU|蛇口
CNLYG|LIANYUNGANG|连云港
CNFOC CNFZH|FUZHOU|福州
CNYTG CNYNT|YANTAI|烟台
HKHKG|HONG KONG,HONGKONG|香港
TWKHH|KAOHSIUNG|高雄
TWKEL|KEELUNG|基隆
JPTYO|TOKYO|东京
JPYOK|YOKOHAMA|横滨
JPNGO|NAGOYA|名古屋
JPOSA|OSAKA|大阪
JPUKB|KOBE|神户
JPHKT|HAKATA|博多
JPMOJ|MOJI|门司
KRPUS|BUSAN,PUSAN|釜山
KRINC|INCHEON|仁川
KRKAN|GWANGYANG,KWANGYANG|光阳
SGSIN|SINGAPORE|新加坡
MYPKG|PORT KLANG,PORT KELANG|巴生港,巴生
MYPEN|PENANG|槟城
THLCH|LAEM CHABANG|林查班,兰差邦
THBKK|BANGKOK|曼谷
VNSGN|HO CHI MINH CITY,HO CHI MINH|胡志明市,胡志明
VNHPH|HAIPHONG,HAI PHONG|海防
IDJKT|JAKARTA|雅加达
IDSUB|SURABAYA|泗水
PHMNL|MANILA|马尼拉
KHKOS|SIHANOUKVILLE,KOMPONG SOM|西哈努克
MMRGN|YANGON,RANGOON|仰光
AUSYD|SYDNEY|悉尼
AUMEL|MELBOURNE|墨尔本
AUBNE|BRISBANE|布里斯班
NZAKL|AUCKLAND|奥克兰
INNSA|NHAVA SHEVA,JAWAHARLAL NEHRU|那瓦舍瓦
INMUN|MUNDRA|蒙德拉
AEJEA|JEBEL ALI|杰贝阿里
AEDXB|DUBAI|迪拜
LKCMB|COLOMBO|科伦坡
NLRTM|ROTTERDAM|鹿特丹
BEANR|ANTWERP|安特卫普
DEHAM|HAMBURG|汉堡
DEBRV|BREMERHAVEN|不来梅港
GBFXT|FELIXSTOWE|费利克斯托
GBLGP|LONDON GATEWAY|伦敦门户
FRLEH|LE HAVRE|勒阿弗尔
ESVLC|VALENCIA|瓦伦西亚
ESBCN|BARCELONA|巴塞罗那
ITGOA|GENOA,GENOVA|热那亚
GRPIR|PIRAEUS|比雷埃夫斯
USLAX|LOS ANGELES|洛杉矶
USLGB|LONG BEACH|长滩
USOAK|OAKLAND|奥克兰（美国）
USNYC|NEW YORK|纽约
USSAV|SAVANNAH|萨凡纳
USHOU|HOUSTON|休斯敦
CAVAN|VANCOUVER|温哥华
BRSSZ|SANTOS|桑托斯
PECLL|CALLAO|卡亚俄
CLSAI|SAN ANTONIO|圣安东尼奥
CLVAP|VALPARAISO|瓦尔帕莱索`;

const KNOWN: ReadonlyMap<string, string> = /* @__PURE__ */ new Map(
  PORTS.split('\n').flatMap((row) => {
    const [codes = '', english = '', chinese = ''] = row.split('|');
    const [port = ''] = codes.split(' ');
    return [...codes.split(' '), ...english.split(',').map(letters), ...chinese.split(',')].map(
      (word) => [word, port] as const,
    );
  }),
);

/** The Chinese name behind a code of customs, without the country in brackets. */
function nationalName(code: string): string | undefined {
  const name = (codeList('cn-ports').get(code) ?? codeList('cn-entry-exit-ports').get(code))?.zh;
  // The country in brackets tells ports of one name apart.
  return name === undefined ? undefined : KNOWN.has(name) ? name : name.replace(/[（(].*[）)]$/, '').replace(/港$/, '');
}

const NATIONAL = /^(?:[A-Z]{3}\d{3}|\d{6})$/;
const LOCODE = /^[A-Z]{2}[A-Z2-9]{3}$/;

/** The port that is meant: its first UN/LOCODE. */
function portOf(text: string): string | undefined {
  // Manifests write the office behind a slash, papers the country behind a comma.
  const plain = (folded(text).split(/[/,，]/)[0] ?? '').trim();
  const name = NATIONAL.test(plain) ? (nationalName(plain) ?? '') : plain.replace(/ ?PORT$|^PORT OF /, '');
  return KNOWN.get(plain) ?? KNOWN.get(letters(name)) ?? KNOWN.get(name) ?? (LOCODE.test(plain) ? plain : undefined);
}

/** Latin names that are not in the table are compared letter by letter. */
const nameOf = (text: string): string | undefined => {
  const plain = (folded(text).split(/[/,]/)[0] ?? '').trim();
  return NATIONAL.test(plain) || LOCODE.test(plain) || !/^[A-Z][A-Z '.-]+$/.test(plain) ? undefined : letters(plain);
};

const spellings = ({ text, also = [] }: Comparable): string[] => [text, ...also];

export const portKind: Kind = {
  canonical: ({ text }) => portOf(text) ?? letters(text),
  compare(one, other) {
    const [left, right] = [spellings(one), spellings(other)];
    const [here, there] = [left, right].map((all) => all.map(portOf).filter((port) => port !== undefined));
    if (here?.length && there?.length) return here.some((port) => there.includes(port)) ? 'same' : 'differs';
    const [names, others] = [left, right].map((all) => all.map(nameOf).filter((name) => name !== undefined));
    if (names?.length && others?.length) return names.some((name) => others.includes(name)) ? 'same' : 'differs';
    return 'unknown';
  },
  write: (wrong, right) =>
    LOCODE.test(wrong.text) === LOCODE.test(right.text) && NATIONAL.test(wrong.text) === NATIONAL.test(right.text)
      ? right.text
      : undefined,
};
