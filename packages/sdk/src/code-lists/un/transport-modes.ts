/** UN/ECE Recommendation 19: modes of transport. Code, Chinese name, -, English name. @module */
export const unTransportModes = `0	未指明		not specified
1	海运		maritime
2	铁路运输		rail
3	公路运输		road
4	航空运输		air
5	邮件运输		mail
6	多式联运		multimodal
7	固定设施运输		fixed installation
8	内河运输		inland water
9	不适用		not applicable`;
