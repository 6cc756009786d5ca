create table "people" (
    "vorname"    text,    -- no NULL seen
    "größe_cm"   bigint,  -- "Größe (cm)" in the file; 150 to 195; no NULL seen
    "geburtstag" date,    -- 1941-06-09 to 2005-07-24; no NULL seen
    "straße"     text,    -- no NULL seen
    "plz"        text,    -- leading zeros, kept as text: no bigint for "01067" in row 3; no NULL seen
    "prénom"     text,    -- no NULL seen
    "c_2_prénom" text,    -- "2. Prénom" in the file; always NULL: nothing tells its type
    "order"      bigint,  -- 1 to 25; no NULL seen
    "column_9"   text,    -- "#" in the file; no NULL seen
    "größe_cm_2" numeric  -- "Größe [cm]" in the file; 1.52 to 1.97; up to 2 decimals; no NULL seen
);
