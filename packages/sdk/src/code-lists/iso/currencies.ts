/**
 * ISO 4217 currencies in circulation or lately replaced, and the fund and metal codes that invoices carry: code, minor
 * units (`-` where the standard gives none), English and Chinese name after Unicode CLDR; tab separated.
 *
 * @module
 */
export default `AED	2	United Arab Emirates Dirham	阿联酋迪拉姆
AFN	2	Afghan Afghani	阿富汗尼
ALL	2	Albanian Lek	阿尔巴尼亚列克
AMD	2	Armenian Dram	亚美尼亚德拉姆
ANG	2	Netherlands Antillean Guilder	荷属安的列斯盾
AOA	2	Angolan Kwanza	安哥拉宽扎
ARS	2	Argentine Peso	阿根廷比索
AUD	2	Australian Dollar	澳大利亚元
AWG	2	Aruban Florin	阿鲁巴弗罗林
AZN	2	Azerbaijani Manat	阿塞拜疆马纳特
BAM	2	Bosnia-Herzegovina Convertible Mark	波斯尼亚-黑塞哥维那可兑换马克
BBD	2	Barbadian Dollar	巴巴多斯元
BDT	2	Bangladeshi Taka	孟加拉塔卡
BGN	2	Bulgarian Lev	保加利亚列弗
BHD	3	Bahraini Dinar	巴林第纳尔
BIF	0	Burundian Franc	布隆迪法郎
BMD	2	Bermudan Dollar	百慕大元
BND	2	Brunei Dollar	文莱元
BOB	2	Bolivian Boliviano	玻利维亚诺
BOV	2	Bolivian Mvdol	玻利维亚 Mvdol
BRL	2	Brazilian Real	巴西雷亚尔
BSD	2	Bahamian Dollar	巴哈马元
BTN	2	Bhutanese Ngultrum	不丹努尔特鲁姆
BWP	2	Botswanan Pula	博茨瓦纳普拉
BYN	2	Belarusian Ruble	白俄罗斯卢布
BZD	2	Belize Dollar	伯利兹元
CAD	2	Canadian Dollar	加拿大元
CDF	2	Congolese Franc	刚果法郎
CHE	2	WIR Euro	欧元 (WIR)
CHF	2	Swiss Franc	瑞士法郎
CHW	2	WIR Franc	法郎 (WIR)
CLF	4	Chilean Unidad de Fomento	智利发展单位
CLP	0	Chilean Peso	智利比索
CNY	2	Chinese Yuan	人民币
COP	2	Colombian Peso	哥伦比亚比索
COU	2	Colombian Real Value Unit	哥伦比亚实际价值单位
CRC	2	Costa Rican Colón	哥斯达黎加科朗
CUP	2	Cuban Peso	古巴比索
CVE	2	Cape Verdean Escudo	佛得角埃斯库多
CZK	2	Czech Koruna	捷克克朗
DJF	0	Djiboutian Franc	吉布提法郎
DKK	2	Danish Krone	丹麦克朗
DOP	2	Dominican Peso	多米尼加比索
DZD	2	Algerian Dinar	阿尔及利亚第纳尔
EGP	2	Egyptian Pound	埃及镑
ERN	2	Eritrean Nakfa	厄立特里亚纳克法
ETB	2	Ethiopian Birr	埃塞俄比亚比尔
EUR	2	Euro	欧元
FJD	2	Fijian Dollar	斐济元
FKP	2	Falkland Islands Pound	福克兰群岛镑
GBP	2	British Pound	英镑
GEL	2	Georgian Lari	格鲁吉亚拉里
GHS	2	Ghanaian Cedi	加纳塞地
GIP	2	Gibraltar Pound	直布罗陀镑
GMD	2	Gambian Dalasi	冈比亚达拉西
GNF	0	Guinean Franc	几内亚法郎
GTQ	2	Guatemalan Quetzal	危地马拉格查尔
GYD	2	Guyanaese Dollar	圭亚那元
HKD	2	Hong Kong Dollar	港元
HNL	2	Honduran Lempira	洪都拉斯伦皮拉
HTG	2	Haitian Gourde	海地古德
HUF	2	Hungarian Forint	匈牙利福林
IDR	2	Indonesian Rupiah	印度尼西亚卢比
ILS	2	Israeli New Shekel	以色列新谢克尔
INR	2	Indian Rupee	印度卢比
IQD	3	Iraqi Dinar	伊拉克第纳尔
IRR	2	Iranian Rial	伊朗里亚尔
ISK	0	Icelandic Króna	冰岛克朗
JMD	2	Jamaican Dollar	牙买加元
JOD	3	Jordanian Dinar	约旦第纳尔
JPY	0	Japanese Yen	日元
KES	2	Kenyan Shilling	肯尼亚先令
KGS	2	Kyrgyz Som	吉尔吉斯斯坦索姆
KHR	2	Cambodian Riel	柬埔寨瑞尔
KMF	0	Comorian Franc	科摩罗法郎
KPW	2	North Korean Won	朝鲜元
KRW	0	South Korean Won	韩元
KWD	3	Kuwaiti Dinar	科威特第纳尔
KYD	2	Cayman Islands Dollar	开曼元
KZT	2	Kazakhstani Tenge	哈萨克斯坦坚戈
LAK	2	Laotian Kip	老挝基普
LBP	2	Lebanese Pound	黎巴嫩镑
LKR	2	Sri Lankan Rupee	斯里兰卡卢比
LRD	2	Liberian Dollar	利比里亚元
LSL	2	Lesotho Loti	莱索托洛蒂
LYD	3	Libyan Dinar	利比亚第纳尔
MAD	2	Moroccan Dirham	摩洛哥迪拉姆
MDL	2	Moldovan Leu	摩尔多瓦列伊
MGA	2	Malagasy Ariary	马达加斯加阿里亚里
MKD	2	Macedonian Denar	马其顿第纳尔
MMK	2	Myanmar Kyat	缅甸元
MNT	2	Mongolian Tugrik	蒙古图格里克
MOP	2	Macanese Pataca	澳门币
MRU	2	Mauritanian Ouguiya	毛里塔尼亚乌吉亚
MUR	2	Mauritian Rupee	毛里求斯卢比
MVR	2	Maldivian Rufiyaa	马尔代夫卢菲亚
MWK	2	Malawian Kwacha	马拉维克瓦查
MXN	2	Mexican Peso	墨西哥比索
MXV	2	Mexican Investment Unit	墨西哥投资单位
MYR	2	Malaysian Ringgit	马来西亚林吉特
MZN	2	Mozambican Metical	莫桑比克美提卡
NAD	2	Namibian Dollar	纳米比亚元
NGN	2	Nigerian Naira	尼日利亚奈拉
NIO	2	Nicaraguan Córdoba	尼加拉瓜科多巴
NOK	2	Norwegian Krone	挪威克朗
NPR	2	Nepalese Rupee	尼泊尔卢比
NZD	2	New Zealand Dollar	新西兰元
OMR	3	Omani Rial	阿曼里亚尔
PAB	2	Panamanian Balboa	巴拿马巴波亚
PEN	2	Peruvian Sol	秘鲁索尔
PGK	2	Papua New Guinean Kina	巴布亚新几内亚基那
PHP	2	Philippine Peso	菲律宾比索
PKR	2	Pakistani Rupee	巴基斯坦卢比
PLN	2	Polish Zloty	波兰兹罗提
PYG	0	Paraguayan Guarani	巴拉圭瓜拉尼
QAR	2	Qatari Riyal	卡塔尔里亚尔
RON	2	Romanian Leu	罗马尼亚列伊
RSD	2	Serbian Dinar	塞尔维亚第纳尔
RUB	2	Russian Ruble	俄罗斯卢布
RWF	0	Rwandan Franc	卢旺达法郎
SAR	2	Saudi Riyal	沙特里亚尔
SBD	2	Solomon Islands Dollar	所罗门群岛元
SCR	2	Seychellois Rupee	塞舌尔卢比
SDG	2	Sudanese Pound	苏丹镑
SEK	2	Swedish Krona	瑞典克朗
SGD	2	Singapore Dollar	新加坡元
SHP	2	St. Helena Pound	圣赫勒拿镑
SLE	2	Sierra Leonean Leone	塞拉利昂利昂
SOS	2	Somali Shilling	索马里先令
SRD	2	Surinamese Dollar	苏里南元
SSP	2	South Sudanese Pound	南苏丹镑
STN	2	São Tomé & Príncipe Dobra	圣多美和普林西比多布拉
SVC	2	Salvadoran Colón	萨尔瓦多科朗
SYP	2	Syrian Pound	叙利亚镑
SZL	2	Swazi Lilangeni	斯威士兰里兰吉尼
THB	2	Thai Baht	泰铢
TJS	2	Tajikistani Somoni	塔吉克斯坦索莫尼
TMT	2	Turkmenistani Manat	土库曼斯坦马纳特
TND	3	Tunisian Dinar	突尼斯第纳尔
TOP	2	Tongan Paʻanga	汤加潘加
TRY	2	Turkish Lira	土耳其里拉
TTD	2	Trinidad & Tobago Dollar	特立尼达和多巴哥元
TWD	2	New Taiwan Dollar	新台币
TZS	2	Tanzanian Shilling	坦桑尼亚先令
UAH	2	Ukrainian Hryvnia	乌克兰格里夫纳
UGX	0	Ugandan Shilling	乌干达先令
USD	2	US Dollar	美元
USN	2	US Dollar (Next day)	美元（次日）
UYI	0	Uruguayan Peso in Indexed Units	乌拉圭指数单位比索
UYU	2	Uruguayan Peso	乌拉圭比索
UYW	4	Uruguayan Nominal Wage Index Unit	乌拉圭票面工资指数单位
UZS	2	Uzbekistani Som	乌兹别克斯坦苏姆
VED	2	Venezuelan Digital Bolívar	委内瑞拉数字玻利瓦尔
VES	2	Venezuelan Bolívar	委内瑞拉玻利瓦尔
VND	0	Vietnamese Dong	越南盾
VUV	0	Vanuatu Vatu	瓦努阿图瓦图
WST	2	Samoan Tala	萨摩亚塔拉
XAF	0	Central African CFA Franc	中非法郎
XAG	-	Silver	银
XAU	-	Gold	黄金
XBA	-	European Composite Unit	欧洲复合单位
XBB	-	European Monetary Unit	欧洲货币单位
XBC	-	European Unit of Account (XBC)	欧洲计算单位 (XBC)
XBD	-	European Unit of Account (XBD)	欧洲计算单位 (XBD)
XCD	2	East Caribbean Dollar	东加勒比元
XCG	2	Caribbean Guilder	加勒比盾
XDR	-	Special Drawing Rights	特别提款权
XOF	0	West African CFA Franc	西非法郎
XPD	-	Palladium	钯
XPF	0	CFP Franc	太平洋法郎
XPT	-	Platinum	铂
XSU	-	Sucre	苏克雷
XTS	-	Code for tests	测试代码
XUA	-	ADB Unit of Account	非洲开发银行记账单位
XXX	-	No currency	无货币
YER	2	Yemeni Rial	也门里亚尔
ZAR	2	South African Rand	南非兰特
ZMW	2	Zambian Kwacha	赞比亚克瓦查
ZWG	2	Zimbabwean Gold	津巴布韦金元`;
