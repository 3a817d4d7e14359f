/** Goods of chapters 25 to 40. Written for kouan: short titles and words of trade, not the texts of the nomenclature. @module */
export const chemistry = `
2501|salt|盐|salt,sea salt,table salt,rock salt|食盐 海盐 盐|
2523|cement|水泥|cement,portland cement,clinker|水泥 熟料|
2601|iron ores|铁矿砂|iron ore|铁矿石 铁矿砂|
2603|copper ores|铜矿砂|copper ore,copper concentrate|铜矿石 铜精矿|
2701|coal|煤|coal,anthracite,coking coal|煤炭 煤 焦煤 无烟煤|
2709|crude petroleum|石油原油|crude oil,crude petroleum|原油|
2710|petroleum oils, not crude|成品油|diesel,gasoline,petrol,kerosene,jet fuel,lubricating oil,engine oil,fuel oil|柴油 汽油 煤油 航空燃油 润滑油 机油|
2711|petroleum gases|石油气|lng,liquefied natural gas,propane,butane,natural gas,lpg|液化天然气 丙烷 丁烷 天然气 液化石油气|
2804|hydrogen, rare gases, other non-metals|氢、稀有气体、非金属|hydrogen,nitrogen gas,argon,oxygen gas,polysilicon,silicon|氢气 氮气 氩气 多晶硅|
2815|caustic soda|氢氧化钠等|caustic soda,sodium hydroxide,potassium hydroxide|烧碱 氢氧化钠 氢氧化钾|
2818|aluminium oxide, corundum|氧化铝、刚玉|alumina,aluminium oxide,corundum|氧化铝 刚玉|
2833|sulphates|硫酸盐|sodium sulphate,copper sulphate,magnesium sulphate,nickel sulphate|硫酸钠 硫酸铜 硫酸镁 硫酸镍|
2836|carbonates|碳酸盐|lithium carbonate,soda ash,sodium carbonate,calcium carbonate,sodium bicarbonate|碳酸锂 纯碱 碳酸钠 碳酸钙 小苏打|
2901|acyclic hydrocarbons|无环烃|ethylene,propylene,butadiene|乙烯 丙烯 丁二烯|
2902|cyclic hydrocarbons|环烃|benzene,toluene,xylene,styrene|苯 甲苯 二甲苯 苯乙烯|
2905|acyclic alcohols|无环醇|methanol,ethylene glycol,glycerol,propanol,sorbitol|甲醇 乙二醇 甘油 丙醇 山梨醇|
2915|saturated monocarboxylic acids|饱和无环一元羧酸|acetic acid,stearic acid,ethyl acetate|乙酸 醋酸 硬脂酸 乙酸乙酯|
2918|carboxylic acids with more oxygen|含附加含氧基羧酸|citric acid,lactic acid,tartaric acid|柠檬酸 乳酸 酒石酸|
2922|oxygen-function amino compounds|含氧基氨基化合物|lysine,glutamic acid,monosodium glutamate,amino acid|赖氨酸 谷氨酸 味精 氨基酸|
2936|vitamins|维生素|vitamin,vitamin c,vitamin c powder,vitamin powder,ascorbic acid,vitamin e|维生素 抗坏血酸|
2941|antibiotics|抗菌素|antibiotic,penicillin,amoxicillin|抗生素 青霉素 阿莫西林|dosed=no
3002|blood, vaccines, toxins, cultures|人血、疫苗、培养物|vaccine,blood plasma,antiserum,immunological product|疫苗 血浆 抗血清|
3003|medicaments, not in doses|未配定剂量药品|bulk medicament|散装药品|dosed=no
3004|medicaments in doses or for retail|配定剂量药品|medicine,tablet medicine,capsule medicine,painkiller,aspirin tablet,antibiotic capsule,paracetamol,insulin,medicament|药品 药片 止痛药 感冒药 胰岛素|dosed=yes
3005|wadding, gauze, bandages|绷带、纱布|bandage,gauze,adhesive plaster,medical dressing,first aid plaster|绷带 纱布 创可贴 敷料|
3006|pharmaceutical goods of other kinds|其他医药用品|surgical suture,dental cement,first aid kit,bone cement|缝合线 牙科粘固剂 急救箱|
3102|nitrogenous fertilisers|氮肥|urea,ammonium sulphate,nitrogen fertilizer|尿素 氮肥 硫酸铵|
3105|fertilisers of two or more elements|复合肥|npk fertilizer,compound fertilizer,diammonium phosphate|复合肥 磷酸二铵|
3204|synthetic dyes|合成染料|synthetic dye,reactive dye,disperse dye,organic pigment|合成染料 活性染料 分散染料 有机颜料|
3206|other colouring matter, pigments|其他着色料|titanium dioxide,pigment,iron oxide pigment|钛白粉 颜料|
3208|paints in non-aqueous medium|非水介质油漆|solvent paint,polyurethane paint,varnish,lacquer|溶剂型油漆 清漆 聚氨酯漆|medium=solvent
3209|paints in aqueous medium|水介质油漆|water based paint,emulsion paint,latex paint,acrylic paint|水性漆 乳胶漆 水性涂料|medium=water
3215|ink|墨水、油墨|ink,printing ink,writing ink,inkjet ink|油墨 墨水|
3303|perfumes and toilet waters|香水|perfume,eau de toilette,cologne|香水 古龙水|
3304|make-up and skin care|化妆品、护肤品|lipstick,skin cream,face cream,face mask sheet,mascara,nail polish,sunscreen,foundation makeup,cosmetic,moisturizer,eye shadow,facial serum|口红 唇膏 面霜 面膜 睫毛膏 指甲油 防晒霜 粉底 化妆品 护肤品 眼影 精华液|
330410|lip make-up|唇用化妆品|lipstick,lip gloss|口红 唇膏 唇彩|
330420|eye make-up|眼用化妆品|mascara,eye shadow,eyeliner|睫毛膏 眼影 眼线|
330430|manicure or pedicure|指（趾）甲化妆品|nail polish|指甲油|
330499|other beauty or skin care|其他美容护肤品|skin cream,face cream,sunscreen,face mask sheet,moisturizer,facial serum|面霜 面膜 防晒霜 护肤品 精华液|
3305|hair preparations|护发品|shampoo,hair dye,hair conditioner,hair spray|洗发水 染发剂 护发素 发胶|
330510|shampoos|洗发剂|shampoo|洗发水|
3306|oral hygiene|口腔清洁剂|toothpaste,mouthwash,dental floss|牙膏 漱口水 牙线|
330610|dentifrices|洁齿品|toothpaste|牙膏|
3307|shaving, deodorant, bath preparations|剃须、除臭、沐浴用品|shaving cream,deodorant,bath salt,air freshener,contact lens solution|剃须膏 除臭剂 空气清新剂 隐形眼镜护理液|
3401|soap|肥皂|soap,bar soap,liquid soap,body wash,hand wash,facial cleanser|肥皂 香皂 洗手液 沐浴露 洗面奶|
3402|detergents|洗涤剂|detergent,laundry detergent,dishwashing liquid,washing powder,surfactant,cleaning agent|洗衣液 洗洁精 洗衣粉 表面活性剂 清洁剂 洗涤剂|
3406|candles|蜡烛|candle,scented candle,tealight|蜡烛 香薰蜡烛|
3506|prepared glues|调制胶|glue,adhesive,super glue,hot melt adhesive|胶水 胶粘剂 热熔胶|
3604|fireworks|烟花爆竹|firework,firecracker|烟花 爆竹 鞭炮|
3605|matches|火柴|safety match,matches|火柴|
3808|insecticides, herbicides, disinfectants|杀虫剂、除草剂、消毒剂|insecticide,herbicide,fungicide,disinfectant,hand sanitizer,pesticide,mosquito coil|杀虫剂 除草剂 杀菌剂 消毒液 消毒剂 农药 蚊香|
3822|diagnostic reagents|诊断试剂|diagnostic reagent,test kit,antigen test,pcr reagent,pregnancy test|诊断试剂 检测试剂盒 抗原检测|
3824|chemical preparations of other kinds|其他化学制品|binder for foundry,concrete additive,prepared chemical mixture|混凝土添加剂|
3901|polymers of ethylene, primary|初级形状乙烯聚合物|polyethylene granule,polyethylene resin,pe resin,ldpe,hdpe,polyethylene,eva granule|聚乙烯 聚乙烯粒子 低密度聚乙烯|
3902|polymers of propylene, primary|初级形状丙烯聚合物|polypropylene granule,polypropylene resin,pp resin,polypropylene|聚丙烯 聚丙烯粒子|
3903|polymers of styrene, primary|初级形状苯乙烯聚合物|abs resin,polystyrene,abs granule|聚苯乙烯 ABS树脂|
3904|polymers of vinyl chloride, primary|初级形状氯乙烯聚合物|pvc resin,polyvinyl chloride,ptfe resin|聚氯乙烯 PVC树脂|
3907|polyesters, polycarbonates, epoxy, primary|聚酯、聚碳酸酯、环氧树脂|polycarbonate,epoxy resin,pet resin,pet granule,polyester resin|聚碳酸酯 环氧树脂 聚酯切片|
3915|waste of plastics|废塑料|plastic scrap,waste plastic|废塑料|
3916|rods and profiles of plastics|塑料异型材|plastic profile,pvc profile,plastic rod|塑料型材 塑料棒|material=plastic
3917|tubes, pipes, hoses of plastics|塑料管|pipe,tube,hose,pipe fitting,pvc pipe,plastic pipe,plastic hose,plastic tube|塑料管 软管 管 管件 水管|material=plastic
3918|floor coverings of plastics|塑料铺地制品|pvc flooring,vinyl flooring,spc flooring,plastic floor tile,floor tile,flooring|塑料地板 PVC地板 地板|material=plastic
3919|self-adhesive sheets of plastics|自粘塑料板片膜|adhesive tape,self adhesive film,sticky tape,packing tape,plastic sticker|胶带 不干胶 自粘膜 封箱胶带|material=plastic
3920|sheets and film of plastics, not cellular|塑料板片膜|plastic film,plastic sheet,pe film,polyethylene film,pet film,acrylic sheet,stretch film|塑料薄膜 塑料板 缠绕膜 亚克力板|
3921|other sheets and film of plastics|其他塑料板片膜|foam sheet,laminated plastic film,eva foam sheet,polyurethane foam sheet|泡沫板 复合膜|
3922|sanitary ware of plastics|塑料卫生洁具|bathtub,toilet seat,wash basin,shower tray|浴缸 马桶盖 洗面盆|material=plastic
3923|packing articles of plastics|塑料包装物|plastic bag,plastic bottle,plastic box,bottle cap,plastic crate,plastic pallet,bag,bottle,box,lid,shopping bag|塑料袋 塑料瓶 瓶盖 塑料箱 塑料托盘 购物袋|material=plastic;use=packing
392321|sacks and bags of polyethylene|乙烯聚合物制袋|polyethylene bag,pe bag|聚乙烯袋 PE袋|
392330|bottles and flasks|塑料瓶|plastic bottle|塑料瓶|
3924|tableware and household articles of plastics|塑料餐具、家庭用具|plastic cup,plastic plate,tableware,kitchenware,lunch box,food container,cutting board,hanger,storage box,bowl,cup,plate,mug,spoon,water bottle|塑料杯 塑料餐具 餐具 饭盒 保鲜盒 砧板 衣架 收纳盒 碗 杯子 盘子 水杯|material=plastic
392410|tableware and kitchenware|塑料餐具及厨房用具|plastic cup,plastic plate,tableware,kitchenware,lunch box,food container,bowl,cup,plate,mug,cutting board|塑料杯 餐具 饭盒 保鲜盒 碗 杯子 盘子|
3925|builders' ware of plastics|塑料建筑用品|plastic door,plastic window,shutter,window frame|塑料门 塑料窗 百叶窗|material=plastic
3926|other articles of plastics|其他塑料制品|phone case,mobile phone case,plastic glove,plastic figurine,plastic gasket,plastic apron,raincoat,office supply of plastic|手机壳 塑料手套 塑料雨衣 塑料摆件|material=plastic
4001|natural rubber|天然橡胶|natural rubber,latex|天然橡胶 胶乳|
4009|tubes and hoses of rubber|橡胶管|rubber hose,hose,rubber tube|橡胶管 橡胶软管 软管|material=rubber
4010|conveyor and transmission belts of rubber|橡胶输送带、传动带|conveyor belt,transmission belt,v belt,timing belt|输送带 传动带 三角带|material=rubber
4011|new pneumatic tyres|新的充气橡胶轮胎|tyre,tire,car tyre,truck tyre,pneumatic tyre,bicycle tyre|轮胎 汽车轮胎|
401110|tyres for motor cars|小客车用轮胎|car tyre,car tire,passenger car tyre|小客车轮胎 汽车轮胎|
401120|tyres for buses or lorries|客货车用轮胎|truck tyre,bus tyre,truck tire|卡车轮胎 货车轮胎|
4014|hygienic articles of rubber|橡胶卫生用品|condom,baby bottle teat,hot water bottle|避孕套 奶嘴 热水袋|
4015|gloves and clothing of rubber|橡胶手套及衣着|rubber glove,latex glove,nitrile glove,surgical glove,glove|橡胶手套 乳胶手套 丁腈手套 手套|material=rubber
4016|other articles of rubber|其他橡胶制品|rubber gasket,rubber seal,eraser,rubber mat,o ring,yoga mat of rubber,gasket|橡胶垫 密封圈 橡皮 橡胶密封件|material=rubber`;
