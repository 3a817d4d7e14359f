/** UN/ECE Recommendation 20: the units with a twin in the Chinese customs table. Code, Chinese name, -, English name. @module */
export const unUnits = `SET	套		set
C62	个		one (piece without another unit)
HEA	头		head
H87	件		piece
PR	双		pair
MTR	米		metre
MTK	平方米		square metre
MTQ	立方米		cubic metre
KGM	千克		kilogram
GRM	克		gram
CEN	百个		hundred
DTN	公担		decitonne
MIL	千个		thousand
KVA	千伏安		kilovolt-ampere
KWT	千瓦		kilowatt
KWH	千瓦时		kilowatt hour
K6	千升		kilolitre
FOT	英尺		foot
TNE	吨		tonne (metric ton)
LTN	长吨		long ton (UK)
STN	短吨		short ton (US)
LBR	磅		pound
CWI	英担		hundredweight (UK)
CWA	短担		hundredweight (US)
ONZ	盎司		ounce (avoirdupois)
CTM	克拉		metric carat
YRD	码		yard
INH	英寸		inch
LTR	升		litre
MLT	毫升		millilitre
GLI	英加仑		gallon (UK)
GLL	美加仑		gallon (US)
FTQ	立方英尺		cubic foot
YDK	平方码		square yard
FTK	平方英尺		square foot
HJ	公制马力		metric horse power
DZN	打		dozen
GRO	罗		gross
KMT	千米		kilometre
4N	百万贝可		megabecquerel`;
