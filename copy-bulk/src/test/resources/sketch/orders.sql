create table "orders" (
    "order_id"   bigint,      -- "Order ID" in the file; 10001 to 10030; no NULL seen
    "placed_at"  timestamptz, -- "Placed At" in the file; 2024-01-02T08:15:00Z to 2024-01-03T13:49:19Z; no NULL seen
    "customer"   uuid,        -- no NULL seen
    "item_count" bigint,      -- "Item Count" in the file; 1 to 9; no NULL seen
    "total"      numeric,     -- 48.18 to 897.53; up to 2 decimals; no NULL seen
    "discount"   numeric,     -- "Discount %" in the file; 5 to 12.5; up to 1 decimal; NULL in 20 of 30
    "paid"       boolean,     -- no NULL seen
    "note"       text,        -- NULL in 24 of 30
    "reference"  numeric      -- more than 18 digits; 10305751049912548628 to 98872759553892504837; no NULL seen
);
