/**
 * Chapters of the Harmonized System with short titles in our own words. 77 is reserved by the system; 98 and 99 are for
 * national use.
 *
 * @module
 */
export const hsChapters = `01	活动物		Live animals
02	肉及食用杂碎		Meat and edible offal
03	鱼、甲壳动物、软体动物		Fish, crustaceans and molluscs
04	乳、蛋、蜂蜜及其他食用动物产品		Dairy produce, eggs, honey
05	其他动物产品		Other products of animal origin
06	活植物、鳞茎、切花		Live plants, bulbs, cut flowers
07	食用蔬菜、根及块茎		Vegetables, roots and tubers
08	食用水果及坚果		Fruit and nuts
09	咖啡、茶、马黛茶及调味香料		Coffee, tea, maté and spices
10	谷物		Cereals
11	制粉工业产品、麦芽、淀粉		Milled products, malt, starches
12	含油子仁及果实、种子、药用植物		Oil seeds, seeds, medicinal plants, straw
13	虫胶、树胶、树脂及植物液汁		Lac, gums, resins and plant extracts
14	编结用植物材料及其他植物产品		Plaiting materials and other plant products
15	动、植物油脂及蜡		Fats, oils and waxes of animals, plants or microbes
16	肉、鱼、甲壳动物的制品		Preparations of meat, fish or seafood
17	糖及糖食		Sugars and sugar confectionery
18	可可及可可制品		Cocoa and cocoa preparations
19	谷物、粮食粉、淀粉或乳的制品、糕饼		Preparations of cereals, flour or milk, pastry
20	蔬菜、水果、坚果的制品		Preparations of vegetables, fruit or nuts
21	杂项食品		Miscellaneous edible preparations
22	饮料、酒及醋		Beverages, spirits and vinegar
23	食品工业的残渣、动物饲料		Food industry residues, animal feed
24	烟草、烟草代用品及尼古丁产品		Tobacco, its substitutes, nicotine products
25	盐、硫磺、泥土及石料、石膏、水泥		Salt, sulphur, earths and stone, plaster, cement
26	矿砂、矿渣及矿灰		Ores, slag and ash
27	矿物燃料、矿物油		Mineral fuels and oils
28	无机化学品		Inorganic chemicals
29	有机化学品		Organic chemicals
30	药品		Pharmaceutical products
31	肥料		Fertilisers
32	鞣料、染料、颜料、油漆、油墨		Tanning and dyeing materials, paints, inks
33	精油、香料制品、化妆盥洗品		Essential oils, perfumery, cosmetics
34	肥皂、洗涤剂、润滑剂、蜡、蜡烛		Soap, detergents, lubricants, waxes, candles
35	蛋白类物质、改性淀粉、胶、酶		Proteins, modified starches, glues, enzymes
36	炸药、烟火、火柴		Explosives, fireworks, matches
37	照相及电影用品		Photographic and film goods
38	杂项化学产品		Miscellaneous chemical products
39	塑料及其制品		Plastics and articles of plastics
40	橡胶及其制品		Rubber and articles of rubber
41	生皮及皮革		Raw hides, skins and leather
42	皮革制品、旅行用品、手提包		Leather articles, travel goods, handbags
43	毛皮、人造毛皮及其制品		Furskins, artificial fur and their articles
44	木及木制品、木炭		Wood, articles of wood, charcoal
45	软木及软木制品		Cork and articles of cork
46	编结材料制品、篮筐		Plaited articles and basketware
47	木浆、回收纸		Pulp and recovered paper
48	纸及纸板、其制品		Paper, paperboard and their articles
49	书籍、报纸、印刷图画		Printed books, newspapers, pictures
50	蚕丝		Silk
51	羊毛、动物细毛或粗毛、马毛织物		Wool and animal hair
52	棉花		Cotton
53	其他植物纺织纤维		Other vegetable textile fibres
54	化学纤维长丝		Man-made filaments
55	化学纤维短纤		Man-made staple fibres
56	絮胎、毡呢、无纺物、绳索		Wadding, felt, nonwovens, ropes
57	地毯及铺地用纺织品		Carpets and textile floor coverings
58	特种机织物、花边、刺绣品		Special fabrics, lace, embroidery
59	浸涂层压纺织物、工业用纺织制品		Coated textiles, textiles for technical use
60	针织物及钩编织物		Knitted or crocheted fabrics
61	针织或钩编的服装		Clothing, knitted or crocheted
62	非针织或非钩编的服装		Clothing, not knitted or crocheted
63	其他纺织制成品、旧衣着		Other made-up textiles, worn clothing
64	鞋靴及其零件		Footwear and its parts
65	帽类及其零件		Headgear and its parts
66	雨伞、阳伞、手杖、鞭子		Umbrellas, walking sticks, whips
67	羽毛、羽绒制品、人造花、人发制品		Feathers, artificial flowers, human hair
68	石料、石膏、水泥、石棉制品		Articles of stone, plaster, cement
69	陶瓷产品		Ceramic products
70	玻璃及其制品		Glass and glassware
71	珍珠、宝石、贵金属、首饰、硬币		Pearls, precious stones and metals, jewellery
72	钢铁		Iron and steel
73	钢铁制品		Articles of iron or steel
74	铜及其制品		Copper and its articles
75	镍及其制品		Nickel and its articles
76	铝及其制品		Aluminium and its articles
78	铅及其制品		Lead and its articles
79	锌及其制品		Zinc and its articles
80	锡及其制品		Tin and its articles
81	其他贱金属、金属陶瓷		Other base metals, cermets
82	贱金属工具、刀具、餐具		Tools, cutlery, spoons and forks of base metal
83	贱金属杂项制品		Miscellaneous articles of base metal
84	锅炉、机器、机械器具		Boilers, machinery, mechanical appliances
85	电机、电气设备、录音及电视设备		Electrical machinery, sound and television equipment
86	铁道车辆及设备、集装箱		Railway vehicles and equipment, containers
87	车辆（铁道除外）		Road vehicles
88	航空器、航天器		Aircraft and spacecraft
89	船舶及浮动结构体		Ships and floating structures
90	光学、计量、检验、医疗仪器		Optical, measuring, checking, medical instruments
91	钟表		Clocks and watches
92	乐器		Musical instruments
93	武器、弹药		Arms and ammunition
94	家具、寝具、灯具、活动房屋		Furniture, bedding, lamps, prefabricated buildings
95	玩具、游戏品、运动用品		Toys, games, sports goods
96	杂项制品		Miscellaneous manufactured articles
97	艺术品、收藏品及古物		Works of art, collectors' pieces, antiques
98	国内专用		For national use
99	国内专用		For national use`;
