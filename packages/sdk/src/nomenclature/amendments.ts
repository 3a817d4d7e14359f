/** Why goods moved between editions: the headings that an edition made or emptied, in our own words. @module */
import type { Text } from '@kouan/core';

/** `edition prefix | en | zh`; the longest prefix of a code counts. */
const ROWS = `
2022 0309|made for flours and meals of fish and seafood fit for people|新设：供人食用的水产品细粉、粗粉及团粒
2022 2404|made for tobacco and nicotine inhaled without combustion|新设：不经燃烧吸用的烟草、尼古丁产品
2022 1515|oils of microbes got a place of their own|微生物油脂单独列目
2022 2903|controlled greenhouse gases got places of their own|受管控温室气体单独列目
2022 3002|cell cultures and vaccines were set apart|细胞培养物、疫苗等重新分列
2022 3006|placebos and kits for clinical trials got a place of their own|临床试验用安慰剂及试剂盒单独列目
2022 3822|diagnostic reagents of 3002 and 3006 were brought here|原 3002、3006 的诊断试剂并入
2022 3827|made for mixtures of halogenated gases|新设：含卤化烃的混合物
2022 4401|waste of wood was set apart|木废料重新分列
2022 4402|charcoal was divided|木炭重新分列
2022 6812|articles of asbestos were brought together|石棉制品合并
2022 7019|glass fibres were arranged anew|玻璃纤维及其制品重新排列
2022 8414|gas-tight biological safety cabinets got a place of their own|生物安全柜单独列目
2022 8485|made for machines for additive manufacturing (3D printing)|新设：增材制造（3D 打印）设备
2022 8517|smartphones were set apart from other telephones, parts were brought together|智能手机与其他电话分列，零件合并
2022 8524|made for flat panel display modules|新设：平板显示模组
2022 8539|light-emitting diode modules were brought here|LED 模块移入
2022 8541|semiconductor transducers were set apart|半导体换能器等重新分列
2022 8549|made for electrical and electronic waste and scrap|新设：电子电气废弃物及碎料
2022 8701|tractors were divided by their drive|牵引车按驱动方式分列
2022 8703|hybrid and electric vehicles were set apart|混合动力、电动车分列
2022 8704|electric and hybrid lorries were set apart|电动、混合动力货车分列
2022 8802|aircraft without crew went to 8806|无人驾驶航空器移至 8806
2022 8806|made for aircraft without crew|新设：无人驾驶航空器
2022 8807|made for parts of aircraft|新设：航空器零件
2022 9405|lamps of light-emitting diodes were set apart|LED 灯具分列
2022 9620|monopods, bipods and tripods|独脚架、双脚架、三脚架
2022 9705|collections were arranged anew|收藏品重新排列
2022 9706|antiques over 250 years were set apart|超过 250 年的古物分列
2017 0302|fish were divided by species|鱼类按种细分
2017 2939|alkaloids were arranged anew|生物碱重新排列
2017 3824|chemicals under conventions got places of their own|受公约管控化学品单独列目
2017 6907|ceramic tiles of 6907 and 6908 were brought together|原 6907、6908 瓷砖合并
2017 8528|monitors and projectors that connect to computers were defined anew|可连接电脑的监视器、投影机重新界定
2017 8539|LED lamps got a place of their own|LED 灯泡单独列目
2017 8702|buses were divided by their drive|客车按驱动方式分列
2017 8703|hybrid and electric vehicles were set apart|混合动力、电动车分列
2017 8711|electric motorcycles were set apart|电动摩托车分列
2017 9406|buildings of wood were set apart|木结构活动房屋分列
2017 9620|made for monopods, bipods and tripods|新设：独脚架、双脚架、三脚架`;

const WHY: ReadonlyMap<string, Text> = new Map(
  ROWS.trim()
    .split('\n')
    .map((row) => {
      const [key = '', en = '', zh = ''] = row.split('|');
      return [key.trim(), { en, zh }];
    }),
);

/** Why a code of an edition differs from the edition before it, where that is written here. */
export const amendmentOf = (edition: string, code: string): Text | undefined =>
  WHY.get(`${edition} ${code.slice(0, 4)}`);
