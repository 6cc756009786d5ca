create table "contacts" (
    "name"         text, -- no NULL seen
    "e_mail"       text, -- "E-Mail" in the file; no NULL seen
    "phone"        text, -- leading plus, kept as text; no NULL seen
    "phone_mobile" text, -- "Phone (mobile)" in the file; NULL in 8 of 24
    "zip"          text, -- leading zeros, kept as text: no bigint for "00501" in row 3; no NULL seen
    "country"      text, -- no NULL seen
    "customer_no"  text, -- "Customer No." in the file; leading zeros, kept as text; no NULL seen
    "credit_limit" text  -- "Credit Limit" in the file; amounts with a currency sign; no NULL seen
);
