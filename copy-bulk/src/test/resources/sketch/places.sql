create table "places" (
    "place"      text,             -- no NULL seen
    "lat"        numeric,          -- -58.766771 to 54.462525; up to 6 decimals; no NULL seen
    "lon"        numeric,          -- -172.082875 to 139.597918; up to 6 decimals; no NULL seen
    "elevation"  bigint,           -- -288 to 3820; NULL in 8 of 30
    "population" double precision, -- no NULL seen
    "geohash"    text,             -- no NULL seen
    "c_xmin"     numeric,          -- "xmin" in the file; -9.6926 to 9.9469; up to 4 decimals; no NULL seen
    "area"       text,             -- numbers with commas; no NULL seen
    "visited"    timestamp         -- no NULL seen
);
