/** Notes of sections and chapters, as facts in our own words: what a chapter does not take, and where it goes. @module */
import type { Text } from '@kouan/core';
import type { Known } from './facts.ts';
import { type Described, indexOfWords, stems } from './text.ts';

/** `chapters|where the note stands|words|词|see|what|什么`; chapters as prefixes of headings. */
const ROWS = `
16|note 1 to chapter 16|fresh,chilled,frozen raw|鲜,冰鲜|02 03|meat and fish only chilled, frozen, salted or dried|仅冷、冻、盐渍、干的肉鱼
07|note 1 to chapter 20|canned,pickled,prepared|罐头,腌制|20|vegetables prepared in other ways|以其他方法制作的蔬菜
08|note 1 to chapter 20|jam,juice,canned,roasted|果酱,果汁,罐头|20|fruit and nuts prepared in other ways|以其他方法制作的水果坚果
09|text of heading 2101|instant,extract|速溶,浓缩|2101|extracts of coffee and tea|咖啡、茶浓缩精汁
17|note 1 to chapter 17|chocolate,cocoa|巧克力,可可|1806|confectionery with cocoa|含可可的糖食
22|note 1 to chapter 22|medicated,perfume|药用,香水|30 33|medicaments, perfumery|药品、香料制品
30|note 1 to chapter 30|food supplement,dietary,toothpaste,soap,cosmetic|膳食,保健食品,牙膏,香皂,化妆|2106 33 34|foods, soaps and cosmetics even with medicinal effect|食品、香皂、化妆品，即使有药效
33|note 1 to chapter 33|soap|肥皂,香皂|3401|soap|肥皂
34|note 1 to chapter 34|shampoo,toothpaste,shaving|洗发,牙膏,剃须|3305 3306 3307|shampoos, dentifrices, shaving preparations|洗发、洁齿、剃须用品
39|note 2 to chapter 39|suitcase,handbag,backpack,wallet|箱包,手提包,背包,行李箱,钱包|4202|travel goods and bags of heading 4202|4202 的箱包
39|note 2 to chapter 39|toy,doll,building block|玩具,积木|95|toys, games, sports goods|玩具、游戏品、运动用品
39|note 2 to chapter 39|shoe,sandal,slipper|鞋|64|footwear|鞋靴
39|note 2 to chapter 39|furniture,chair,table desk|家具,椅|94|furniture, lamps|家具、灯具
39|note 2 to chapter 39|toothbrush,broom,zipper,button,comb,pen|牙刷,扫帚,拉链,纽扣,梳,笔|96|articles of chapter 96|第96章物品
39|note 2 to chapter 39|spectacle,sunglasses|眼镜|9004|optical goods|光学用品
40|note 2 to chapter 40|toy,ball|玩具,球|95|toys and sports goods|玩具、运动用品
40|note 2 to chapter 40|shoe,boot|鞋,靴|64|footwear|鞋靴
42|note 2 to chapter 42|toy|玩具|95|toys|玩具
42|note 2 to chapter 42|shoe,boot|鞋,靴|64|footwear|鞋靴
44|note 1 to chapter 44|furniture,chair,table desk,cabinet,bed frame|家具,椅,桌,柜|94|furniture|家具
44|note 1 to chapter 44|toy,puzzle|玩具,拼图|95|toys, games|玩具、游戏品
44|note 1 to chapter 44|guitar,violin,piano|吉他,小提琴,钢琴|92|musical instruments|乐器
44|note 1 to chapter 44|umbrella|雨伞|66|umbrellas and walking sticks|雨伞、手杖
48|note 2 to chapter 48|toy,playing card,puzzle|玩具,扑克,拼图|95|toys, games|玩具、游戏品
48|note 12 to chapter 48|book,printed picture,calendar|图书,书籍,日历|49|printed products|印刷品
48|note 2 to chapter 48|diaper,sanitary towel,sanitary napkin|纸尿裤,卫生巾|9619|sanitary articles|卫生用品
48|note 2 to chapter 48|sandpaper|砂纸|6805|abrasive paper|砂纸
61|note 2 to chapter 61|bra,brassiere,corset|文胸,胸罩|6212|articles of heading 6212|6212 物品
61|note 2 to chapter 61|used,second hand|旧,二手|6309|worn clothing|旧衣物
62|note 2 to chapter 62|used,second hand|旧,二手|6309|worn clothing|旧衣物
62|note 1 to chapter 62|knitted,crocheted|针织,钩编|61|knitted clothing|针织服装
61|note 1 to chapter 61|woven|机织,梭织|62|clothing that is not knitted|非针织服装
63|note 1 to section XI|mattress,pillow,quilt,sleeping bag|床垫,枕头,被子,睡袋|9404|bedding of heading 9404|9404 的寝具
64|note 1 to chapter 64|skate,ski boot with skate|冰鞋,轮滑鞋|9506|boots with skates|装有冰刀或轮子的鞋
64|note 1 to chapter 64|toy,orthopedic|玩具,矫形|9503 9021|toys, orthopaedic footwear|玩具、矫形鞋
69|note 2 to chapter 69|toy,doll|玩具|95|toys|玩具
69|note 2 to chapter 69|dental,artificial teeth|牙科,假牙|9021|artificial teeth|假牙
70|note 1 to chapter 70|vacuum flask,thermos|保温瓶,热水瓶|9617|vacuum flasks|保温瓶
70|note 1 to chapter 70|optical,lens,spectacle|光学,镜片,眼镜|90|optical elements|光学元件
70|note 1 to chapter 70|christmas,toy|圣诞,玩具|95|toys, festive articles|玩具、节日用品
70|note 1 to chapter 70|lamp,chandelier|灯|9405|lamps|灯具
71|note 3 to chapter 71|watch,pen|手表,笔|91 96|watches, pens even with precious metal|手表、笔（含贵金属的亦同）
73|note 1 to section XV|vacuum flask,thermos,vacuum cup,vacuum insulated,vacuum tumbler,vacuum mug|保温杯,保温瓶,真空,热水瓶|9617|articles of chapter 96, vacuum flasks among them|第96章物品，包括保温瓶
76|note 1 to section XV|vacuum flask,thermos,vacuum cup,vacuum insulated|保温杯,保温瓶,真空|9617|articles of chapter 96, vacuum flasks among them|第96章物品，包括保温瓶
39|note 2 to chapter 39|vacuum flask,thermos,vacuum cup,vacuum insulated|保温杯,保温瓶,真空|9617|articles of chapter 96, vacuum flasks among them|第96章物品，包括保温瓶
73|note 1 to section XV|furniture,chair,table desk,lamp,bed frame|家具,椅,桌,灯|94|furniture, lamps|家具、灯具
73|note 1 to section XV|toy,dumbbell,golf|玩具,哑铃,高尔夫|95|toys, sports goods|玩具、运动用品
73|note 1 to section XV|electric,motor|电动,电热|84 85|machinery and electrical goods|机器及电气设备
76|note 1 to section XV|furniture,chair,lamp|家具,椅,灯|94|furniture, lamps|家具、灯具
82|note 1 to section XV|electric,motor,cordless|电动,充电|84 85|tools with a motor|装有电动机的工具
83|note 1 to section XV|lamp,furniture,toy|灯,家具,玩具|94 95|furniture, lamps, toys|家具、灯具、玩具
84|note 1 to section XVI|rubber belt,rubber gasket,ceramic pump|橡胶带,橡胶垫|40 69|belts and gaskets of rubber, machines of ceramic|橡胶带、垫片，陶瓷机器
84|note 1 to chapter 84|household vacuum,electric heater household|吸尘器|8508 8509|vacuum cleaners and electric household appliances|吸尘器及家用电动器具
84|note 1 to section XVI|medical,surgical|医用,医疗|90|medical instruments|医疗器械
85|note 1 to chapter 85|electric blanket,heated garment|电热毯,发热服|6301 61 62|electrically warmed blankets and clothing|电热毯、电热服装
85|note 1 to section XVI|medical,surgical|医用,医疗|9018|electro-medical apparatus|电气医疗器械
85|note 1 to chapter 85|electrically heated furniture|电热家具|94|electrically heated furniture|电热家具
85|note 1 to section XVI|watch,clock|手表,钟|91|clocks and watches|钟表
85|note 1 to section XVI|toy,remote control toy|玩具|9503|toys|玩具
8708|note 2 to section XVII|tyre,tire,battery,engine,glass,air conditioner,lamp,seat|轮胎,电池,发动机,玻璃,空调,座椅|40 84 85 70 94|parts that headings of other chapters take|其他章已列名的零件
87|note 1 to section XVII|toy|玩具|9503|toys that children ride|儿童乘骑玩具
94|note 1 to chapter 94|mirror,toy|镜,玩具|7009 9503|mirrors, toys|镜子、玩具
94|note 1 to chapter 94|air mattress,water mattress|充气床垫,水床|39 40 63|mattresses inflated with air or water|充气、充水床垫
94|note 1 to chapter 94|refrigerator cabinet,sewing machine cabinet|冰箱,缝纫机|8418 8452|furniture that is part of a machine|作为机器组成部分的家具
95|note 1 to chapter 95|clothing,swimwear,jersey,costume|服装,泳衣,球衣|61 62|clothing for sport, fancy dress of textile|运动服、纺织制化装服
95|note 1 to chapter 95|sport shoe,football boot|运动鞋,球鞋|64|sports footwear|运动鞋
95|note 1 to chapter 95|bag,sport bag|运动包,背包|4202|sports bags|运动包
95|note 1 to chapter 95|bicycle,drone|自行车,无人机|87 8806|bicycles, aircraft without crew|自行车、无人机
95|note 1 to chapter 95|helmet,goggle|头盔,泳镜|6506 9004|sports headgear, goggles|运动头盔、护目镜
96|note 1 to chapter 96|umbrella,toy,jewelry|雨伞,玩具,首饰|66 95 7117|umbrellas, toys, imitation jewellery|雨伞、玩具、仿首饰`;

