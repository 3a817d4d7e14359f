/** Goods of chapters 86 to 97. Written for kouan: short titles and words of trade, not the texts of the nomenclature. @module */
export const articles = `
8607|parts of railway vehicles|铁道车辆零件|train wheel,railway bogie,railway axle|火车轮 转向架|
8609|containers|集装箱|shipping container,container,freight container|集装箱|
8701|tractors|牵引车、拖拉机|tractor,road tractor,farm tractor|拖拉机 牵引车|
8702|buses|客车|bus,minibus,coach bus|客车 大巴 公交车|
8703|motor cars|小客车|car,passenger car,suv,electric car,sedan,golf cart,atv,electric vehicle|轿车 小汽车 乘用车 越野车 电动汽车 沙滩车|
870380|with only electric motor|纯电动|electric car,electric vehicle|电动汽车 纯电动车|
8704|goods vehicles|货车|truck,lorry,pickup truck,dump truck|卡车 货车 皮卡 自卸车|
8708|parts of motor vehicles|机动车辆零件|car bumper,bumper,brake pad,car door,clutch,wheel rim,steering wheel,shock absorber,radiator for car,airbag,car seat belt,brake disc,gearbox for car,alloy wheel|保险杠 刹车片 离合器 轮毂 方向盘 减震器 安全气囊 制动盘 刹车盘 铝合金轮毂|
870830|brakes and their parts|制动器及零件|brake pad,brake disc|刹车片 制动盘 刹车盘|
870870|road wheels|车轮|wheel rim,alloy wheel|轮毂|
870810|bumpers|保险杠|bumper,car bumper|保险杠|
8711|motorcycles, e-bikes|摩托车、电动自行车|motorcycle,electric bicycle,e bike,electric scooter,moped,electric motorcycle|摩托车 电动自行车 电动滑板车 助力车 电动摩托车|
871160|with electric motor|装有电动机|electric bicycle,e bike,electric scooter,electric motorcycle|电动自行车 电动滑板车 电动摩托车|
8712|bicycles|自行车|bicycle,mountain bike,bike|自行车 山地车|
8713|wheelchairs|轮椅|wheelchair,electric wheelchair|轮椅 电动轮椅|
8714|parts of cycles and motorcycles|自行车、摩托车零件|bicycle frame,bicycle saddle,bicycle pedal,motorcycle part,bicycle wheel,bicycle chainwheel|自行车车架 车座 脚踏 摩托车配件|
8715|baby carriages|婴儿车|baby stroller,stroller,pram,baby carriage|婴儿车 婴儿推车|
8716|trailers, hand carts|挂车、手推车|trailer,semi trailer,hand truck,shopping trolley,wheelbarrow,hand cart|挂车 半挂车 手推车 购物车|
8802|aircraft with crew|飞机|airplane,helicopter,aircraft|飞机 直升机|
8806|drones|无人驾驶航空器|drone,unmanned aircraft,quadcopter|无人机 四旋翼|
8903|yachts and pleasure boats|游艇|yacht,kayak,inflatable boat,canoe,sailboat|游艇 皮划艇 充气艇 独木舟|
9001|optical fibres, lenses unmounted|光导纤维、未装配透镜|contact lens,optical fibre,spectacle lens,polarizing film|隐形眼镜 光纤 镜片 偏光片|
900130|contact lenses|隐形眼镜片|contact lens|隐形眼镜|
9002|lenses mounted|已装配透镜|camera lens,objective lens|相机镜头 镜头|
9003|frames for spectacles|眼镜架|spectacle frame,eyeglass frame,glasses frame|眼镜架 镜框|
9004|spectacles, goggles|眼镜|sunglasses,glasses,reading glasses,safety goggles,goggles,swimming goggles,spectacles|太阳镜 眼镜 老花镜 护目镜 泳镜|
900410|sunglasses|太阳镜|sunglasses|太阳镜 墨镜|
9005|binoculars, telescopes|望远镜|binocular,telescope,monocular|望远镜 双筒望远镜|
9006|photographic cameras, flash|照相机、闪光灯|film camera,instant camera,photo flash|胶片相机 拍立得 闪光灯|
9011|optical microscopes|光学显微镜|microscope|显微镜|
9013|lasers, other optical devices|激光器、其他光学器具|laser pointer,laser module,magnifier,telescopic sight|激光笔 激光器 放大镜 瞄准镜|
9015|surveying, weather instruments|测量、气象仪器|theodolite,total station,laser rangefinder,anemometer|全站仪 经纬仪 测距仪 风速仪|
9017|drawing and length-measuring instruments|绘图、测长器具|ruler,tape measure,caliper,micrometer,measuring tape|尺子 卷尺 卡尺 千分尺|
9018|medical instruments|医疗器械|syringe,catheter,surgical instrument,ultrasound scanner,needle medical,stethoscope,blood pressure monitor,endoscope,patient monitor,dental drill,ecg machine|注射器 导管 手术器械 超声诊断仪 听诊器 血压计 内窥镜 监护仪 心电图机|
901831|syringes|注射器|syringe|注射器|
9019|massage, breathing apparatus|按摩、呼吸治疗器具|massager,massage gun,oxygen concentrator,ventilator,nebulizer,massage chair,cpap machine|按摩器 筋膜枪 制氧机 呼吸机 雾化器 按摩椅|
901910|massage and mechano-therapy|按摩器具|massager,massage gun,massage chair|按摩器 筋膜枪 按摩椅|
9020|gas masks|防毒面具|gas mask,respirator with filter|防毒面具|
9021|orthopaedic appliances, hearing aids|矫形器具、助听器|hearing aid,crutch,artificial joint,dental implant,pacemaker,orthopedic brace|助听器 拐杖 人工关节 种植体 起搏器 护具矫形|
9022|X-ray apparatus|X射线设备|x ray machine,ct scanner,x ray tube|X光机 CT机 X射线管|
9025|thermometers, hygrometers|温度计、湿度计|thermometer,hygrometer,infrared thermometer,barometer|温度计 体温计 湿度计 额温枪|
9026|instruments for flow, level, pressure|流量、液位、压力仪表|pressure gauge,flow meter,pressure sensor,level gauge,manometer|压力表 流量计 压力传感器 液位计|
9027|instruments for analysis|分析仪器|spectrometer,gas analyzer,ph meter,chromatograph,oximeter|光谱仪 气体分析仪 酸度计 色谱仪|
9028|supply meters|计量仪表|electricity meter,water meter,gas meter|电表 水表 燃气表|
9029|revolution counters, speedometers|转速表、车速表|speedometer,tachometer,pedometer|车速表 转速表 计步器|
9030|instruments for electrical quantities|电量测量仪器|multimeter,oscilloscope,voltmeter,clamp meter|万用表 示波器 电压表|
9031|other measuring instruments|其他测量仪器|coordinate measuring machine,balancing machine,position sensor,encoder|三坐标测量机 动平衡机 编码器|
9032|automatic regulating instruments|自动调节仪器|thermostat,pressure controller,voltage regulator automatic|温控器 恒温器 稳压器|
9101|watches of precious metal|贵金属表|watch,wristwatch|手表 腕表|material=gold,silver,platinum
9102|other watches|其他手表|watch,wristwatch,quartz watch,mechanical watch|手表 腕表 石英表 机械表|
9103|clocks with watch movements|以表芯装成的钟|travel clock|旅行钟|
9105|other clocks|其他钟|wall clock,alarm clock,clock|挂钟 闹钟 钟|
9201|pianos|钢琴|piano|钢琴|
9202|string instruments|弦乐器|guitar,violin,cello,ukulele|吉他 小提琴 大提琴 尤克里里|
9205|wind instruments|管乐器|flute,trumpet,saxophone,clarinet,harmonica|长笛 小号 萨克斯 口琴|
9206|percussion instruments|打击乐器|drum set,cymbal,xylophone|架子鼓 镲 木琴|
9207|electric musical instruments|电子乐器|electronic keyboard,electric guitar,synthesizer,electronic piano|电子琴 电吉他 合成器 电钢琴|
9401|seats|座具|chair,office chair,sofa,car seat,stool,wooden chair,bench seat,armchair,folding chair,child car seat|椅子 办公椅 沙发 汽车座椅 凳子 儿童安全座椅 折叠椅|
940161|wooden frame, upholstered|木框架、装软垫|sofa,armchair,chair|沙发 椅子|material=wood;padded=yes
940169|wooden frame, not upholstered|木框架、未装软垫|chair,wooden chair,stool|椅子 凳子|material=wood;padded=no
940171|metal frame, upholstered|金属框架、装软垫|chair,sofa|椅子 沙发|material=steel,aluminium;padded=yes
940179|metal frame, not upholstered|金属框架、未装软垫|chair,folding chair,stool|椅子 折叠椅|material=steel,aluminium;padded=no
940139|swivel seats of variable height, not of wood|可调高转椅，非木制|office chair|办公椅 转椅|
940120|seats for motor vehicles|机动车座椅|car seat|汽车座椅|
9402|medical and barbers' furniture|医疗、理发用家具|hospital bed,operating table,dental chair,barber chair|病床 手术台 牙科椅 理发椅|
9403|other furniture|其他家具|table,desk,cabinet,bookshelf,wardrobe,bed frame,furniture,shelf,wooden table,dining table,bookcase,kitchen cabinet,computer desk,shoe rack,storage rack,shelving rack,shelving,tv stand|桌子 书桌 电脑桌 柜子 书架 衣柜 床架 家具 餐桌 橱柜 货架 电视柜 鞋架|
940330|wooden furniture for offices|办公室用木家具|desk,cabinet|书桌 办公桌 柜子|material=wood;place=office
940340|wooden furniture for kitchens|厨房用木家具|kitchen cabinet,cabinet|橱柜|material=wood;place=kitchen
940350|wooden furniture for bedrooms|卧室用木家具|wardrobe,bed frame,cabinet|衣柜 床架|material=wood;place=bedroom
940360|other wooden furniture|其他木家具|table,dining table,bookshelf,bookcase,tv stand,desk,cabinet,shelf|桌子 餐桌 书架 电视柜 书桌|material=wood;place=living
940310|metal furniture for offices|办公室用金属家具|desk,cabinet,file cabinet,shelf|文件柜 办公桌|material=steel,aluminium;place=office
940320|other metal furniture|其他金属家具|table,shelf,storage rack,bed frame,cabinet|货架 桌子 床架|material=steel,aluminium;place=living,bedroom,kitchen
940370|furniture of plastics|塑料家具|table,shelf,cabinet|塑料桌 柜子|material=plastic
9404|mattresses, bedding|床垫、寝具|mattress,pillow,quilt,duvet,sleeping bag,cushion,comforter|床垫 枕头 被子 睡袋 靠垫 羽绒被|
940430|sleeping bags|睡袋|sleeping bag|睡袋|
9405|lamps, light fittings|灯具|led ceiling light,chandelier,desk lamp,table lamp,street light,christmas light string,floor lamp,illuminated sign,solar garden light,spotlight,light fitting,led panel light,floodlight,led strip light,led strip|吸顶灯 吊灯 台灯 路灯 圣诞灯串 落地灯 灯箱 庭院灯 射灯 灯具 面板灯 投光灯 灯带|
9406|prefabricated buildings|活动房屋|prefabricated house,container house,greenhouse,mobile house|活动房 集装箱房 温室 装配式房屋|
9503|toys|玩具|toy,toy car,doll,puzzle,plush toy,building block,toy train,stuffed toy,balance bike,toy figure,jigsaw puzzle,teddy bear,remote control toy car,kids scooter,toy gun|玩具 玩具枪 玩具熊 玩具车 洋娃娃 拼图 毛绒玩具 积木 公仔 儿童滑板车 遥控玩具车|
9504|games, consoles, playing cards|游戏机、纸牌、桌上游戏|video game console,game console,playing card,board game,chess,billiard table,mahjong,dart board|游戏机 扑克牌 桌游 象棋 台球桌 麻将|
950450|video game consoles|视频游戏控制器|video game console,game console|游戏机|
950440|playing cards|扑克牌|playing card|扑克牌|
9505|festive articles|节日用品|christmas tree,christmas ornament,party decoration,halloween decoration,christmas decoration|圣诞树 圣诞装饰品 派对装饰 万圣节装饰|
950510|articles for Christmas|圣诞用品|christmas tree,christmas ornament,christmas decoration|圣诞树 圣诞装饰品|
9506|sports equipment|运动用品|football,basketball,dumbbell,treadmill,tennis racket,golf club,yoga mat,ski,swimming pool,badminton racket,skateboard,exercise bike,surfboard,fitness equipment,soccer ball,resistance band|足球 篮球 哑铃 跑步机 网球拍 高尔夫球杆 瑜伽垫 滑雪板 泳池 羽毛球拍 滑板 健身车 冲浪板 健身器材|
950691|exercise equipment|健身器材|dumbbell,treadmill,exercise bike,yoga mat,fitness equipment,resistance band|哑铃 跑步机 健身车 瑜伽垫|
950662|inflatable balls|充气球|football,basketball,soccer ball|足球 篮球|
9507|fishing rods, hooks|钓鱼用具|fishing rod,fish hook,fishing reel,fishing lure|钓鱼竿 鱼钩 渔线轮 鱼饵|
950710|fishing rods|钓鱼竿|fishing rod|钓鱼竿|
9603|brushes, brooms, mops|刷子、扫帚、拖把|toothbrush,broom,mop,paint brush,makeup brush,hair brush,toilet brush,paint roller|牙刷 扫帚 拖把 油漆刷 化妆刷 马桶刷 滚筒刷|
960321|toothbrushes|牙刷|toothbrush|牙刷|power=none
9606|buttons|纽扣|button,snap fastener|纽扣 按扣|
9607|slide fasteners|拉链|zipper,slide fastener|拉链|
9608|pens|笔|ball point pen,ballpoint pen,pen,marker pen,fountain pen,felt tip pen,gel pen|圆珠笔 钢笔 记号笔 中性笔 水笔|
960810|ball-point pens|圆珠笔|ball point pen,ballpoint pen,gel pen|圆珠笔 中性笔|
9609|pencils, crayons, chalk|铅笔、蜡笔、粉笔|pencil,crayon,chalk,colored pencil|铅笔 蜡笔 粉笔 彩色铅笔|
9610|slates and boards|书写板|whiteboard,blackboard|白板 黑板|
9613|lighters|打火机|lighter,cigarette lighter|打火机|
9615|combs, hair-slides|梳子、发夹|comb,hairpin,hair clip,hair curler|梳子 发夹 卷发器|
9616|scent sprays, powder puffs|香水喷雾器、粉扑|perfume atomizer,powder puff,makeup sponge|香水喷雾瓶 粉扑 化妆棉扑|
9617|vacuum flasks|保温瓶|vacuum flask,thermos,thermos flask,vacuum bottle,vacuum cup,insulated bottle,vacuum insulated bottle,vacuum tumbler,vacuum mug,thermal flask|保温杯 保温瓶 真空杯 热水瓶 保温壶 焖烧杯|
9618|tailors' dummies|人体模型|mannequin,tailor dummy|人体模特 模特道具|
9619|sanitary towels, napkins for babies|卫生巾、尿布|diaper,sanitary napkin,sanitary towel,tampon,nappy,baby diaper|纸尿裤 卫生巾 尿不湿 尿布 棉条|
9620|monopods, tripods|单脚架、三脚架|tripod,selfie stick,monopod,camera tripod|三脚架 自拍杆 独脚架|
9701|paintings|绘画|painting,oil painting,watercolor painting|油画 水彩画 国画|handmade=yes
9703|original sculptures|雕塑品原件|sculpture original,bronze sculpture original|雕塑原件|
9706|antiques over 100 years|超过一百年的古物|antique,antique furniture|古董 古玩|`;
