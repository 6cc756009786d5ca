create table "events" (
    "id"         bigint,      -- 38000000000 to 38000000357; no NULL seen
    "type"       text,        -- no NULL seen
    "actor"      jsonb,       -- no NULL seen
    "repo"       jsonb,       -- no NULL seen
    "payload"    jsonb,       -- no NULL seen
    "public"     boolean,     -- no NULL seen
    "created_at" timestamptz, -- 2024-01-02T08:15:00Z to 2024-01-02T08:18:51Z; no NULL seen
    "pushed"     text         -- moments with and without a time zone: no timestamptz for "2024-01-02T08:15:01" in row 2; no NULL seen
);
