// Made by scripts/wco-tables.ts from WCO_RES_2_DMS.xsd 2.2; do not edit.

/** Elements in order, with occurrence, kind, length and identifier. */
export const RESPONSE = `Response! #07B
  FunctionCode! C n..2 #017
  FunctionalReferenceID I ..35 #D026
  IssueDateTime D ..35 #D029
  AdditionalInformation* #03A
    StatementCode C ..17 #226
    StatementDescription T ..512 #225
    LimitDateTime D ..35 #264
    StatementTypeCode C ..3 #369
    Pointer* #97A
      SequenceNumeric N 5,0 #006
      DocumentSectionCode C ..3 #375
      TagID I ..4 #381
  Amendment* #06A
    ChangeReasonCode C ..3 #099
    Pointer* #97A
      SequenceNumeric N 5,0 #006
      DocumentSectionCode C ..3 #375
      TagID I ..4 #381
  AppealOffice #07A
    ID I ..17 #G001
  Bank #14A
    ReferenceID I ..17 #R069
    ID I ..35 #372
  ContactOffice* #35A
    ID I ..17 #G002
    Communication* #25A
      ID I ..50 #240
      TypeCode C ..3 #253
  Error* #53A
    Description T ..512 #488
    ValidationCode C ..8 #377
    Pointer* #97A
      SequenceNumeric N 5,0 #006
      DocumentSectionCode C ..3 #375
      TagID I ..4 #381
  Status* #12B
    EffectiveDateTime D ..35 #380
    NameCode C ..3 #379
    ReleaseDateTime D ..35 #277
    Pointer* #97A
      SequenceNumeric N 5,0 #006
      DocumentSectionCode C ..3 #375
      TagID I ..4 #381
  Declaration! #42A
    AcceptanceDateTime D ..35 #023
    CancellationDateTime D ..35 #373
    FunctionalReferenceID I ..35 #D026
    ID I ..70 #D014
    RejectionDateTime D ..35 #374
    VersionID I ..9 #383
    DutyTaxFee* #50A
      Payment #94A
        ReferenceID I ..35 #014
        TaxAssessedAmount A 16,3 #120
        DueDateTime D ..35 #376
        PaymentAmount A 16,3 #378
        ObligationGuarantee* #90A
          ReferenceID I ..35 #100
    GoodsShipment #67A
      GovernmentAgencyGoodsItem* #68A
        SequenceNumeric! N 5,0 #006
        Commodity #23A
          DutyTaxFee* #50A
            AdValoremTaxBaseAmount A 16,3 #116
            DeductAmount A 16,3 #111
            DutyRegimeCode C ..3 #164
            SpecificTaxBaseQuantity Q 16,6 #129
            TaxRateNumeric N #115
            TypeCode C ..3 #113
            Payment #94A
              TaxAssessedAmount A 16,3 #120
              PaymentAmount A 16,3 #378
  od:Declaration`;
