/** Goods of chapters 41 to 67. Written for kouan: short titles and words of trade, not the texts of the nomenclature. @module */
export const textiles = `
4104|tanned bovine leather|牛皮革坯|cow leather,bovine leather,wet blue|牛皮革 蓝湿皮|
4202|bags, cases, wallets|箱包|handbag,backpack,suitcase,wallet,luggage,briefcase,purse,school bag,travel bag,trunk,laptop bag,tote bag,cosmetic bag,camera bag,bag|手提包 背包 行李箱 钱包 拉杆箱 公文包 书包 旅行包 电脑包 包|
420221|handbags, outer surface of leather|皮革面手提包|handbag|手提包|outer=leather
420222|handbags, outer surface of plastics or textile|塑料或纺织面手提包|handbag|手提包|outer=plastic,textile
420212|suitcases, outer surface of plastics or textile|塑料或纺织面箱|suitcase,luggage,trunk|行李箱 拉杆箱|outer=plastic,textile
420211|suitcases, outer surface of leather|皮革面箱|suitcase,luggage,trunk|行李箱 拉杆箱|outer=leather
420292|other bags, outer surface of plastics or textile|其他塑料或纺织面包|backpack,school bag,travel bag,cosmetic bag|背包 书包 旅行包|outer=plastic,textile
420231|pocket articles, outer surface of leather|皮革面随身小件|wallet,purse|钱包|outer=leather
420232|pocket articles, outer surface of plastics or textile|塑料或纺织面随身小件|wallet,purse|钱包|outer=plastic,textile
4203|clothing and accessories of leather|皮革衣服及附件|leather jacket,leather belt,leather glove,belt,jacket|皮夹克 皮带 皮手套 皮衣|material=leather
4303|articles of furskin|毛皮制品|fur coat,mink coat|皮草 貂皮大衣|
4407|wood sawn, over 6 mm|锯材|sawn timber,lumber,sawn wood|锯材 板材|
4411|fibreboard of wood|木纤维板|mdf,fibreboard|纤维板 密度板|
4412|plywood|胶合板|plywood,veneered panel|胶合板|
4414|frames of wood|木制画框、相框|wooden photo frame,wooden picture frame,photo frame,picture frame|木相框 木制相框 木画框|material=wood
4415|packing cases and pallets of wood|木制包装箱、托盘|wooden pallet,wooden crate,pallet,crate|木托盘 木箱|material=wood
4418|builders' joinery of wood|木制建筑用品|wooden door,wood flooring panel,parquet panel,door,window|木门 木窗 拼装地板 门|material=wood
4419|tableware and kitchenware of wood|木制餐具、厨房用具|chopstick,wooden bowl,wooden spoon,cutting board,wooden tray,skewer,bamboo chopstick,bowl,spoon,tray|筷子 木碗 木勺 砧板 竹筷 碗|material=wood,bamboo
4420|wood marquetry, ornaments, small cases|木制装饰品、木盒|wooden box,wooden ornament,jewelry box,photo frame decoration|木盒 木雕 首饰盒|material=wood
4421|other articles of wood|其他木制品|wooden hanger,toothpick,wooden clothespin,hanger|木衣架 牙签 衣架|material=wood,bamboo
4602|basketwork|编结品|wicker basket,rattan basket,bamboo basket,basket|藤篮 竹篮 编织篮|
4703|chemical wood pulp|化学木浆|wood pulp,kraft pulp|木浆|
4707|recovered paper|回收纸|waste paper|废纸|
4802|uncoated paper for writing or printing|书写印刷纸|copy paper,a4 paper,printing paper,offset paper|复印纸 打印纸 A4纸|
4803|tissue stock|卫生纸原纸|tissue paper roll jumbo,jumbo roll|原纸|
4810|coated paper|涂布纸|coated paper,art paper|铜版纸 涂布纸|
4811|paper coated or covered otherwise|其他涂布覆面纸|thermal paper,pe coated paper|热敏纸 淋膜纸|
4818|toilet paper, tissues, towels|卫生纸、纸巾|toilet paper,facial tissue,paper towel,tissue,paper napkin|卫生纸 纸巾 面巾纸 餐巾纸|
4819|boxes and bags of paper|纸箱、纸袋|carton,paper bag,paper box,corrugated box,cardboard box,gift box,box,bag|纸箱 纸袋 纸盒 瓦楞纸箱 礼品盒|material=paper
481910|cartons of corrugated paper|瓦楞纸箱|corrugated box,carton|瓦楞纸箱|
4820|notebooks, registers of paper|笔记本、账册|notebook of paper,notepad,diary,exercise book,writing pad,folder|笔记簿 练习本 便签本 日记本|material=paper
4821|labels of paper|纸标签|label,paper label,sticker|标签 纸标签 贴纸|material=paper
4823|other articles of paper|其他纸制品|paper cup,paper plate,paper straw,filter paper,cup,plate,straw|纸杯 纸盘 纸吸管 滤纸|material=paper
4901|printed books|印刷书籍|book,textbook,novel,brochure,leaflet|书籍 图书 教材 小册子|
4909|printed cards|明信片、贺卡|postcard,greeting card|明信片 贺卡|
4910|calendars|日历|calendar|日历|
4911|other printed matter|其他印刷品|poster,catalogue,printed picture|海报 画册 产品目录|
5007|woven fabrics of silk|丝织物|silk fabric|真丝面料 丝绸面料|construction=woven
5201|cotton, not carded|未梳棉花|raw cotton,cotton lint|原棉 皮棉|
5205|cotton yarn|棉纱线|cotton yarn|棉纱|
5208|woven cotton fabric, light|轻质棉机织物|cotton fabric,cotton cloth|棉布 全棉面料|construction=woven
5209|woven cotton fabric, heavy|重质棉机织物|denim,denim fabric,canvas fabric|牛仔布 帆布|construction=woven
5402|synthetic filament yarn|合成长丝纱线|polyester yarn,nylon yarn,polyester filament yarn|涤纶长丝 锦纶长丝|
5407|woven fabric of synthetic filament|合成长丝机织物|polyester fabric,nylon fabric|涤纶面料 尼龙面料|construction=woven
5503|synthetic staple fibre|合成短纤|polyester staple fibre|涤纶短纤|
5603|nonwovens|无纺织物|nonwoven,nonwoven fabric,spunbond fabric|无纺布 纺粘布|
5608|nets|网|fishing net,sport net,cargo net|渔网 绳网|
5607|twine, cordage, ropes|线、绳、索、缆|rope,twine,nylon rope,cordage|绳子 尼龙绳 缆绳|
5702|woven carpets|机织地毯|woven carpet|机织地毯|
5703|tufted carpets|簇绒地毯|tufted carpet,artificial turf,carpet|簇绒地毯 人造草坪 地毯|
5705|other carpets|其他地毯|carpet,floor mat of textile|地毯 地垫|
5806|narrow woven fabrics|狭幅机织物|ribbon,webbing|织带 丝带|
5911|textiles for technical use|专门技术用纺织品|filter cloth,polishing cloth disc|滤布|
6006|other knitted fabrics|其他针织物|knitted fabric,jersey fabric|针织面料 针织布|construction=knitted
6101|men's coats, knitted|针织男大衣|coat,jacket,anorak,overcoat,windbreaker|大衣 外套 风衣 夹克|construction=knitted;wearer=men
6102|women's coats, knitted|针织女大衣|coat,jacket,anorak,overcoat,windbreaker|大衣 外套 风衣 夹克|construction=knitted;wearer=women
6103|men's suits, trousers, knitted|针织男西装、裤|trousers,pants,shorts,suit,blazer,leggings|裤子 长裤 短裤 西装|construction=knitted;wearer=men
6104|women's suits, dresses, skirts, trousers, knitted|针织女西装、裙、裤|dress,skirt,trousers,pants,shorts,leggings,blazer|连衣裙 裙子 裤子 短裤 打底裤|construction=knitted;wearer=women
6105|men's shirts, knitted|针织男衬衫|shirt,polo shirt|衬衫 Polo衫|construction=knitted;wearer=men
610510|of cotton|棉制|shirt,polo shirt|衬衫|fibre=cotton
610520|of man-made fibres|化纤制|shirt,polo shirt|衬衫|fibre=synthetic
6106|women's blouses, knitted|针织女衬衫|blouse,shirt,polo shirt|女衬衫 衬衫|construction=knitted;wearer=women
610610|of cotton|棉制|blouse,shirt|衬衫|fibre=cotton
6107|men's underwear, pyjamas, knitted|针织男内衣裤、睡衣|underpants,boxer,pyjamas,bathrobe,underwear,pajamas,brief|内裤 睡衣 浴袍 内衣|construction=knitted;wearer=men
6108|women's underwear, pyjamas, knitted|针织女内衣裤、睡衣|panties,nightdress,pyjamas,bathrobe,underwear,pajamas,brief|内裤 睡衣 睡裙 浴袍 内衣|construction=knitted;wearer=women
6109|T-shirts, singlets, vests, knitted|针织T恤、背心|t shirt,tshirt,tee shirt,singlet,tank top|T恤 T恤衫 背心 汗衫|construction=knitted
610910|of cotton|棉制|t shirt,tshirt,tee shirt,singlet,tank top|T恤 背心|fibre=cotton
610990|of other textile materials|其他纺织材料制|t shirt,tshirt,tee shirt,singlet,tank top|T恤 背心|fibre=synthetic,wool,silk,linen
6110|pullovers, cardigans, knitted|针织套头衫、开襟衫|sweater,pullover,cardigan,hoodie,sweatshirt,jersey|毛衣 针织衫 卫衣 套头衫 开衫|construction=knitted
611020|of cotton|棉制|sweater,pullover,cardigan,hoodie,sweatshirt|毛衣 卫衣|fibre=cotton
611030|of man-made fibres|化纤制|sweater,pullover,cardigan,hoodie,sweatshirt|毛衣 卫衣|fibre=synthetic
611011|of wool|羊毛制|sweater,pullover,cardigan|毛衣|fibre=wool
611012|of Kashmir goat hair|山羊绒制|cashmere sweater|羊绒衫|
6111|babies' garments, knitted|针织婴儿服装|baby romper,baby bodysuit,romper,baby garment|婴儿连体衣 婴儿服装 哈衣|construction=knitted;wearer=baby
6112|track suits, swimwear, knitted|针织运动服、泳装|swimsuit,swimwear,bikini,tracksuit,ski suit|泳衣 泳装 运动服 滑雪服|construction=knitted
6115|hosiery, socks|袜类|sock,stocking,tights,pantyhose|袜子 长筒袜 连裤袜 丝袜|
6116|gloves, knitted|针织手套|glove,knitted glove,mitten|手套 针织手套|construction=knitted
6117|other accessories, knitted|其他针织附件|knitted scarf,scarf,shawl,headband|围巾 披肩 发带|construction=knitted
6201|men's coats, woven|机织男大衣|coat,jacket,anorak,overcoat,down jacket,windbreaker,parka|大衣 外套 羽绒服 风衣 夹克|construction=woven;wearer=men
6202|women's coats, woven|机织女大衣|coat,jacket,anorak,overcoat,down jacket,windbreaker,parka|大衣 外套 羽绒服 风衣 夹克|construction=woven;wearer=women
6203|men's suits, trousers, woven|机织男西装、裤|trousers,pants,shorts,suit,blazer,jeans|裤子 长裤 短裤 西装 牛仔裤|construction=woven;wearer=men
620342|trousers of cotton|棉制长裤|trousers,pants,jeans,shorts|裤子 牛仔裤 长裤 短裤|fibre=cotton
620343|trousers of synthetic fibres|合纤制长裤|trousers,pants,shorts|裤子 长裤 短裤|fibre=synthetic
6204|women's suits, dresses, skirts, trousers, woven|机织女西装、裙、裤|dress,skirt,trousers,pants,shorts,jeans,blazer|连衣裙 裙子 裤子 短裤 牛仔裤|construction=woven;wearer=women
620462|trousers of cotton|棉制长裤|trousers,pants,jeans,shorts|裤子 牛仔裤 长裤 短裤|fibre=cotton
620463|trousers of synthetic fibres|合纤制长裤|trousers,pants,shorts|裤子 长裤 短裤|fibre=synthetic
620443|dresses of synthetic fibres|合纤制连衣裙|dress|连衣裙|fibre=synthetic
620442|dresses of cotton|棉制连衣裙|dress|连衣裙|fibre=cotton
6205|men's shirts, woven|机织男衬衫|shirt,dress shirt|衬衫 正装衬衫|construction=woven;wearer=men
620520|of cotton|棉制|shirt,dress shirt|衬衫|fibre=cotton
620530|of man-made fibres|化纤制|shirt,dress shirt|衬衫|fibre=synthetic
6206|women's blouses, woven|机织女衬衫|blouse,shirt|女衬衫 衬衫|construction=woven;wearer=women
620630|of cotton|棉制|blouse,shirt|衬衫|fibre=cotton
620640|of man-made fibres|化纤制|blouse,shirt|衬衫|fibre=synthetic
6209|babies' garments, woven|机织婴儿服装|baby romper,baby garment|婴儿服装|construction=woven;wearer=baby
6210|garments of coated or nonwoven fabric|涂层或无纺布服装|protective suit,isolation gown,disposable coverall,surgical gown,protective clothing|防护服 隔离衣 手术衣|
6211|track suits, swimwear, other garments, woven|机织运动服、泳装|swimsuit,swimwear,tracksuit,ski suit,swim shorts|泳衣 泳装 运动服 滑雪服 泳裤|construction=woven
6212|brassieres, girdles, corsets|胸罩、束腰|bra,brassiere,corset,girdle|胸罩 文胸 束腰|
6214|shawls, scarves, woven|机织披巾、围巾|scarf,shawl,silk scarf,veil|围巾 披肩 丝巾 头巾|construction=woven
6215|ties|领带|tie,necktie,bow tie|领带 领结|
6301|blankets|毯子|blanket,fleece blanket,travel rug|毛毯 毯子|
6302|bed, table, toilet, kitchen linen|床上、餐桌、盥洗用织物|bed sheet,towel,bath towel,pillowcase,tablecloth,duvet cover,bed linen,kitchen towel|床单 毛巾 浴巾 枕套 桌布 被套 床品|
630260|toilet and kitchen linen of terry cotton|毛圈棉盥洗织物|towel,bath towel|毛巾 浴巾|fibre=cotton
6303|curtains, blinds|窗帘|curtain,shower curtain,interior blind of textile|窗帘 浴帘|
6304|other furnishing articles|其他装饰用织物|bedspread,cushion cover,mosquito net|床罩 靠垫套 蚊帐|
6305|sacks and bags for packing|包装用袋|jumbo bag,fibc,woven sack,jute bag,gunny bag|集装袋 吨袋 编织袋 麻袋|
6306|tents, tarpaulins, sails|帐篷、油苫布|tent,tarpaulin,awning,camping tent,air mattress of textile|帐篷 油布 遮阳篷 篷布|
630622|tents of synthetic fibres|合纤制帐篷|tent,camping tent|帐篷|fibre=synthetic
6307|other made-up textile articles|其他纺织制成品|face mask,surgical mask,cleaning cloth,life jacket,shoelace,dust cloth,disposable mask|口罩 医用口罩 抹布 救生衣 鞋带|
6309|worn clothing|旧衣物|used clothing,second hand clothing|旧衣服 二手服装|
6401|waterproof footwear of rubber or plastics|橡塑防水鞋靴|rain boot,wellington boot,rubber boot|雨靴 雨鞋 胶靴|
6402|footwear, sole and upper of rubber or plastics|橡塑底面鞋|shoe,sandal,slipper,flip flop,sneaker,boot,sports shoe|鞋 凉鞋 拖鞋 运动鞋 靴|upper=plastic,rubber
6403|footwear, upper of leather|皮革面鞋|shoe,boot,leather shoe,leather boot,sneaker,sandal|皮鞋 皮靴 鞋 靴 运动鞋|upper=leather
6404|footwear, upper of textile|纺织面鞋|shoe,sneaker,canvas shoe,cloth shoe,sports shoe,running shoe,slipper|鞋 帆布鞋 布鞋 运动鞋 跑鞋 拖鞋|upper=textile
640411|sports footwear|运动鞋靴|sneaker,sports shoe,running shoe|运动鞋 跑鞋|
6406|parts of footwear|鞋靴零件|insole,shoe sole,outsole,shoe upper|鞋垫 鞋底 鞋面|
6505|hats, knitted or of textile|针织或纺织帽|hat,cap,baseball cap,beanie|帽子 棒球帽 针织帽|
6506|other headgear|其他帽类|helmet,safety helmet,motorcycle helmet|头盔 安全帽|
6601|umbrellas|雨伞|umbrella,beach umbrella,parasol|雨伞 遮阳伞 太阳伞|
6702|artificial flowers|人造花|artificial flower,artificial plant,plastic flower|人造花 仿真花 假花|
6704|wigs|假发|wig,false eyelash,hair extension|假发 假睫毛|`;
