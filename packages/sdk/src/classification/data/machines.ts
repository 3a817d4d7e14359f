/** Goods of chapters 84 and 85. Written for kouan: short titles and words of trade, not the texts of the nomenclature. @module */
export const machines = `
8407|spark-ignition engines|点燃式发动机|gasoline engine,petrol engine,outboard engine|汽油发动机 汽油机|
8408|diesel engines|压燃式发动机|diesel engine|柴油机 柴油发动机|
8409|parts of engines|发动机零件|piston,piston ring,cylinder block,connecting rod,cylinder head,fuel injector|活塞 活塞环 缸体 连杆 缸盖 喷油器|
8411|turbo-jets, gas turbines|涡轮喷气发动机、燃气轮机|gas turbine,turbojet|燃气轮机 涡轮发动机|
8412|other engines and motors|其他发动机及动力装置|hydraulic cylinder,pneumatic cylinder,hydraulic motor|液压缸 气缸 油缸 液压马达|
8413|pumps for liquids|液体泵|water pump,pump,fuel pump,centrifugal pump,submersible pump,hydraulic pump,oil pump|水泵 泵 燃油泵 离心泵 潜水泵 液压泵|
8414|air pumps, compressors, fans|空气泵、压缩机、风扇|air compressor,fan,electric fan,vacuum pump,range hood,compressor,tire inflator,blower,ceiling fan|空压机 风扇 电风扇 真空泵 油烟机 压缩机 吊扇 鼓风机|
841451|table, floor, ceiling fans up to 125 W|台扇、落地扇、吊扇（≤125瓦）|electric fan,ceiling fan,fan|电风扇 台扇 吊扇 落地扇|use=household
8415|air conditioners|空调器|air conditioner,split air conditioner|空调 空调器 空调机|
8418|refrigerators, freezers, heat pumps|冰箱、冷柜、热泵|refrigerator,freezer,fridge,heat pump,ice maker,water dispenser cooling|冰箱 冷柜 冰柜 热泵 制冰机|
8419|machinery treating by temperature|利用温度变化处理设备|sterilizer,heat exchanger,autoclave,solar water heater,drying machine industrial,pasteurizer|灭菌器 换热器 太阳能热水器 烘干设备|
8421|centrifuges, filters|离心机、过滤器|water filter,air filter,oil filter,centrifuge,air purifier,water purifier,filter element|滤水器 空气滤清器 机油滤清器 离心机 空气净化器 净水器 滤芯|
842121|filters for water|水过滤、净化设备|water filter,water purifier|滤水器 净水器|
842139|filters for gases|气体过滤、净化设备|air purifier|空气净化器|
842123|oil or petrol filters for engines|发动机燃油滤清器|oil filter,fuel filter|机油滤清器|
8422|dishwashers, packing machines|洗碟机、包装机|dishwasher,packing machine,filling machine,labelling machine,bottling machine,wrapping machine|洗碗机 包装机 灌装机 贴标机|
842211|dishwashers, household|家用洗碟机|dishwasher|洗碗机|use=household
8423|weighing machines|衡器|scale,kitchen scale,bathroom scale,weighing scale,weighbridge,electronic scale|电子秤 厨房秤 体重秤 地磅|
8424|sprayers, fire extinguishers|喷射器具、灭火器|fire extinguisher,sprayer,spray gun,pressure washer,sprinkler|灭火器 喷雾器 喷枪 高压清洗机 喷淋头|
8425|pulley tackle, winches, jacks|滑车、绞车、千斤顶|winch,hydraulic jack,car jack,hoist,electric hoist|绞车 千斤顶 葫芦 电动葫芦|
8426|cranes|起重机|crane,mobile crane,gantry crane,tower crane|起重机 门式起重机 塔吊|
8427|fork-lift trucks|叉车|forklift,fork lift truck,pallet truck electric,pallet stacker|叉车 堆高车|
8428|lifts, escalators, conveyors|升降机、输送机|elevator,escalator,conveyor,passenger lift,industrial robot loading|电梯 自动扶梯 输送机|
8429|bulldozers, excavators|推土机、挖掘机|excavator,bulldozer,wheel loader,road roller,grader|挖掘机 推土机 装载机 压路机|
8431|parts of lifting and earth-moving machines|工程机械零件|excavator bucket,elevator part,crane part|挖斗 电梯零件|
8432|agricultural machinery for soil|土壤耕作机械|plough,harrow,seeder,rotary tiller|犁 耙 播种机 旋耕机|
8433|harvesters, lawn mowers|收割机、割草机|lawn mower,combine harvester,mower|割草机 收割机 草坪机|
8436|other farm machinery|其他农业机械|poultry incubator,animal feeder machine|孵化器|
8438|food industry machinery|食品加工机械|meat grinder industrial,bakery machine,noodle machine industrial,sugar cane juicer industrial|食品加工机械 绞肉机|
8443|printers, copiers, printing machines|打印机、复印机、印刷机|printer,laser printer,inkjet printer,copier,toner cartridge,printing press,multifunction printer,ink cartridge|打印机 激光打印机 喷墨打印机 复印机 硒鼓 墨盒 印刷机|
844399|parts and accessories|零件及附件|toner cartridge,ink cartridge|硒鼓 墨盒|
844332|single-function printers for computers|单一功能打印机|laser printer,inkjet printer,printer|打印机|
844331|multifunction printers for computers|多功能一体机|multifunction printer|多功能一体机|
8450|washing machines|洗衣机|washing machine,washer dryer|洗衣机|
8451|machines for washing, drying textiles|洗涤、烘干织物机器|clothes dryer,steam press machine,garment steamer industrial|干衣机 烘干机|
8452|sewing machines|缝纫机|sewing machine,embroidery machine|缝纫机 绣花机|
8456|machine tools by laser, ultrasonic|激光等加工机床|laser cutting machine,laser engraving machine,edm machine,waterjet cutter|激光切割机 激光雕刻机|
8457|machining centres|加工中心|machining center,machining centre|加工中心|
8458|lathes|车床|lathe,cnc lathe|车床 数控车床|
8462|presses, bending machines|压力机、折弯机|hydraulic press,press brake,punching machine,bending machine|液压机 折弯机 冲床|
8465|machine tools for wood, plastics|木材、塑料加工机床|wood router,wood saw machine,edge banding machine,planer machine|木工机床 封边机 雕刻机|
8466|parts of machine tools|机床零件|tool holder,chuck,work holder|刀柄 卡盘 夹具|
8467|hand tools with motor|手提式电动、气动工具|electric drill,cordless drill,angle grinder,chainsaw,impact wrench,power drill,pneumatic drill,electric screwdriver|电钻 角磨机 电锯 冲击扳手 电动螺丝刀 链锯|
846721|electric drills|电钻|electric drill,cordless drill,power drill|电钻|
8470|calculators, cash registers|计算器、收款机|calculator,cash register,pos terminal|计算器 收银机 POS机|
8471|computers and their units|计算机及其部件|laptop,notebook computer,computer,desktop computer,tablet,tablet computer,server,keyboard,computer mouse,mouse,hard disk drive,ssd,solid state drive,scanner,barcode scanner|笔记本电脑 电脑 计算机 平板电脑 服务器 键盘 鼠标 硬盘 固态硬盘 扫描仪 台式机|
847130|portable computers up to 10 kg|便携式电脑（≤10千克）|laptop,notebook computer,tablet,tablet computer|笔记本电脑 平板电脑|
847160|input or output units|输入或输出部件|keyboard,mouse,computer mouse,scanner|键盘 鼠标 扫描仪|
847170|storage units|存储部件|hard disk drive,ssd,solid state drive|硬盘 固态硬盘|
847150|processing units|处理部件|server,desktop computer|服务器 台式机|
8472|other office machines|其他办公机器|stapler,banknote counter,paper shredder,atm machine,hole punch|订书机 点钞机 碎纸机 自动柜员机|
8473|parts of computers and office machines|电脑零件|motherboard,computer memory module,ram module,laptop part,computer case|主板 内存条 机箱|
8474|machinery for sorting, crushing earth, stone|筛选、破碎矿物机器|crusher,jaw crusher,concrete mixer,ball mill|破碎机 搅拌机 球磨机|
8477|machinery for rubber or plastics|橡塑加工机器|injection molding machine,injection moulding machine,extruder,blow moulding machine|注塑机 挤出机 吹塑机|
8479|machines with a function of their own|具有独立功能的机器|industrial robot,humidifier industrial,wave soldering machine,ultrasonic cleaner,air cooler evaporative|工业机器人 冷风机 贴片机|
8480|moulds|模具|injection mould,mould,mold,injection mold|注塑模具 模具|
8481|taps, valves|阀门、水龙头|valve,faucet,tap,ball valve,solenoid valve,water tap,check valve|阀门 水龙头 球阀 电磁阀 止回阀|
8482|ball and roller bearings|滚动轴承|bearing,ball bearing,roller bearing|轴承 滚珠轴承|
848210|ball bearings|滚珠轴承|ball bearing|滚珠轴承 深沟球轴承|
8483|transmission shafts, gears|传动轴、齿轮|gear,gearbox,crankshaft,transmission shaft,pulley,speed reducer|齿轮 齿轮箱 曲轴 传动轴 减速机 皮带轮|
8484|gaskets|密封垫|gasket,mechanical seal|密封垫 机械密封|material=steel
8485|machines for 3D printing|增材制造设备|3d printer|3D打印机 三维打印机|
8501|electric motors and generators|电动机、发电机|electric motor,servo motor,stepper motor,dc motor,generator motor|电动机 电机 伺服电机 步进电机|
8502|generating sets|发电机组|generator set,diesel generator,generator,wind turbine|发电机组 柴油发电机 风力发电机|
8504|transformers, converters, power supplies|变压器、电源|transformer,power adapter,charger,power supply,inverter,battery charger,phone charger,ups power supply|变压器 充电器 电源适配器 电源 逆变器|
850440|static converters|静止式变流器|power adapter,charger,inverter,power supply,battery charger,phone charger|充电器 电源适配器 逆变器|
8505|magnets|磁铁|permanent magnet,magnet,neodymium magnet,electromagnet|永磁体 磁铁 钕铁硼 电磁铁|
8506|primary cells and batteries|原电池|alkaline battery,button cell,dry battery,primary battery,battery|碱性电池 纽扣电池 干电池 电池|
8507|accumulators|蓄电池|lithium ion battery,lithium battery,power bank,rechargeable battery,lead acid battery,car battery,battery pack,accumulator,battery,lithium battery cell|手机电池 电池 锂离子电池 锂电池 电芯 充电宝 移动电源 蓄电池 铅酸电池 电池组|
850760|lithium-ion accumulators|锂离子蓄电池|lithium ion battery,power bank,lithium battery|锂离子电池 充电宝 移动电源|
850710|lead-acid, for starting engines|起动用铅酸蓄电池|car battery|汽车蓄电池|
8508|vacuum cleaners|真空吸尘器|vacuum cleaner,robot vacuum,handheld vacuum|吸尘器 扫地机器人|
8509|household appliances with motor|家用电动器具|blender,juicer,food processor,food mixer,electric toothbrush,humidifier household,coffee grinder|搅拌机 榨汁机 料理机 电动牙刷 豆浆机 打蛋器|
8510|shavers, hair clippers with motor|电动剃须刀、理发推子|electric shaver,hair clipper,epilator,electric razor,beard trimmer|电动剃须刀 理发器 脱毛器|
8511|ignition and starting equipment|点火起动设备|spark plug,starter motor,ignition coil,alternator|火花塞 起动机 点火线圈|
8512|lighting and signalling for vehicles, wipers|车辆照明信号设备|headlight,car headlight,wiper,tail light,horn for car,car lamp,windscreen wiper|汽车大灯 车灯 雨刮器 尾灯 喇叭|
8513|portable lamps with own power|手电筒|flashlight,torch,headlamp,hand lamp|手电筒 头灯|
8514|industrial electric furnaces|工业用电炉|induction furnace,industrial electric furnace|感应炉 工业电炉|
8515|welding machines|焊接机器|welding machine,soldering iron,welder,laser welding machine|焊机 电焊机 电烙铁|
8516|electric heating appliances, household|家用电热器具|hair dryer,electric iron,electric kettle,microwave oven,rice cooker,toaster,electric oven,coffee maker,water heater,air fryer,electric heater,hair straightener,induction cooker,electric blanket heater,electric cooker|电吹风 电熨斗 电热水壶 微波炉 电饭煲 烤面包机 电烤箱 咖啡机 热水器 空气炸锅 电暖器 电磁炉|
851631|hair dryers|电吹风机|hair dryer|电吹风|
851640|electric smoothing irons|电熨斗|electric iron|电熨斗|
851650|microwave ovens|微波炉|microwave oven|微波炉|
851660|other ovens, cookers|其他电炉、电锅|rice cooker,electric oven,air fryer,induction cooker,electric cooker|电饭煲 电烤箱 空气炸锅 电磁炉|
851671|coffee or tea makers|咖啡壶、茶壶|coffee maker|咖啡机|
851672|toasters|烤面包器|toaster|烤面包机|
851610|water heaters|电热水器|water heater,electric kettle|热水器 电热水壶|
8517|telephones, network apparatus|电话、通信设备|smartphone,mobile phone,cell phone,telephone,router,modem,network switch,base station,wireless router,smartwatch,walkie talkie,wireless earphone bluetooth|智能手机 手机 电话机 路由器 调制解调器 交换机 基站 智能手表|
851713|smartphones|智能手机|smartphone|智能手机|
851762|machines for reception, conversion, transmission|通信数据收发设备|router,modem,network switch,wireless router,smartwatch|路由器 交换机 调制解调器 智能手表|
8518|microphones, loudspeakers, headphones|麦克风、扬声器、耳机|headphone,earphone,speaker,loudspeaker,microphone,bluetooth speaker,earbud,bluetooth headset,amplifier,headset|耳机 音箱 扬声器 麦克风 蓝牙耳机 蓝牙音箱 功放|
851830|headphones and earphones|耳机|headphone,earphone,earbud,headset,bluetooth headset|耳机 蓝牙耳机|
8519|sound recorders and players|声音录放设备|mp3 player,voice recorder,record player,turntable|MP3播放器 录音笔 唱片机|
8521|video recorders and players|视频录放设备|dvd player,video recorder,dash cam recorder,nvr recorder|DVD播放机 录像机 硬盘录像机|
8523|media for recording|记录媒体|memory card,usb flash drive,smart card,blank disc,sd card,ic card|存储卡 U盘 智能卡 空白光盘|
8524|flat panel display modules|平板显示模组|lcd panel,lcd module,oled panel,display module,lcd panel module|液晶屏 显示模组 液晶面板 液晶模组|
8525|cameras, transmitters|摄像机、发射设备|digital camera,video camera,security camera,webcam,cctv camera,surveillance camera,camera|数码相机 摄像头 监控摄像头 摄像机 网络摄像头|
8526|radar, navigation, remote control|雷达、导航、遥控设备|gps navigator,radar,remote control,gps tracker,gps receiver|导航仪 雷达 遥控器 定位器|
8527|radio receivers|收音机|radio,car radio,radio receiver,car stereo|收音机 车载音响|
8528|monitors, projectors, televisions|显示器、投影机、电视|television,tv,monitor,projector,led tv,set top box,computer monitor,lcd monitor|电视机 电视 显示器 投影仪 机顶盒|
852852|monitors for computers|电脑显示器|computer monitor,monitor,lcd monitor|显示器|
852872|television receivers, colour|彩色电视机|television,tv,led tv|电视机|
8529|parts of television, radio, cameras|电视、摄像机零件|antenna,tv antenna,camera module|天线 摄像头模组|
8531|signalling apparatus|声光信号装置|fire alarm,smoke detector,burglar alarm,siren,doorbell|烟雾报警器 防盗报警器 警报器 门铃|
8532|capacitors|电容器|capacitor|电容器 电容|
8533|resistors|电阻器|resistor,potentiometer|电阻器 电阻 电位器|
8534|printed circuits|印刷电路|printed circuit board,pcb,bare pcb,flexible printed circuit|印刷电路板 PCB 线路板|
8536|switches, plugs, sockets up to 1 000 V|开关、插头、插座|switch,socket,plug,relay,connector,fuse,circuit breaker,terminal block,power strip,wall socket|开关 插座 插头 继电器 连接器 保险丝 断路器 排插|
853669|plugs and sockets|插头及插座|plug,socket,wall socket|插头 插座|
853710|boards and panels up to 1 000 V|控制板、柜（≤1000伏）|control panel,plc,distribution box|控制柜 可编程控制器 配电箱|
8537|boards and panels for control|电气控制板、柜|control panel,switchboard,plc,distribution box,control cabinet|控制柜 配电柜 可编程控制器 配电箱|
8539|electric lamps, LED lamps|灯泡、LED灯|light bulb,led bulb,led lamp,led tube,fluorescent lamp,halogen lamp|灯泡 LED灯泡 灯管 荧光灯|
853952|LED lamps|LED灯泡|led bulb,led lamp,led tube|LED灯泡 LED灯管|
8541|diodes, transistors, solar cells|二极管、晶体管、光伏电池|diode,transistor,solar panel,photovoltaic module,led chip,solar cell,photovoltaic panel,solar module|二极管 晶体管 太阳能电池板 光伏组件 太阳能电池|
854143|photovoltaic cells in modules|已装在组件的光伏电池|solar panel,photovoltaic module,photovoltaic panel,solar module|太阳能电池板 光伏组件|
854142|photovoltaic cells, not in modules|未装在组件的光伏电池|solar cell|太阳能电池|
8542|integrated circuits|集成电路|integrated circuit,microcontroller,memory chip,processor chip,ic chip,cpu chip|集成电路 芯片 单片机 存储芯片 处理器|
8543|electrical machines with a function of their own|具有独立功能的电气设备|electronic cigarette,vape,e cigarette,signal generator,electroplating machine,electric fence energizer|电子烟 信号发生器|
8544|insulated wire and cable, optical cable|绝缘电线、电缆、光缆|power cable,electric cable,usb cable,wire harness,optical fibre cable,hdmi cable,electric wire,coaxial cable,charging cable,data cable|电线 电缆 数据线 USB线 线束 光缆 充电线 同轴电缆|
854442|with connectors, up to 1 000 V|带接头（≤1000伏）|usb cable,hdmi cable,charging cable,data cable|数据线 USB线 充电线|
854430|wiring sets for vehicles|车辆用布线组|wire harness|线束|use=vehicle
8545|carbon electrodes|碳电极|graphite electrode,carbon brush|石墨电极 碳刷|
8549|electrical waste|电子废弃物|electronic waste,e waste,waste battery,waste circuit board|电子废弃物 废电池 废电路板|`;
