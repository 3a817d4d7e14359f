/**
 * UN/LOCODE: large ports and hubs, an excerpt. Code, Chinese name, -, English name. In China city, port and airport have
 * codes of their own; in trade the airport's is often written for all three, and its name says so.
 *
 * @module
 */
export const unPlaces = `AEDXB	迪拜		Dubai
AEJEA	杰贝阿里		Jebel Ali
AEKLF	豪尔费坎		Khor Fakkan
ARBUE	布宜诺斯艾利斯		Buenos Aires
AUBNE	布里斯班		Brisbane
AUFRE	弗里曼特尔		Fremantle
AUMEL	墨尔本		Melbourne
AUPHE	黑德兰港		Port Hedland
AUSYD	悉尼		Sydney
BDCGP	吉大港		Chattogram
BEANR	安特卫普		Antwerp
BEZEE	泽布吕赫		Zeebrugge
BNMUA	麻拉		Muara
BRPNG	巴拉那瓜		Paranaguá
BRSSZ	桑托斯		Santos
CAHAL	哈利法克斯		Halifax
CAMTR	蒙特利尔		Montreal
CAPRR	鲁珀特王子港		Prince Rupert
CAVAN	温哥华		Vancouver
CLSAI	圣安东尼奥		San Antonio
CLVAP	瓦尔帕莱索		Valparaíso
CNBHY	北海		Beihai
CNBJS	北京		Beijing
CNCAN	广州（广州白云国际机场，亦作城市用）		Guangzhou (airport; in use for the city)
CNCDU	成都		Chengdu
CNCGO	郑州（郑州新郑国际机场，亦作城市用）		Zhengzhou (airport; in use for the city)
CNCHQ	重庆港		Chongqing port
CNCKG	重庆（重庆江北国际机场，亦作城市用）		Chongqing (airport; in use for the city)
CNCQI	重庆		Chongqing
CNCTU	成都（成都双流国际机场，亦作城市用）		Chengdu (airport; in use for the city)
CNDAG	大连港		Dalian port
CNDAL	大连		Dalian
CNDLC	大连（大连周水子国际机场，亦作城市用）		Dalian (airport; in use for the city)
CNFOC	福州（福州长乐国际机场，亦作城市用）		Fuzhou (airport; in use for the city)
CNFUZ	福州		Fuzhou
CNFZG	福州港		Fuzhou port
CNGGZ	广州		Guangzhou
CNGZG	广州港		Guangzhou port
CNHAK	海口（海口美兰国际机场，亦作城市用）		Haikou (airport; in use for the city)
CNHIG	海口港		Haikou port
CNHKO	海口		Haikou
CNJIU	九江		Jiujiang
CNLYG	连云港		Lianyungang
CNNBG	宁波港		Ningbo port
CNNBO	宁波		Ningbo
CNNGB	宁波（宁波栎社国际机场，亦作城市用）		Ningbo (airport; in use for the city)
CNNHN	武汉		Wuhan
CNNJG	南京港		Nanjing port
CNNJI	南京		Nanjing
CNNKG	南京（南京禄口国际机场，亦作城市用）		Nanjing (airport; in use for the city)
CNNSA	南沙		Nansha
CNPVG	上海浦东国际机场		Shanghai Pudong airport
CNQDG	青岛港		Qingdao port
CNQIN	青岛		Qingdao
CNQZH	钦州		Qinzhou
CNSGH	上海		Shanghai
CNSHA	上海（上海虹桥国际机场，亦作城市用）		Shanghai (airport; in use for the city)
CNSHG	上海港		Shanghai port
CNSHK	蛇口		Shekou
CNSIA	西安（西安咸阳国际机场，亦作城市用）		Xi'an (airport; in use for the city)
CNSNZ	深圳		Shenzhen
CNSTG	汕头		Shantou
CNSWA	汕头（揭阳潮汕国际机场，亦作城市用）		Shantou (airport; in use for the city)
CNSZP	深圳港		Shenzhen port
CNSZX	深圳（深圳宝安国际机场，亦作城市用）		Shenzhen (airport; in use for the city)
CNTAO	青岛（青岛胶东国际机场，亦作城市用）		Qingdao (airport; in use for the city)
CNTNG	天津港		Tianjin port
CNTNJ	天津		Tianjin
CNTSN	天津（天津滨海国际机场，亦作城市用）		Tianjin (airport; in use for the city)
CNTXG	天津新港		Tianjin Xingang
CNURC	乌鲁木齐（乌鲁木齐国际机场，亦作城市用）		Urumqi (airport; in use for the city)
CNURM	乌鲁木齐		Urumqi
CNWHG	武汉港		Wuhan port
CNWUH	武汉（武汉天河国际机场，亦作城市用）		Wuhan (airport; in use for the city)
CNXAM	厦门		Xiamen
CNXIA	西安		Xi'an
CNXMG	厦门港		Xiamen port
CNXMN	厦门（厦门高崎国际机场，亦作城市用）		Xiamen (airport; in use for the city)
CNYAT	烟台		Yantai
CNYIK	营口		Yingkou
CNYIU	义乌		Yiwu
CNYNT	烟台（烟台国际机场，亦作城市用）		Yantai (airport; in use for the city)
CNYTG	烟台港		Yantai port
CNYTN	盐田		Yantian
CNZGZ	郑州		Zhengzhou
CNZHA	湛江		Zhanjiang
CNZSN	中山		Zhongshan
CNZUH	珠海		Zhuhai
COCTG	卡塔赫纳		Cartagena
DEBRV	不来梅港		Bremerhaven
DEDUI	杜伊斯堡		Duisburg
DEFRA	法兰克福		Frankfurt am Main
DEHAM	汉堡		Hamburg
DJJIB	吉布提		Djibouti
DKAAR	奥胡斯		Aarhus
DKCPH	哥本哈根		Copenhagen
DZALG	阿尔及尔		Algiers
ECGYE	瓜亚基尔		Guayaquil
EGALY	亚历山大		Alexandria
EGPSD	塞得港		Port Said
ESALG	阿尔赫西拉斯		Algeciras
ESBCN	巴塞罗那		Barcelona
ESMAD	马德里		Madrid
ESVLC	瓦伦西亚		Valencia
FIHEL	赫尔辛基		Helsinki
FRFOS	福斯		Fos-sur-Mer
FRLEH	勒阿弗尔		Le Havre
FRMRS	马赛		Marseille
FRPAR	巴黎		Paris
GBFXT	费利克斯托		Felixstowe
GBLGP	伦敦门户		London Gateway Port
GBLIV	利物浦		Liverpool
GBLON	伦敦		London
GBSOU	南安普敦		Southampton
GHTEM	特马		Tema
GRPIR	比雷埃夫斯		Piraeus
HKHKG	香港		Hong Kong
IDBLW	勿拉湾		Belawan
IDJKT	雅加达		Jakarta
IDSUB	泗水		Surabaya
IDTPP	丹戎不碌		Tanjung Priok
IEDUB	都柏林		Dublin
ILASH	阿什杜德		Ashdod
ILHFA	海法		Haifa
INBOM	孟买		Mumbai
INCCU	加尔各答		Kolkata
INMAA	金奈		Chennai
INMUN	蒙德拉		Mundra
INNSA	那瓦舍瓦		Nhava Sheva
ITGIT	焦亚陶罗		Gioia Tauro
ITGOA	热那亚		Genoa
ITSPE	拉斯佩齐亚		La Spezia
ITTRS	的里雅斯特		Trieste
JPHKT	博多		Hakata
JPNGO	名古屋		Nagoya
JPOSA	大阪		Osaka
JPTYO	东京		Tokyo
JPUKB	神户		Kobe
JPYOK	横滨		Yokohama
KEMBA	蒙巴萨		Mombasa
KHKOS	西哈努克港		Sihanoukville
KHPNH	金边		Phnom Penh
KRINC	仁川		Incheon
KRKAN	光阳		Gwangyang
KRPUS	釜山		Busan
KRSEL	首尔		Seoul
KWKWI	科威特		Kuwait
KZALA	阿拉木图		Almaty
LAVTE	万象		Vientiane
LKCMB	科伦坡		Colombo
MACAS	卡萨布兰卡		Casablanca
MMRGN	仰光		Yangon
MOMFM	澳门		Macau
MTMAR	马尔萨什洛克		Marsaxlokk
MXLZC	拉萨罗卡德纳斯		Lázaro Cárdenas
MXVER	韦拉克鲁斯		Veracruz
MXZLO	曼萨尼约		Manzanillo
MYPEN	槟城		Penang
MYPGU	巴西古当		Pasir Gudang
MYPKG	巴生港		Port Klang
MYTPP	丹戎帕拉帕斯		Tanjung Pelepas
NGAPP	阿帕帕		Apapa
NGLOS	拉各斯		Lagos
NLAMS	阿姆斯特丹		Amsterdam
NLRTM	鹿特丹		Rotterdam
NOOSL	奥斯陆		Oslo
NZAKL	奥克兰		Auckland
NZTRG	陶朗加		Tauranga
OMSLL	塞拉莱		Salalah
PABLB	巴尔博亚		Balboa
PAONX	科隆		Colón
PECLL	卡亚俄		Callao
PHCEB	宿务		Cebu
PHMNL	马尼拉		Manila
PKKHI	卡拉奇		Karachi
PLGDN	格但斯克		Gdansk
PLGDY	格丁尼亚		Gdynia
PTLIS	里斯本		Lisbon
PTSIE	锡尼什		Sines
QADOH	多哈		Doha
ROCND	康斯坦察		Constanța
RULED	圣彼得堡		St Petersburg
RUMOW	莫斯科		Moscow
RUVVO	符拉迪沃斯托克		Vladivostok
SADMM	达曼		Dammam
SAJED	吉达		Jeddah
SEGOT	哥德堡		Gothenburg
SGSIN	新加坡		Singapore
SIKOP	科佩尔		Koper
THBKK	曼谷		Bangkok
THLCH	林查班		Laem Chabang
TRIST	伊斯坦布尔		Istanbul
TRMER	梅尔辛		Mersin
TWKEL	基隆		Keelung
TWKHH	高雄		Kaohsiung
TWTPE	台北		Taipei
TWTXG	台中		Taichung
TZDAR	达累斯萨拉姆		Dar es Salaam
USCHI	芝加哥		Chicago
USCHS	查尔斯顿		Charleston
USHOU	休斯敦		Houston
USLAX	洛杉矶		Los Angeles
USLGB	长滩		Long Beach
USMIA	迈阿密		Miami
USNYC	纽约		New York
USOAK	奥克兰		Oakland
USORF	诺福克		Norfolk
USSAV	萨凡纳		Savannah
USSEA	西雅图		Seattle
USTIW	塔科马		Tacoma
UYMVD	蒙得维的亚		Montevideo
VNDAD	岘港		Da Nang
VNHAN	河内		Hanoi
VNHPH	海防		Haiphong
VNSGN	胡志明市		Ho Chi Minh City
ZACPT	开普敦		Cape Town
ZADUR	德班		Durban`;
