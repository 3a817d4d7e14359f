/** Goods of chapters 01 to 24. Written for kouan: short titles and words of trade, not the texts of the nomenclature. @module */
export const food = `
0201|beef, fresh or chilled|鲜、冷牛肉|beef,beef steak,beef cuts|牛肉 牛排|state=fresh
0202|beef, frozen|冻牛肉|beef,beef steak,beef cuts|牛肉 牛排|state=frozen
0203|pork|猪肉|pork,pork belly,pork loin|猪肉 五花肉|state=fresh,frozen
0204|lamb and goat meat|羊肉|lamb,mutton,goat meat|羊肉 羔羊肉|state=fresh,frozen
0207|poultry meat and offal|家禽肉及杂碎|chicken,chicken feet,chicken wing,chicken breast,duck meat,turkey meat,poultry|鸡肉 鸡爪 鸡翅 鸡胸 鸭肉|state=fresh,frozen
0302|fish, fresh or chilled|鲜、冷鱼|fish,salmon,tuna,cod,trout|鱼 三文鱼 鲑鱼 金枪鱼 鳕鱼|state=fresh
0303|fish, frozen, not fillets|冻鱼|fish,salmon,tuna,cod,mackerel|鱼 三文鱼 鲑鱼 金枪鱼 鳕鱼 鲭鱼|state=frozen
0304|fish fillets and fish meat|鱼片及鱼肉|fish fillet,fillet,salmon fillet,cod fillet,tilapia fillet|鱼片 鱼柳 鱼肉|state=fresh,frozen
0306|crustaceans|甲壳动物|shrimp,prawn,crab,lobster,crayfish,vannamei shrimp|虾 对虾 蟹 龙虾 小龙虾|state=fresh,frozen,dried
0307|molluscs|软体动物|squid,octopus,cuttlefish,oyster,scallop,mussel,clam,abalone|鱿鱼 章鱼 墨鱼 牡蛎 生蚝 扇贝 贻贝 蛤 鲍鱼|state=fresh,frozen,dried
0401|fresh milk and cream, nothing added|未浓缩乳及奶油|fresh milk,uht milk,whole milk,skimmed milk,cream|鲜奶 牛奶 纯牛奶 稀奶油|
0402|milk and cream, concentrated or sweetened|浓缩或加糖乳|milk powder,whole milk powder,skimmed milk powder,condensed milk|奶粉 全脂奶粉 脱脂奶粉 炼乳|
0403|yogurt and fermented milk|酸乳|yogurt,yoghurt,kefir,buttermilk|酸奶 酸乳|
0405|butter|黄油|butter,butter oil,ghee|黄油 无水奶油|
0406|cheese|乳酪|cheese,mozzarella,cheddar,curd|奶酪 乳酪 芝士|
0407|birds' eggs in shell|带壳禽蛋|egg,chicken egg,duck egg|鸡蛋 鸭蛋 鲜蛋|
0409|natural honey|天然蜂蜜|honey,natural honey|蜂蜜|
0603|cut flowers|切花|cut flower,rose,carnation,flower bouquet|鲜花 切花 玫瑰花 康乃馨|
0701|potatoes, fresh|鲜马铃薯|potato|马铃薯 土豆|state=fresh
0702|tomatoes, fresh|鲜番茄|tomato|番茄 西红柿|state=fresh
0703|onions, garlic, leeks|洋葱、大蒜、韭葱|onion,garlic,leek,shallot|洋葱 大蒜 蒜 韭葱|state=fresh
0710|vegetables, frozen|冷冻蔬菜|frozen vegetable,frozen pea,frozen spinach,frozen sweet corn|冷冻蔬菜 速冻蔬菜 冻豌豆|state=frozen
0712|vegetables, dried|干蔬菜|dried vegetable,dried mushroom,dried onion,garlic powder,dried garlic|干蔬菜 干香菇 脱水蔬菜 蒜粉|state=dried
0713|pulses, dried|干豆|dried bean,lentil,chickpea,kidney bean,mung bean,dried pea|干豆 扁豆 鹰嘴豆 芸豆 绿豆|
0802|nuts other than coconut, Brazil, cashew|其他坚果|almond,walnut,hazelnut,pistachio,macadamia,chestnut|杏仁 核桃 榛子 开心果 夏威夷果 板栗|
0801|coconuts, Brazil nuts, cashews|椰子、巴西果、腰果|cashew,cashew nut,coconut,brazil nut|腰果 椰子|
0803|bananas|香蕉|banana,plantain|香蕉|
0804|dates, figs, pineapples, avocados, mangoes|枣、无花果、菠萝、鳄梨、芒果|mango,avocado,pineapple,fig,date fruit,guava|芒果 鳄梨 牛油果 菠萝 无花果|
0805|citrus fruit|柑橘属水果|orange,lemon,mandarin,grapefruit,citrus,lime fruit|橙 橙子 柠檬 柑橘 葡萄柚|
0806|grapes and raisins|葡萄及葡萄干|grape,raisin|葡萄 葡萄干|
0807|melons and papayas|瓜及番木瓜|watermelon,melon,papaya|西瓜 甜瓜 木瓜|
0808|apples, pears, quinces|苹果、梨|apple,pear|苹果 梨|state=fresh
0809|cherries, peaches, plums, apricots|樱桃、桃、李、杏|cherry,peach,plum,apricot,nectarine|樱桃 车厘子 桃 李子|state=fresh
0810|other fresh fruit|其他鲜果|kiwifruit,kiwi,strawberry,durian,lychee,longan,dragon fruit,blueberry|猕猴桃 草莓 榴莲 荔枝 龙眼 火龙果 蓝莓|state=fresh
0811|fruit and nuts, frozen|冷冻水果|frozen fruit,frozen strawberry,frozen berry,frozen durian|冷冻水果 冻草莓 冻榴莲|state=frozen
0901|coffee|咖啡|coffee,coffee bean,green coffee,roasted coffee,ground coffee|咖啡 咖啡豆 生咖啡豆|
0902|tea|茶|tea,green tea,black tea,oolong tea,tea leaf|茶 茶叶 绿茶 红茶 乌龙茶|
0904|pepper and capsicum spices|胡椒及辣椒干|pepper,black pepper,chili powder,dried chili,paprika|胡椒 辣椒粉 干辣椒|
0906|cinnamon|肉桂|cinnamon|肉桂 桂皮|
0910|ginger, saffron, turmeric, other spices|姜、番红花、姜黄|ginger,saffron,turmeric,curry powder,spice mix|生姜 干姜 姜黄 咖喱粉|
1001|wheat|小麦|wheat,durum wheat|小麦|
1003|barley|大麦|barley|大麦|
1005|maize|玉米|maize,corn grain,yellow corn|玉米|
1006|rice|稻谷、大米|rice,basmati rice,jasmine rice,milled rice,broken rice|大米 稻谷 香米|
1101|wheat flour|小麦粉|wheat flour|小麦粉 面粉|
1201|soya beans|大豆|soybean,soya bean|大豆 黄豆|
1202|groundnuts, not roasted|未焙炒花生|peanut,groundnut|花生|
1207|other oil seeds|其他含油子仁|sesame seed,sunflower kernel,mustard seed|芝麻|
1211|plants used in perfumery or medicine|药用、香料用植物|ginseng,herbal root,medicinal herb,liquorice root|人参 中药材 甘草|
1507|soya-bean oil|豆油|soybean oil,soya oil|大豆油 豆油|
1508|ground-nut oil|花生油|peanut oil,groundnut oil|花生油|
1509|olive oil|初榨橄榄油|olive oil,virgin olive oil|橄榄油|
1511|palm oil|棕榈油|palm oil,palm olein|棕榈油|
1512|sunflower, safflower, cotton-seed oil|葵花油等|sunflower oil|葵花籽油 葵花油|
1601|sausages|香肠|sausage,salami,hot dog sausage|香肠 火腿肠|
1602|meat prepared or preserved|制作或保藏的肉|canned meat,luncheon meat,cooked chicken,prepared meat|午餐肉 肉罐头 熟鸡肉|
1604|fish prepared or preserved, caviar|制作或保藏的鱼|canned tuna,canned sardine,canned fish,caviar,fish ball|金枪鱼罐头 鱼罐头 鱼子酱 鱼丸|
1605|crustaceans and molluscs, prepared|制作或保藏的虾蟹贝|breaded shrimp,cooked shrimp,canned crab,prepared squid|熟虾 面包虾 调味鱿鱼|
1701|cane or beet sugar|甘蔗糖或甜菜糖|sugar,cane sugar,white sugar,refined sugar,raw sugar|白糖 白砂糖 原糖 蔗糖|
1704|sugar confectionery without cocoa|不含可可的糖食|candy,chewing gum,lollipop,white chocolate,gummy,toffee|糖果 口香糖 棒棒糖 软糖 白巧克力|
1801|cocoa beans|可可豆|cocoa bean|可可豆|
1805|cocoa powder, unsweetened|可可粉|cocoa powder|可可粉|
1806|chocolate|巧克力|chocolate,chocolate bar,chocolate candy|巧克力|
1901|malt extract, infant food, dough|麦精、婴幼儿食品|infant formula,infant milk powder,baby formula,cake mix,malt extract|婴儿奶粉 婴幼儿配方奶粉 预拌粉|
1902|pasta and noodles|面食|pasta,noodle,instant noodle,spaghetti,macaroni,dumpling|面条 方便面 意大利面 饺子 水饺 粉丝|
1904|breakfast cereals, prepared cereals|谷物制食品|corn flake,breakfast cereal,muesli,puffed rice|玉米片 麦片 膨化米|
1905|bread, pastry, biscuits|面包、糕点、饼干|biscuit,cookie,bread,cake,pastry,wafer,cracker|饼干 面包 蛋糕 糕点 威化 曲奇|
2002|tomatoes, prepared|制作的番茄|tomato paste,canned tomato,tomato puree|番茄酱罐头 番茄酱 去皮番茄|
2004|other vegetables, prepared, frozen|其他制作的冷冻蔬菜|french fry,frozen french fry,hash brown|薯条 冷冻薯条|
2005|other vegetables, prepared, not frozen|其他制作的蔬菜|canned corn,canned mushroom,kimchi,potato chip,canned bean|泡菜 薯片 蔬菜罐头|
2007|jams and jellies|果酱|jam,fruit jam,marmalade,fruit jelly|果酱|
2008|fruit and nuts, otherwise prepared|其他制作的水果坚果|peanut butter,roasted nut,roasted peanut,roasted almond,canned fruit,canned peach|花生酱 烤坚果 水果罐头 黄桃罐头|
2009|fruit and vegetable juices|果汁、蔬菜汁|fruit juice,orange juice,apple juice,coconut water,juice concentrate|果汁 橙汁 苹果汁 浓缩果汁 椰子水|
2101|extracts of coffee or tea|咖啡、茶浓缩精汁|instant coffee,coffee extract,tea extract|速溶咖啡 咖啡浓缩液 速溶茶|
2103|sauces, mustard, seasonings|调味汁、调味品|sauce,soy sauce,ketchup,mayonnaise,mustard,seasoning,chili sauce|酱油 番茄沙司 蛋黄酱 调味料 辣椒酱|
2104|soups, homogenised food|汤料|soup,soup stock,broth|汤料 浓汤|
2105|ice cream|冰淇淋|ice cream|冰淇淋 雪糕|
2106|other food preparations|其他食品|food supplement,dietary supplement,protein powder,vitamin gummy,non dairy creamer,protein bar|膳食补充剂 保健食品 蛋白粉 植脂末 营养补充剂|
2201|water, not sweetened|未加味水|mineral water,drinking water,bottled water|矿泉水 饮用水 纯净水|
2202|waters sweetened, soft drinks|加味水、软饮料|soft drink,soda,energy drink,cola,ginger beer,soy milk drink|汽水 软饮料 能量饮料 可乐 饮料|
2203|beer|啤酒|beer,lager|啤酒|
2204|wine of grapes|葡萄酒|wine,red wine,white wine,sparkling wine,champagne|葡萄酒 红酒 起泡酒 香槟|
220410|sparkling wine|汽酒|sparkling wine,champagne,prosecco|起泡酒 香槟|
2208|spirits|烈酒|whisky,whiskey,vodka,brandy,rum,gin,baijiu,liqueur,tequila|威士忌 伏特加 白兰地 白酒 朗姆酒 利口酒|
220830|whiskies|威士忌酒|whisky,whiskey|威士忌|
220860|vodka|伏特加酒|vodka|伏特加|
2209|vinegar|醋|vinegar|食醋 醋|
2309|animal feed preparations|动物饲料|pet food,dog food,cat food,animal feed,feed additive|宠物食品 狗粮 猫粮 饲料|
230910|dog or cat food for retail|零售包装猫狗食品|dog food,cat food|狗粮 猫粮|
2401|tobacco, unmanufactured|烟叶|tobacco leaf|烟叶|
2402|cigars and cigarettes|雪茄及卷烟|cigarette,cigar|卷烟 香烟 雪茄|
090111|coffee, not roasted|未焙炒咖啡|green coffee,raw coffee|生咖啡豆|roasted=no
090121|coffee, roasted, with caffeine|已焙炒咖啡|roasted coffee,ground coffee|烘焙咖啡豆|roasted=yes`;