const SECTIONS: Readonly<Record<string, string>> = { XI: '十一', XV: '十五', XVI: '十六', XVII: '十七' };

/** Where a note stands, in Chinese. */
function chineseOf(where: string): string {
  const [, number = '', part, name = ''] = /^note (\d+) to (chapter|section) (\w+)$/.exec(where) ?? [];
  if (part === 'chapter') return `第${name}章注释${number}`;
  if (part === 'section') return `第${SECTIONS[name] ?? name}类注释${number}`;
  return where.replace('text of heading', '品目条文');
}

/** One exclusion that the words of a description call up. */
export interface Exclusion {
  readonly where: string;
  readonly word: string;
  readonly see: readonly string[];
  readonly text: Text;
}

interface Note {
  readonly chapters: string;
  readonly where: string;
  readonly words: readonly (readonly string[])[];
  readonly chinese: readonly string[];
  readonly see: readonly string[];
  readonly what: Text;
}

let notes: readonly Note[] | undefined;

function read(): readonly Note[] {
  return ROWS.trim()
    .split('\n')
    .map((row) => {
      const [chapters = '', where = '', words = '', chinese = '', see = '', en = '', zh = ''] = row.split('|');
      return {
        chapters,
        where,
        words: words.split(',').map(stems),
        chinese: chinese.split(',').filter(Boolean),
        see: see.split(' '),
        what: { en, zh },
      };
    });
}

