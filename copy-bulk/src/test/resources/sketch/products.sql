create table "products" (
    "sku"        text,    -- no NULL seen
    "name"       text,    -- no NULL seen
    "price"      numeric, -- 4.99 to 400.00; up to 2 decimals; no NULL seen
    "stock"      bigint,  -- 2 to 74; no NULL seen
    "attributes" jsonb,   -- no NULL seen
    "tags"       jsonb,   -- no NULL seen
    "ean"        text,    -- leading zeros, kept as text; no NULL seen
    "weight_kg"  numeric, -- "weight kg" in the file; up to 3 decimals; no NULL seen
    "valid_from" date,    -- "valid from" in the file; always 2024-01-01; no NULL seen
    "valid_to"   date     -- "valid to" in the file; always 9999-12-31; no NULL seen
);
