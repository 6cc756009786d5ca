create table "bank" (
    "buchungstag" text, -- dates as DD/MM/YYYY need --datestyle DMY to become a date; no NULL seen
    "valuta"      text, -- dates as DD.MM.YYYY need --datestyle DMY to become a date; no NULL seen
    "text"        text, -- no NULL seen
    "iban"        text, -- no NULL seen
    "betrag"      text, -- numbers with commas; no NULL seen
    "währung"     text, -- no NULL seen
    "saldo"       text, -- amounts with a currency sign; no NULL seen
    "imported"    text  -- dates as DD/MM/YYYY or MM/DD/YYYY need --datestyle DMY or MDY to become a date; no NULL seen
);