/** What the notes of a heading's chapter leave out of what is described; the goods of the headings named there excepted. */
export function exclusionsOf(heading: string, { segments, chinese }: Described): readonly Exclusion[] {
  notes ??= read();
  return notes.flatMap(({ chapters, where, words, chinese: said, see, what }) => {
    if (!heading.startsWith(chapters) || see.some((prefix) => heading.startsWith(prefix))) return [];
    const latin = words.find((one) =>
      segments.some((segment) => segment.kind !== 'aside' && indexOfWords(segment.words, one) >= 0),
    );
    const word = latin?.join(' ') ?? said.find((one) => chinese.includes(one));
    if (word === undefined) return [];
    const places = see.join(', ');
    return [
      {
        where,
        word,
        see,
        text: { en: `${where}: ${what.en} go to ${places}`, zh: `${chineseOf(where)}：${what.zh}归入 ${places}` },
      },
    ];
  });
}

/** The chapter of articles of a material: its notes count where goods are of it. */
const CHAPTER_OF: Readonly<Record<string, string>> = {
  steel: '73',
  aluminium: '76',
  plastic: '39',
  rubber: '40',
  leather: '42',
  wood: '44',
  paper: '48',
  textile: '63',
  porcelain: '69',
  stoneware: '69',
  glass: '70',
  gold: '71',
  silver: '71',
};

/** Notes of the chapter of the goods' material that send what is described to this heading. */
export function pointersTo(heading: string, { segments, chinese }: Described, known: Known): readonly Exclusion[] {
  notes ??= read();
  const chapters = new Set([...(known.get('material') ?? [])].map((material) => CHAPTER_OF[material]));
  const found = new Map<string, Exclusion>();
  for (const { chapters: own, where, words, chinese: said, see, what } of notes) {
    if (!chapters.has(own) || found.has(where) || !see.includes(heading)) continue;
    const latin = words.find((one) =>
      segments.some(({ words: all, kind }) => kind === 'main' && indexOfWords(all, one) >= 0),
    );
    const word = latin?.join(' ') ?? said.find((one) => chinese.includes(one));
    if (word === undefined) continue;
    const text = { en: `${where}: ${what.en} go to ${heading}`, zh: `${chineseOf(where)}：${what.zh}归入 ${heading}` };
    found.set(where, { where, word, see, text });
  }
  return [...found.values()];
}
