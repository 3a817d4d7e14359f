// Made by scripts/wco-tables.ts from WCO_DEC_2_DMS.xsd 2.15; do not edit.

/** Elements in order, with occurrence, kind, length and identifier. */
export const DECLARATION = `Declaration! #42A
  AcceptanceDateTime D ..35 #023
  FunctionCode! C n..2{9|13|14} #017
  FunctionalReferenceID I ..35 #D026
  ID I ..70 #D014
  IssueDateTime D ..35 #D011
  IssueLocationID I ..5 #D012
  TypeCode C ..3 #D013
  GoodsItemQuantity Q 5,0 #228
  DeclarationOfficeID I ..17 #065
  InvoiceAmount A 16,3 #109
  LoadingListQuantity Q 5,0 #013
  TotalGrossMassMeasure M 16,6 #131
  TotalPackageQuantity Q 8,0 #146
  SpecificCircumstancesCodeCode C ..3 #504
  Authentication #61B
    Authentication T ..256 #104
    Authenticator #12A
      Name T ..70 #R007
  Submitter #17B
    Name T ..70 #R058
    ID I ..17 #R059
    Address #04A
      CityName T ..35 #241
      CountryCode C a=2 #242
      CountrySubDivisionCode C ..9 #244
      CountrySubDivisionName T ..35 #243
      Line T ..70 #239
      PostcodeID I ..9 #245
  AdditionalDocument* #02A
    CategoryCode C ..3 #D031
    ID I ..70 #D005
    TypeCode C ..3 #D006
  AdditionalInformation* #03A
    StatementCode C ..17 #226
    StatementDescription T ..512 #225
    StatementTypeCode C ..3 #369
    Pointer* #97A
      SequenceNumeric N 5,0 #006
      DocumentSectionCode C ..3 #375
      TagID I ..4 #381
  Agent #05A
    Name T ..70 #R003
    ID I ..17 #R004
    FunctionCode C ..3 #102
    Address #04A
      CityName T ..35 #241
      CountryCode C a=2 #242
      CountrySubDivisionCode C ..9 #244
      CountrySubDivisionName T ..35 #243
      Line T ..70 #239
      PostcodeID I ..9 #245
  Amendment* #06A
    ChangeReasonCode C ..3 #099
    Pointer* #97A
      SequenceNumeric N 5,0 #006
      DocumentSectionCode C ..3 #375
      TagID I ..4 #381
  AuthorisationHolder* #17C
    ID I ..17 #R144
    CategoryCode C ..4 #R145
  BorderTransportMeans #15A
    Name T ..35 #T005
    ID I ..35 #T006
    IdentificationTypeCode C ..17 #T018
    TypeCode C ..4 #T010
    RegistrationNationalityCode C a=2 #T014
    ModeCode C n=1 #T022
  Consignment #28A
    Carrier #18A
      Name T ..70 #R011
      ID I ..17 #R012
      Address #04A
        CityName T ..35 #241
        CountryCode C a=2 #242
        CountrySubDivisionCode C ..9 #244
        CountrySubDivisionName T ..35 #243
        Line T ..70 #239
        PostcodeID I ..9 #245
      Communication #25A
        ID I ..50 #240
        TypeCode C ..3 #253
    ConsignmentItem*999 #29A
      SequenceNumeric! N 5,0 #006
      Consignor #30A
        Name T ..70 #R020
        ID I ..17 #R021
        Address #04A
          TypeCode C ..3 #410
          CityName T ..35 #241
          CountryCode C a=2 #242
          CountrySubDivisionCode C ..9 #244
          CountrySubDivisionName T ..35 #243
          Line T ..70 #239
          PostcodeID I ..9 #245
      Freight #62A
        PaymentMethodCode C ..3 #098
    Consignor #30A
      Name T ..70 #R020
      ID I ..17 #R021
      Address #04A
        TypeCode C ..3 #410
        CityName T ..35 #241
        CountryCode C a=2 #242
        CountrySubDivisionCode C ..9 #244
        CountrySubDivisionName T ..35 #243
        Line T ..70 #239
        PostcodeID I ..9 #245
    Freight #62A
      PaymentMethodCode C ..3 #098
    Itinerary* #81A
      SequenceNumeric! N 5,0 #006
      RoutingCountryCode C a=2 #064
  CurrencyExchange* #40A
    CurrencyTypeCode C a=3 #135
    RateNumeric N 12,5 #118
  Declarant #57B
    Name T ..70 #R124
    ID I ..17 #R123
    Address #04A
      CityName T ..35 #241
      CountryCode C a=2 #242
      CountrySubDivisionCode C ..9 #244
      CountrySubDivisionName T ..35 #243
      Line T ..70 #239
      PostcodeID I ..9 #245
    Contact #34A
      Name T ..70 #246
    Communication #25A
      ID I ..50 #240
      TypeCode C ..3 #253
  ExitOffice #56A
    ID I ..17 #G005
  Exporter #57A
    Name T ..70 #R031
    ID I ..17 #R032
    Address #04A
      CityName T ..35 #241
      CountryCode C a=2 #242
      CountrySubDivisionCode C ..9 #244
      CountrySubDivisionName T ..35 #243
      Line T ..70 #239
      PostcodeID I ..9 #245
    Contact #34A
      Name T ..70 #246
    Communication #25A
      ID I ..50 #240
      TypeCode C ..3 #253
  GoodsShipment #67A
    ExitDateTime D ..35 #024
    TransactionNatureCode C n..2 #103
    AEOMutualRecognitionParty* #16C
      ID I ..17 #R143
      RoleCode C ..3 #R005
    Buyer #16A
      Name T ..70 #R009
      ID I ..17 #R010
      Address #04A
        CityName T ..35 #241
        CountryCode C a=2 #242
        CountrySubDivisionCode C ..9 #244
        CountrySubDivisionName T ..35 #243
        Line T ..70 #239
        PostcodeID I ..9 #245
      Contact #34A
        Name T ..70 #246
      Communication #25A
        ID I ..50 #240
        TypeCode C ..3 #253
    Consignee #27A
      Name T ..70 #R014
      ID I ..17 #R015
      Address #04A
        CityName T ..35 #241
        CountryCode C a=2 #242
        CountrySubDivisionCode C ..9 #244
        CountrySubDivisionName T ..35 #243
        Line T ..70 #239
        PostcodeID I ..9 #245
    Consignment #28A
      ContainerCode C ..3{0|1} #096
      ArrivalTransportMeans #10A
        Name T ..35 #T001
        ID I ..35 #T002
        IdentificationTypeCode C ..17 #T034
        TypeCode C ..4 #T008
        ModeCode C n=1 #T020
      DepartureTransportMeans #46A
        Name T ..35 #T003
        ID I ..35 #T004
        IdentificationTypeCode C ..17 #T029
        TypeCode C ..4 #T009
        ModeCode C n=1 #T021
      GoodsLocation #64A
        Name T ..256 #L016
        ID I ..17 #L017
        TypeCode C ..3 #L110
        Address #04A
          TypeCode C ..3 #410
          CityName T ..35 #241
          CountryCode C a=2 #242
          Line T ..70 #239
          PostcodeID I ..9 #245
      LoadingLocation #83A
        Name T ..256 #L009
        ID I ..17 #L010
      TransportEquipment* #31B
        SequenceNumeric! N 5,0 #006
        ID I ..17 #159
        Seal* #44B
          SequenceNumeric! N 5,0 #006
          ID I ..35 #165
    Consignor #30A
      Name T ..70 #R020
      ID I ..17 #R021
      Address #04A
        CityName T ..35 #241
        CountryCode C a=2 #242
        CountrySubDivisionCode C ..9 #244
        CountrySubDivisionName T ..35 #243
        Line T ..70 #239
        PostcodeID I ..9 #245
    CustomsValuation #41A
      FreightChargeAmount A 16,3 #117
      ChargeDeduction* #58B
        ChargesTypeCode C ..3 #371
        OtherChargeDeductionAmount A 16,3 #181
    Destination #99B
      CountryCode C a=2 #465
      RegionID I ..9 #477
    DomesticDutyTaxParty* #55B
      ID I ..17 #R119
      RoleCode C ..3 #R005
    ExportCountry #95B
      ID C a=2 #062
    GovernmentAgencyGoodsItem*999 #68A
      CustomsValueAmount A 16,3 #108
      SequenceNumeric! N 5,0 #006
      StatisticalValueAmount A 16,3 #114
      TransactionNatureCode C n..2 #103
      AdditionalDocument* #02A
        CategoryCode C ..3 #D031
        EffectiveDateTime D ..35 #276
        ID I ..70 #D005
        Name T ..35 #D028
        TypeCode C ..3 #D006
        LPCOExemptionCode C ..3 #360
        Submitter #17B
          Name T ..70 #R058
          RoleCode C ..3 #R005
        WriteOff #22C
          QuantityQuantity Q 16,6 #502
          AmountAmount A 16,3 #503
      AdditionalInformation* #03A
        StatementCode C ..17 #226
        StatementDescription T ..512 #225
        StatementTypeCode C ..3 #369
      AEOMutualRecognitionParty* #16C
        ID I ..17 #R143
        RoleCode C ..3 #R005
      Buyer #16A
        Name T ..70 #R009
        ID I ..17 #R010
        Address #04A
          CityName T ..35 #241
          CountryCode C a=2 #242
          CountrySubDivisionCode C ..9 #244
          CountrySubDivisionName T ..35 #243
          Line T ..70 #239
          PostcodeID I ..9 #245
        Contact #34A
          Name T ..70 #246
        Communication #25A
          ID I ..50 #240
          TypeCode C ..3 #253
      Commodity #23A
        Description T ..512 #137
        Classification* #21A
          ID I ..18 #145
          IdentificationTypeCode C ..3
        DangerousGoods* #12C
          UNDGID I n..4 #506
        DutyTaxFee* #50A
          AdValoremTaxBaseAmount A 16,3 #116
          DeductAmount A 16,3 #111
          DutyRegimeCode C ..3 #164
          SpecificTaxBaseQuantity Q 16,6 #129
          TaxRateNumeric N #115
          TypeCode C ..3 #113
          QuotaOrderID I ..17 #401
          Payment #94A
            MethodCode C a=1 #107
            TaxAssessedAmount A 16,3 #120
            PaymentAmount A 16,3 #378
        GoodsMeasure #65A
          GrossMassMeasure M 16,6 #126
          NetNetWeightMeasure M 16,6 #128
          TariffQuantity Q 16,6 #130
        InvoiceLine #79A
          ItemChargeAmount A 16,3 #112
        TransportEquipment* #31B
          SequenceNumeric! N 5,0 #006
          ID I ..17 #159
      Consignee #27A
        Name T ..70 #R014
        ID I ..17 #R015
        Address #04A
          CityName T ..35 #241
          CountryCode C a=2 #242
          CountrySubDivisionCode C ..9 #244
          CountrySubDivisionName T ..35 #243
          Line T ..70 #239
          PostcodeID I ..9 #245
      Consignor #30A
        Name T ..70 #R020
        ID I ..17 #R021
        Address #04A
          CityName T ..35 #241
          CountryCode C a=2 #242
          CountrySubDivisionCode C ..9 #244
          CountrySubDivisionName T ..35 #243
          Line T ..70 #239
          PostcodeID I ..9 #245
      CustomsValuation #41A
        MethodCode C ..3 #122
        ChargeDeduction* #58B
          ChargesTypeCode C ..3 #371
          OtherChargeDeductionAmount A 16,3 #181
      Destination #99B
        CountryCode C a=2 #465
        RegionID I ..9 #477
      DomesticDutyTaxParty* #55B
        ID I ..17 #R119
        RoleCode C ..3 #R005
      ExportCountry #95B
        ID C a=2 #062
      GovernmentProcedure* #70A
        CurrentCode C ..7 #166
        PreviousCode C ..7 #161
      Origin* #92A
        CountryCode C ..4 #063
        RegionID I ..9 #066
        TypeCode C ..3 #501
      Packaging* #93A
        SequenceNumeric! N 5,0 #006
        MarksNumbersID I ..512 #142
        QuantityQuantity Q 8,0 #144
        TypeCode C ..2 #141
        PackingMaterialDescription T ..256 #344
        LengthMeasure M 15,0 #367
        WidthMeasure M 15,0 #368
        HeightMeasure M 15,0 #402
        VolumeMeasure M 16,6 #395
      PreviousDocument* #99A
        CategoryCode C ..3 #D031
        ID I ..70 #D018
        TypeCode C ..3 #D019
        LineNumeric N 5,0 #171
      Seller #09B
        Name T ..70 #R050
        ID I ..17 #R051
        Address #04A
          CityName T ..35 #241
          CountryCode C a=2 #242
          CountrySubDivisionCode C ..9 #244
          CountrySubDivisionName T ..35 #243
          Line T ..70 #239
          PostcodeID I ..9 #245
        Contact #34A
          Name T ..70 #246
        Communication #25A
          ID I ..50 #240
          TypeCode C ..3 #253
      UCR #35B
        ID I ..35 #016
        TraderAssignedReferenceID I ..35 #009
      ValuationAdjustment #39B
        AdditionCode C ..4 #188
    Importer #74A
      Name T ..70 #R037
      ID I ..17 #R038
      Address #04A
        CityName T ..35 #241
        CountryCode C a=2 #242
        CountrySubDivisionCode C ..9 #244
        CountrySubDivisionName T ..35 #243
        Line T ..70 #239
        PostcodeID I ..9 #245
      Contact #34A
        Name T ..70 #246
      Communication #25A
        ID I ..50 #240
        TypeCode C ..3 #253
    Invoice #78A
      ID I ..70 #D016
      IssueDateTime D ..35 #D015
    Payer #56B
      Name T ..70 #R120
      ID I ..17 #R121
      Address #04A
        CityName T ..35 #241
        CountryCode C a=2 #242
        CountrySubDivisionCode C ..9 #244
        CountrySubDivisionName T ..35 #243
        Line T ..70 #239
        PostcodeID I ..9 #245
    PreviousDocument* #99A
      CategoryCode C ..3 #D031
      ID I ..70 #D018
      TypeCode C ..3 #D019
      LineNumeric N 5,0 #171
    Seller #09B
      Name T ..70 #R050
      ID I ..17 #R051
      Address #04A
        CityName T ..35 #241
        CountryCode C a=2 #242
        CountrySubDivisionCode C ..9 #244
        CountrySubDivisionName T ..35 #243
        Line T ..70 #239
        PostcodeID I ..9 #245
      Contact #34A
        Name T ..70 #246
      Communication #25A
        ID I ..50 #240
        TypeCode C ..3 #253
    Surety #19B
      Name T ..70 #R054
      ID I ..17 #R055
      Address #04A
        CityName T ..35 #241
        CountryCode C a=2 #242
        CountrySubDivisionCode C ..9 #244
        CountrySubDivisionName T ..35 #243
        Line T ..70 #239
        PostcodeID I ..9 #245
    TradeTerms #22B
      ConditionCode C a=3 #090
      CountryRelationshipCode C ..3 #106
      Description T ..70 #089
      LocationID I ..17 #L002
      LocationName T ..256 #L001
    UCR #35B
      ID I ..35 #016
      TraderAssignedReferenceID I ..35 #009
    Warehouse #43B
      ID I ..35 #L019
      TypeCode C ..3 #L112
  ObligationGuarantee* #90A
    AmountAmount A 16,3 #492
    ID I ..70 #D014
    ReferenceID I ..35 #100
    SecurityDetailsCode C ..3 #101
    AccessCode C ..4 #499
    GuaranteeOffice #14C
      ID I ..17 #G014
  PresentationOffice #15C
    ID I ..17 #G015
  SupervisingOffice #97B
    ID I ..17 #G012`;
