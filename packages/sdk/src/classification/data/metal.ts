/** Goods of chapters 68 to 83. Written for kouan: short titles and words of trade, not the texts of the nomenclature. @module */
export const metal = `
6802|worked stone|加工石料|marble slab,granite slab,stone tile,granite countertop|大理石板 花岗岩板 石材|
6804|millstones, grinding wheels|磨石、砂轮|grinding wheel,cutting disc,abrasive wheel,diamond blade|砂轮 切割片 磨盘|
6805|abrasive paper|砂纸|sandpaper,abrasive paper|砂纸 砂布|
6809|articles of plaster|石膏制品|plasterboard,gypsum board|石膏板|
6810|articles of cement or concrete|水泥、混凝土制品|concrete block,artificial stone slab,quartz slab|混凝土砌块 人造石|
6813|friction material|摩擦材料|brake lining,brake pad lining|刹车衬片 摩擦片|
6902|refractory bricks|耐火砖|refractory brick|耐火砖|
6907|ceramic tiles|瓷砖|ceramic tile,porcelain tile,floor tile,wall tile,mosaic tile|瓷砖 地砖 墙砖 马赛克|material=porcelain,stoneware
6910|ceramic sanitary ware|陶瓷卫生设备|toilet bowl,ceramic sink,wash basin,urinal,toilet|马桶 坐便器 洗面盆 洗手盆|material=porcelain,stoneware
6911|tableware of porcelain|瓷餐具|tea set,coffee set,porcelain plate,porcelain cup,cup,mug,plate,bowl,teapot,dinner set,tableware,dinnerware|瓷碗 瓷盘 茶杯 茶具 杯子 马克杯 碗 盘子 茶壶 餐具|material=porcelain
6912|tableware of other ceramics|陶餐具|tea set,coffee set,stoneware mug,stoneware plate,cup,mug,plate,bowl,teapot,dinner set,tableware,dinnerware|陶碗 陶杯 茶杯 茶具 杯子 马克杯 碗 盘子 茶壶 餐具|material=stoneware
6913|ceramic statuettes and ornaments|陶瓷摆件|ceramic figurine,ceramic vase,vase,statuette,figurine|陶瓷摆件 花瓶 陶瓷花瓶|material=porcelain,stoneware
7005|float glass|浮法玻璃|float glass|浮法玻璃|
7007|safety glass|安全玻璃|tempered glass,windscreen,laminated glass,windshield|钢化玻璃 夹层玻璃 挡风玻璃|
7009|glass mirrors|玻璃镜|mirror,rear view mirror,wall mirror|镜子 后视镜|
7010|bottles and jars of glass for packing|玻璃瓶罐|glass bottle,glass jar,bottle,jar|玻璃瓶 玻璃罐 瓶子|material=glass;use=packing
7013|glassware for table, kitchen, decoration|玻璃餐具、装饰品|glass cup,wine glass,glass bowl,glass vase,drinking glass,cup,mug,bowl,plate,vase,teapot,tumbler,decanter|玻璃杯 酒杯 玻璃碗 玻璃花瓶 茶杯 杯子 碗 花瓶 茶壶|material=glass
7019|glass fibres|玻璃纤维|glass fibre,fiberglass,glass wool,fiberglass mesh|玻璃纤维 玻璃棉 玻纤布|
7102|diamonds|钻石|diamond,rough diamond|钻石|
7108|gold|黄金|gold bar,gold bullion|金条|
7113|jewellery of precious metal|贵金属首饰|gold ring,silver necklace,ring,necklace,bracelet,earring,jewelry,jewellery|金戒指 银项链 戒指 项链 手镯 耳环 首饰|material=gold,silver,platinum
7117|imitation jewellery|仿首饰|imitation jewelry,costume jewelry,ring,necklace,bracelet,earring,jewelry,jewellery,cufflink|仿首饰 饰品 戒指 项链 手链 耳环 袖扣|material=copper,steel,plastic,zinc,glass,aluminium
7202|ferro-alloys|铁合金|ferrosilicon,ferromanganese,ferrochrome|硅铁 锰铁 铬铁|
7204|scrap of iron or steel|废钢铁|steel scrap,iron scrap|废钢 废铁|
7208|flat-rolled steel, hot-rolled, wide|热轧宽钢板|hot rolled coil,hot rolled steel sheet,hot rolled steel coil|热轧卷 热轧钢板|
7209|flat-rolled steel, cold-rolled, wide|冷轧宽钢板|cold rolled coil,cold rolled steel sheet|冷轧卷 冷轧钢板|
7210|flat-rolled steel, plated or coated|镀涂层钢板|galvanized steel sheet,galvanized coil,prepainted steel,tinplate|镀锌板 镀锌卷 彩涂板 马口铁|
7214|bars of iron or steel, hot-worked|热加工条杆|rebar,steel bar,deformed bar|螺纹钢 钢筋|
7219|flat-rolled stainless steel, wide|不锈钢宽板|stainless steel sheet,stainless steel coil,stainless steel plate|不锈钢板 不锈钢卷|
7304|seamless tubes of steel|无缝钢管|seamless steel pipe,seamless pipe|无缝钢管 无缝管|
7306|other tubes of steel|其他钢管|steel pipe,welded steel pipe,steel tube,stainless steel pipe|钢管 焊接钢管 不锈钢管|
7307|tube fittings of steel|钢铁管子附件|steel flange,flange,elbow,pipe fitting,coupling|法兰 弯头 管件 管接头|material=steel
7308|structures of steel|钢结构|steel structure,scaffolding,steel door,steel tower,steel frame building part,steel beam|钢结构 脚手架 钢门 铁塔|
7310|tanks, drums, cans of steel, up to 300 l|钢铁容器|steel drum,tin can,iron drum,steel can,can,drum|铁桶 铁罐 钢桶 易拉罐|material=steel
7311|gas cylinders of steel|钢铁气瓶|gas cylinder,lpg cylinder|气瓶 液化气瓶|material=steel
7312|ropes and cables of steel wire|钢丝绳|steel wire rope,wire rope|钢丝绳|
7314|netting and fencing of steel wire|钢丝网|wire mesh,steel mesh,wire fence,chain link fence|钢丝网 铁丝网 护栏网|
7315|chains of steel|钢铁链|steel chain,roller chain,anchor chain,chain|链条 铁链 滚子链|material=steel
7317|nails, tacks of steel|铁钉|nail,steel nail,tack|铁钉 钉子|material=steel
7318|screws, bolts, nuts, washers of steel|螺钉、螺栓、螺母|screw,bolt,nut,washer,rivet,threaded rod|螺钉 螺栓 螺母 垫圈 铆钉 螺丝|material=steel
731815|other screws and bolts|其他螺钉及螺栓|screw,bolt|螺钉 螺栓 螺丝|
731816|nuts|螺母|nut|螺母|
731822|washers|垫圈|washer|垫圈|
7320|springs of steel|弹簧|spring,coil spring,leaf spring|弹簧 板簧|material=steel
7321|stoves and cookers, not electric, of steel|非电炉灶|gas stove,barbecue grill,bbq grill,charcoal grill,gas cooker,camping stove|燃气灶 烧烤炉 烤炉|power=none,gas
7323|table, kitchen, household articles of steel|钢铁餐具、厨房及家庭用具|pot,pan,frying pan,stainless steel bowl,tableware,kitchenware,lunch box,cup,mug,tumbler,plate,bowl,cookware,wok,steel wool,kettle,food container,baking tray,water bottle|锅 炒锅 平底锅 不锈钢碗 餐具 饭盒 杯子 碗 盘子 水壶 钢丝球 厨具 保鲜盒 水杯|material=steel
732393|of stainless steel|不锈钢制|pot,pan,bowl,lunch box,cup,mug,tumbler,cookware,kettle,plate,water bottle,food container|锅 碗 饭盒 杯子 水壶 水杯|grade=stainless
732391|of cast iron, not enamelled|铸铁制，未搪瓷|cast iron pan,cast iron pot|铸铁锅|
7324|sanitary ware of steel|钢铁卫生器具|stainless steel sink,sink,bathtub|不锈钢水槽 水槽 浴缸|material=steel
7326|other articles of steel|其他钢铁制品|steel wire hanger,steel bracket,forged steel part,hose clamp,steel hook,hanger|钢支架 铁衣架 卡箍 挂钩 衣架|material=steel
7404|copper waste and scrap|铜废碎料|copper scrap,copper wire scrap|废铜 铜废料|
7403|refined copper|精炼铜|copper cathode,refined copper|电解铜 阴极铜|
7408|copper wire|铜丝|copper wire|铜线 铜丝|
7411|copper tubes|铜管|copper tube,copper pipe|铜管|
7412|tube fittings of copper|铜管子附件|pipe fitting,coupling,elbow,brass fitting|铜管件 铜接头|material=copper
7418|table and household articles of copper|铜制餐具、家庭用具|copper mug,copper cup,pot,pan,cup,mug|铜杯 铜锅|material=copper
7419|other articles of copper|其他铜制品|copper figurine,brass casting,copper chain|铜摆件 铜铸件|material=copper
7602|aluminium waste and scrap|铝废碎料|aluminium scrap,aluminum scrap|废铝 铝废料|
7601|aluminium, unwrought|未锻轧铝|aluminium ingot,aluminum ingot|铝锭|
7604|bars and profiles of aluminium|铝型材|aluminium profile,aluminum profile,aluminium bar,aluminium extrusion|铝型材 铝棒|
7606|plates of aluminium|铝板|aluminium sheet,aluminum sheet,aluminium plate,aluminium coil|铝板 铝卷|
7607|aluminium foil|铝箔|aluminium foil,aluminum foil|铝箔 锡纸|
7610|structures of aluminium|铝制结构体|aluminium door,aluminium window,aluminum ladder structure,aluminium frame,door,window|铝门 铝窗 铝合金门窗|material=aluminium
7612|cans and containers of aluminium|铝制容器|aluminium can,beverage can,aluminum can,can|铝罐 易拉罐|material=aluminium
7615|table, kitchen, household articles of aluminium|铝制餐具、厨房用具|pot,pan,frying pan,cookware,kettle,lunch box,baking tray,foil container,water bottle|锅 平底锅 炊具 饭盒 铝箔餐盒 水壶|material=aluminium
7616|other articles of aluminium|其他铝制品|aluminium ladder,ladder,aluminium casting,aluminium bracket,hanger|铝梯 梯子 铝铸件 铝支架|material=aluminium
7801|lead, unwrought|未锻轧铅|lead ingot|铅锭|
7901|zinc, unwrought|未锻轧锌|zinc ingot|锌锭|
8201|hand tools for garden and farm|农林园艺手工具|shovel,spade,hoe,rake,pruning shears,axe|铁锹 锄头 耙子 修枝剪 斧头|
8202|hand saws, saw blades|手锯、锯片|saw blade,hand saw,band saw blade|锯片 手锯 锯条|
8203|pliers, files, pincers|钳子、锉刀|plier,pliers,file tool,pincer,tweezers,metal shears|钳子 锉刀 镊子|
8204|spanners and wrenches|扳手|wrench,spanner,socket wrench|扳手 套筒扳手|
8205|other hand tools|其他手工具|hammer,screwdriver,chisel,hand tool set,blow torch,vice,tape dispenser|锤子 螺丝刀 凿子 喷灯 台钳|
820540|screwdrivers|螺丝刀|screwdriver|螺丝刀|
820520|hammers|锤子|hammer|锤子|
8207|interchangeable tools|可互换工具|drill bit,milling cutter,screwdriver bit,mould die punch|钻头 铣刀 批头|
8211|knives with cutting blades|刀|kitchen knife,knife,chef knife,pocket knife,hunting knife|菜刀 刀具 水果刀 折刀|
8212|razors and blades|剃刀及刀片|razor,razor blade,safety razor|剃须刀 刀片 手动剃须刀|power=none
8213|scissors|剪刀|scissor,scissors|剪刀|
8214|other cutlery, manicure sets|其他利口器、修甲器具|nail clipper,manicure set,pencil sharpener,letter opener|指甲钳 指甲刀 修甲套装 卷笔刀|
8215|spoons, forks, ladles|匙、叉、勺|fork,spoon,cutlery set,ladle,flatware|叉子 勺子 餐叉 刀叉|material=steel,aluminium,copper
8301|locks and keys|锁|padlock,lock,door lock,key blank,smart lock|挂锁 门锁 锁|
8302|fittings and mountings for furniture, doors|家具、门窗用附件|hinge,door handle,castor,caster,drawer slide,curtain rail,coat rack|铰链 合页 门把手 脚轮 滑轨 挂衣架|
8303|safes|保险箱|safe box,safe,strong box|保险箱 保险柜|
8305|staples, clips, binder fittings|订书钉、夹子|staple,paper clip,binder clip|订书钉 回形针 长尾夹|
8306|bells, statuettes, frames of base metal|贱金属雕塑、相框|metal figurine,metal photo frame,bell,trophy|金属摆件 金属相框 铃 奖杯|
8308|clasps, buckles, hooks|扣、钩、环|buckle,eyelet,hook clasp,belt buckle|带扣 鸡眼 搭扣|
8309|stoppers, caps, lids of base metal|贱金属塞、盖|crown cap,metal lid,aluminium cap,bottle cap|瓶盖 皇冠盖 金属盖|material=steel,aluminium
8311|welding wire and electrodes|焊丝、焊条|welding electrode,welding wire|焊条 焊丝|`;
