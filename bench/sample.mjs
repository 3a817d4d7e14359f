/** A 20-item DecMessage of usual size, made here so that the benchmark needs no file. */
const item = (n) => `    <DecList>
      <CodeTS>85044019${String(10 + n)}</CodeTS><ContrItem>${n}</ContrItem><DeclPrice>12.5000</DeclPrice><DutyMode>1</DutyMode><Factor/>
      <GModel><![CDATA[0|3|稳压电源|交流转直流|功率${n}W|品牌KA|型号X${n}]]></GModel><GName><![CDATA[静止式变流器${n}]]></GName><GNo>${n}</GNo>
      <OriginCountry>JPN</OriginCountry><TradeCurr>USD</TradeCurr><DeclTotal>1250.00</DeclTotal><GQty>100.00000</GQty><FirstQty>100.00000</FirstQty>
      <SecondQty/><GUnit>007</GUnit><FirstUnit>007</FirstUnit><SecondUnit/><UseTo/><WorkUsd/><ExgNo/><ExgVersion/>
      <DestinationCountry>CHN</DestinationCountry><CiqCode>999</CiqCode><DeclGoodsEname>Static converter ${n}</DeclGoodsEname><OrigPlaceCode/>
      <Purpose>99</Purpose><ProdValidDt/><ProdQgp/><GoodsAttr>19</GoodsAttr><Stuff/><Uncode/><DangName/><DangPackType/><DangPackSpec/>
      <EngManEntCnm/><NoDangFlag/><DestCode>310115</DestCode><GoodsSpec/><GoodsModel>X${n}</GoodsModel><GoodsBrand>KA</GoodsBrand>
      <ProduceDate/><ProdBatchNo/><DistrictCode>31222</DistrictCode><CiqName>静止式变流器</CiqName><DecGoodsLimits/><MnufctrRegNo/><MnufctrRegName/>
    </DecList>`;

export const ITEMS = 20;

export const xml = `<?xml version="1.0" encoding="UTF-8"?>
<DecMessage version="4.8" xmlns="http://www.chinaport.gov.cn/dec">
  <DecHead>
    <SeqNo/><IEFlag>I</IEFlag><Type>  0</Type><AgentCode>3122980001</AgentCode><AgentName>示例报关有限公司</AgentName><ApprNo/><BillNo>COSU6012345678</BillNo>
    <ContrNo>KA-2026-001</ContrNo><CustomMaster>2248</CustomMaster><CutMode>101</CutMode><DistinatePort>JPN000</DistinatePort><FeeCurr>USD</FeeCurr>
    <FeeMark>3</FeeMark><FeeRate>1200.00</FeeRate><GrossWet>2200.00000</GrossWet><IEDate>20261101</IEDate><IEPort>2248</IEPort><InsurCurr/>
    <InsurMark>1</InsurMark><InsurRate>0.30000</InsurRate><LicenseNo/><ManualNo/><NetWt>2000.00000</NetWt><NoteS/><OtherCurr/><OtherMark/><OtherRate/>
    <OwnerCode>3122960001</OwnerCode><OwnerName>示例电源有限公司</OwnerName><PackNo>40</PackNo><TradeCode>3122960001</TradeCode><TradeCountry>JPN</TradeCountry>
    <TradeMode>0110</TradeMode><TradeName>示例电源有限公司</TradeName><TrafMode>2</TrafMode><TrafName>KOUAN STAR</TrafName><TransMode>3</TransMode>
    <WrapType>22</WrapType><EntryId/><PreEntryId/><EdiId>1</EdiId><Risk/><CopName>示例报关有限公司</CopName><CopCode>312298000</CopCode><EntryType>M</EntryType>
    <PDate/><TypistNo>8930000000000</TypistNo><InputerName>张三</InputerName><PartenerID/><TgdNo/><DataSource/><DeclTrnRel>0</DeclTrnRel><ChkSurety>0</ChkSurety>
    <BillType/><PromiseItmes>00000</PromiseItmes><TradeAreaCode>JPN</TradeAreaCode><MarkNo>N/M</MarkNo><DespPortCode>JPN331</DespPortCode>
    <EntyPortCode>310001</EntyPortCode><GoodsPlace>外高桥</GoodsPlace><DeclareName>张三</DeclareName><OverseasConsignorEname>KOUAN POWER CO</OverseasConsignorEname>
  </DecHead>
  <DecLists>
${Array.from({ length: ITEMS }, (_, n) => item(n + 1)).join('\n')}
  </DecLists>
  <DecContainers><Container><ContainerId>MSCU6639870</ContainerId><ContainerMd>11</ContainerMd><GoodsNo>1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20</GoodsNo><LclFlag>0</LclFlag></Container></DecContainers>
  <DecSign><OperType>G</OperType><ClientSeqNo>I22482026110100001</ClientSeqNo></DecSign>
</DecMessage>
`;

export const bytes = new TextEncoder().encode(xml);
